import { words } from "../languages/spoken.ts";

/** The words of the box in which a query is typed. */
export const queryField = words("queryField", {
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
} as const);
