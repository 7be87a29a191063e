import type { SharedToken } from "../styles/token-list.ts";
import { tokens } from "../styles/tokens.styles.ts";

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** A token that may be set, such as `onAccent` for `--pv-on-accent`; see docs/generated/tokens.md. Those of one element are set in CSS. */
export type AppearanceVariable = Camel<Exclude<SharedToken, "color-scheme" | "density">>;

/** How elements look, for a host that sets it from a script. */
export interface Appearance {
  /** Which colours the elements paint with. The page's own text and background are the host's. Default `auto`: its `color-scheme`. */
  theme?: "light" | "dark" | "auto" | undefined;
  /** How close things stand. Default: as the page's CSS says, else `comfortable`. */
  density?: "comfortable" | "compact" | undefined;
  /** Colours and lengths as CSS writes them, `var()` included. None with a `url()`. */
  variables?: Partial<Readonly<Record<AppearanceVariable, string | undefined>>> | undefined;
}

/** A name that is no token's, or a value that does not fit. */
export type Refused = readonly [name: string, value: string, isKnown: boolean];

const LENGTHS = /^(space|radius)$/;
// A string or an escape could hide a url(); nothing that a token needs has one.
const UNSAFE = /[\\;{}"'<@!]|url\(/i;

const held = new WeakMap<HTMLElement, string[]>();

/** What a token is set to; undefined for what does not fit it. */
function valueOf(key: string, value: string): string | undefined {
  if (key === "theme") return /^(light|dark)$/.exec(value)?.[0];
  if (key === "density") return { comfortable: "0", compact: "1" }[value];
  const fits = CSS.supports(LENGTHS.test(key) ? "padding-top" : "color", value);
  return fits && !UNSAFE.test(value) ? value : undefined;
}

/**
 * Sets how the elements look, in place of what was set before, from the next frame on. `null` takes it away. Names that are no tokens and
 * values that do not fit are left out, and the console says so.
 * @param on what the elements are in. Default: the page.
 * @param others whether names that are no tokens are somebody else's affair.
 */
export function setAppearance(
  appearance: Appearance | null | undefined,
  on: HTMLElement = document.documentElement,
  others?: boolean,
): void {
  const { style } = on;
  const { theme, density, variables } = appearance ?? {};
  const refused: Refused[] = [];
  const wanted = { ...variables, theme: theme === "auto" ? undefined : theme, density };
  held.get(on)?.forEach((name) => style.removeProperty(name));
  held.set(
    on,
    Object.entries(wanted).map(([key, given]) => {
      const name =
        key === "theme" ? "--pv-color-scheme" : `--pv-${key.replace(/[A-Z]/g, "-$&").toLowerCase()}`;
      // The style sheet itself says what there is, so that no page carries a list.
      const isKnown = tokens.cssText.includes(`(${name},`);
      const value = given && isKnown ? valueOf(key, given) : undefined;
      if (value) style.setProperty(name, value);
      else if (given && (isKnown || !others)) refused.push([key, given, isKnown]);
      return name;
    }),
  );
  if (refused[0]) {
    import("./appearance-refused.ts")
      .then(({ explain }) => explain(refused, tokens.cssText))
      .catch(reportError);
  }
}
