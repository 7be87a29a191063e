import { backgroundsOf } from "../base/backdrop.ts";
import { contrast, hex, legible, over, readColour, type Colour } from "./colour.ts";
import { PAIRS, type Pair } from "./pairs.ts";

/** How far two tokens stand out from each other, where an element stands. */
export interface Contrast extends Pair {
  /** From 1 to 21. */
  readonly ratio: number;
  /** A colour for `front` that stands out enough; only where the ratio is too low. */
  readonly better: string | undefined;
  /** Which of the two sets of colours the element paints with. */
  readonly scheme: "light" | "dark";
}

/** A place in the element's shadow root where its colours can be asked for. Nothing of it is painted or read out. */
class Probe {
  readonly #outer = document.createElement("span");
  readonly #inner = document.createElement("span");

  constructor(root: ShadowRoot) {
    this.#outer.hidden = true;
    this.#outer.append(this.#inner);
    root.append(this.#outer);
  }

  /** `around` is the colour of the text around, which quiet colours are mixed from. */
  read(colour: string, around?: string): Colour | undefined {
    if (around) this.#outer.style.setProperty("color", around);
    const found = readColour(this.#inner, colour);
    this.#outer.style.removeProperty("color");
    return found;
  }

  /** A colour of the page, not of the element: `Canvas` is what the page's own colour scheme makes it. */
  readOfPage(colour: string): Colour | undefined {
    const { colorScheme } = getComputedStyle(document.documentElement);
    this.#inner.style.setProperty("color-scheme", colorScheme);
    const found = readColour(this.#inner, colour);
    this.#inner.style.removeProperty("color-scheme");
    return found;
  }

  remove(): void {
    this.#outer.remove();
  }
}

const role = (name: string): string => (name === "text" ? "currentColor" : `var(--_pv-${name})`);

/** What the page paints behind an element; none where a picture is part of it, whose colours cannot be told. */
function pageBehind(element: Element, probe: Probe): Colour | undefined {
  const { colours, hasPicture } = backgroundsOf(element);
  if (hasPicture) return undefined;
  let behind = probe.readOfPage("Canvas");
  for (const colour of colours.toReversed()) {
    const layer = probe.readOfPage(colour);
    if (layer && behind) behind = over(layer, behind);
  }
  return behind;
}

function measure(pair: Pair, page: Colour, probe: Probe, scheme: Contrast["scheme"]): Contrast | undefined {
  const around = pair.on === "surface" ? role("surface-text") : undefined;
  const floor = pair.on === "surface" ? probe.read(role("surface")) : page;
  const ground =
    pair.ground === "page" || pair.ground === pair.on ? floor : probe.read(role(pair.ground), around);
  const front = probe.read(role(pair.front), around);
  if (!floor || !ground || !front) return undefined;
  const behind = over(ground, over(floor, page));
  const seen = over(front, behind);
  const ratio = contrast(seen, behind);
  const better = ratio < pair.least ? hex(legible(seen, behind, pair.least)) : undefined;
  return { ...pair, ratio, better, scheme };
}

/** The contrasts of all that an element of ours paints, where it stands on the page. None for what is no element of ours. */
export function contrastOf(element: Element): readonly Contrast[] {
  const { shadowRoot: root } = element;
  if (!root || !element.isConnected) return [];
  const probe = new Probe(root);
  try {
    // Who does not take our tokens has no such role.
    if (!getComputedStyle(element).getPropertyValue("--_pv-accent")) return [];
    const page = pageBehind(element, probe);
    const scheme = probe.read("light-dark(#fff, #000)")?.[0] === 0 ? "dark" : "light";
    if (!page) return [];
    return PAIRS.map((pair) => measure(pair, page, probe, scheme)).filter((found) => found !== undefined);
  } finally {
    probe.remove();
  }
}
