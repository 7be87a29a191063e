/** One key, or one after another, pressed for real in a story, and what must be so after it. The table of `docs/keyboard.md`. */
export interface KeyRow {
  readonly keys: readonly string[];
  /** Typed after the keys. */
  readonly text?: string;
  readonly does: string;
  /** Asked of the page until it is true; `deep(selector)` finds through shadow roots, `focused()` is the innermost with the focus. */
  readonly check: string;
}

export interface KeyPattern {
  readonly name: string;
  readonly story: string;
  /** What gets the focus first. */
  readonly start: string;
  readonly rows: readonly KeyRow[];
}

const at = (place: string) => `deep("[role=grid]").getAttribute("aria-activedescendant") === "cell-${place}"`;

/** Each row goes on from the one before. */
export const KEYBOARD: readonly KeyPattern[] = [
  {
    name: "Grid of customers",
    story: "elements-customer-list--selectable",
    start: "[role=grid]",
    rows: [
      { keys: ["ArrowDown"], does: "Goes to the row below", check: at("2--1") },
      { keys: ["ArrowRight"], does: "Goes to the next cell", check: at("2-0") },
      { keys: ["ArrowLeft"], does: "Goes to the cell before", check: at("2--1") },
      { keys: ["ArrowUp"], does: "Goes to the row above", check: at("1--1") },
      {
        keys: ["Space"],
        does: "Takes away the tick that the row has",
        check: `deep("[data-row='1']").getAttribute("aria-selected") !== "true"`,
      },
      {
        keys: ["Space"],
        does: "Ticks the row",
        check: `deep("[data-row='1']").getAttribute("aria-selected") === "true"`,
      },
    ],
  },
  {
    name: "Search in a dialog",
    story: "elements-search--playground",
    start: "pv-search >>> .trigger",
    rows: [
      {
        keys: ["Enter"],
        does: "Opens the search with the focus in its box",
        check: `focused().role === "combobox"`,
      },
      {
        keys: [],
        text: "a",
        does: "Finds customers while it is typed",
        check: `!!deep("[role=option][id^=customer-]")`,
      },
      {
        keys: ["ArrowDown"],
        does: "Goes to the next of what was found",
        check: `!!focused().getAttribute("aria-activedescendant")`,
      },
      {
        keys: ["Escape"],
        does: "Clears what was typed",
        check: `focused().value === "" || !deep("dialog").open`,
      },
      { keys: ["Escape"], does: "Closes the search and gives the focus back", check: `!deep("dialog").open` },
    ],
  },
  {
    name: "Tabs of a record",
    story: "elements-customer--playground",
    start: "[role=tab][aria-selected=true]",
    rows: [
      { keys: ["ArrowRight"], does: "Goes to the next tab", check: `/Contacts/.test(focused().textContent)` },
      { keys: ["End"], does: "Goes to the last tab", check: `/Health/.test(focused().textContent)` },
      { keys: ["Home"], does: "Goes to the first tab", check: `/Overview/.test(focused().textContent)` },
    ],
  },
];
