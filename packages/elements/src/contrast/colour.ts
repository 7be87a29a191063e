/** Red, green and blue from 0 to 1, and how much of it covers what is behind. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Reads a colour as the browser works it out where the probe stands: `oklch()`, `color-mix()`, `light-dark()` and variables alike. Mixed
 * with itself it is told in one form whatever it was written in. None when it is no colour.
 */
export function readColour(probe: HTMLElement, colour: string): Colour | undefined {
  probe.style.setProperty("color", `color-mix(in srgb, ${colour}, ${colour})`);
  const found = /^color\(srgb (\S+) (\S+) (\S+?)(?: \/ (\S+))?\)$/.exec(getComputedStyle(probe).color);
  probe.style.removeProperty("color");
  if (!found) return undefined;
  const [, red, green, blue, alpha = "1"] = found;
  const part = (text: string | undefined) => Math.min(1, Math.max(0, Number(text) || 0));
  return [part(red), part(green), part(blue), part(alpha)];
}

/** One colour painted over another, which covers all. */
export function over([red, green, blue, alpha]: Colour, [r, g, b]: Colour): Colour {
  const mix = (top: number, below: number) => top * alpha + below * (1 - alpha);
  return [mix(red, r), mix(green, g), mix(blue, b), 1];
}

function luminance([red, green, blue]: Colour): number {
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The contrast of two colours that cover, from 1 to 21, as WCAG 2 has it. */
export function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

export const hex = ([red, green, blue]: Colour): string =>
  `#${[red, green, blue]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

const BLACK: Colour = [0, 0, 0, 1];
const WHITE: Colour = [1, 1, 1, 1];

/** The colour nearest to this one, on its way to black or white, that stands out enough on the ground. */
export function legible(colour: Colour, ground: Colour, least: number): Colour {
  const end = contrast(BLACK, ground) > contrast(WHITE, ground) ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.02) {
    const [r, g, b] = end;
    const tried = over([r, g, b, share], colour);
    if (contrast(tried, ground) >= least) return tried;
  }
  return end;
}
