/** What a token may be set to: a colour, a length, a number from 0 to 1, `light` or `dark`, or all that a background may be. */
export type TokenKind = "color" | "length" | "fraction" | "scheme" | "background";

/** A `--pv-*` custom property that a host may set on any element around ours. */
export interface Token {
  /** Without `--pv-`. */
  readonly name: string;
  readonly kind: TokenKind;
  /** The one element that reads it. Without it, all do. */
  readonly of?: string;
  readonly paints: string;
  /** As the style sheet has it. */
  readonly initial: string;
}

const color = <Name extends string>(name: Name, paints: string, initial: string) =>
  ({ name, kind: "color", paints, initial }) as const;

const state = <Name extends string>(
  name: Name,
  what: string,
  [quiet, border, text]: readonly [string, string, string],
) =>
  [
    color(`${name}-quiet`, `The ground of what is ${what}`, quiet),
    color(`${name}-border`, `Its dots, shapes and edges`, border),
    color(`${name}-text`, `Its words, on that ground and on the page`, text),
  ] as const;

const mixed = (part: string, share: number) =>
  `color-mix(in oklab, ${part} ${share.toString()}%, transparent)`;

/**
 * Every token that a host may set. No page loads this: it is what the types, the documents and the catalogue's editor are made from, and
 * a test holds it against the style sheets.
 */
export const TOKENS = [
  color(
    "accent",
    "Main buttons, links, what is chosen",
    "light-dark(oklch(0.5 0.17 262), oklch(0.76 0.12 262))",
  ),
  color("on-accent", "Text on the accent", "light-dark(oklch(1 0 0), oklch(0.2 0.03 262))"),
  color("focus", "The ring around what has the focus", "var(--_pv-accent)"),
  color("surface", "What floats: dialogs, menus, drawers", "light-dark(oklch(1 0 0), oklch(0.23 0.012 262))"),
  color("surface-text", "Text on what floats", "light-dark(oklch(0.25 0.02 262), oklch(0.94 0.008 262))"),
  color("text", "Text. Without it, the colour of the text around", "inherit"),
  color("text-quiet", "Labels, hints, times", mixed("currentColor", 72)),
  color("border", "Lines between rows and parts", mixed("currentColor", 14)),
  color("border-strong", "Edges of fields and buttons", mixed("currentColor", 56)),
  color("hover", "The ground under the pointer", mixed("currentColor", 5)),
  color("selected", "The ground of what is ticked or chosen", mixed("var(--_pv-accent)", 12)),
  color(
    "mark",
    "The ground of what a search has found",
    "light-dark(oklch(0.93 0.11 95), oklch(0.42 0.09 95))",
  ),
  ...state("healthy", "healthy or done", [
    "light-dark(oklch(0.96 0.04 155), oklch(0.29 0.05 155))",
    "light-dark(oklch(0.58 0.13 155), oklch(0.66 0.13 155))",
    "light-dark(oklch(0.41 0.1 155), oklch(0.87 0.11 155))",
  ]),
  ...state("watch", "to be watched", [
    "light-dark(oklch(0.965 0.05 90), oklch(0.3 0.05 85))",
    "light-dark(oklch(0.6 0.13 75), oklch(0.72 0.13 85))",
    "light-dark(oklch(0.43 0.09 70), oklch(0.89 0.1 90))",
  ]),
  ...state("at-risk", "at risk or wrong", [
    "light-dark(oklch(0.965 0.025 25), oklch(0.29 0.06 25))",
    "light-dark(oklch(0.6 0.2 27), oklch(0.68 0.18 27))",
    "light-dark(oklch(0.46 0.17 27), oklch(0.87 0.09 25))",
  ]),
  ...state("neutral", "in no such state", [
    mixed("currentColor", 7),
    mixed("currentColor", 56),
    mixed("currentColor", 82),
  ]),
  ...state("info", "a note", [
    "light-dark(oklch(0.96 0.025 250), oklch(0.29 0.05 250))",
    "light-dark(oklch(0.58 0.14 250), oklch(0.68 0.12 250))",
    "light-dark(oklch(0.43 0.13 250), oklch(0.86 0.07 250))",
  ]),
  {
    name: "space",
    kind: "length",
    paints: "The unit of gaps and padding",
    initial: "calc((4 - var(--_pv-density)) * 0.0625em)",
  },
  { name: "radius", kind: "length", paints: "Corners", initial: "0.375em" },
  {
    name: "density",
    kind: "fraction",
    paints: "How close things stand: 0 comfortable, 1 compact, and between",
    initial: "0",
  },
  {
    name: "color-scheme",
    kind: "scheme",
    paints: "Which colours are painted, `light` or `dark`. Without it, those of the page's `color-scheme`",
    initial: "inherit",
  },
  {
    name: "list-size",
    of: "pv-customer-list",
    kind: "length",
    paints: "How high the list of customers is",
    initial: "36em",
  },
  {
    name: "list-head",
    of: "pv-customer-list",
    kind: "background",
    paints: "Behind the list's header",
    initial: "transparent",
  },
  {
    name: "list-backdrop",
    of: "pv-customer-list",
    kind: "background",
    paints: "Behind pinned columns of the list, where the page's ground cannot be told, as a picture",
    initial: "var(--_pv-backdrop, Canvas)",
  },
  {
    name: "activity-top",
    of: "pv-activity",
    kind: "length",
    paints: "Where the days of the history stick, below a bar of the host's",
    initial: "0",
  },
  {
    name: "activity-backdrop",
    of: "pv-activity",
    kind: "background",
    paints: "Behind the days of the history, where the page's ground cannot be told",
    initial: "var(--_pv-backdrop, Canvas)",
  },
] as const satisfies readonly Token[];

/** The name of a token, such as `on-accent`. */
export type TokenName = (typeof TOKENS)[number]["name"];

/** The name of a token that every element reads. */
export type SharedToken = Exclude<(typeof TOKENS)[number], { readonly of: string }>["name"];
