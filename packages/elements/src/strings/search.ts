/** The words of `<pv-search>` that are there from the start; its panel brings its own. */
export const search = {
  open: "Search customers",
  placeholder: "Name, domain, contact or status:at_risk",
} as const;

/** The words of the box in which a query is typed. */
export const queryField = {
  label: "Filter customers",
  list: "Suggestions",
  clear: "Clear",
  not: "not ",
  me: "Me",
  ops: { "<": "<", "<=": "≤", ">": ">", ">=": "≥" },
  edit: (chip: string) => `Edit ${chip}`,
  remove: (chip: string) => `Remove ${chip}`,
  chips: (query: string) => `Filtered by ${query}. Backspace edits the last filter.`,
  suggestions: (count: string, n: number) => (n === 1 ? "1 suggestion" : `${count} suggestions`),
} as const;
