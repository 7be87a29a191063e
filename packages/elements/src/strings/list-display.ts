import { words } from "../languages/spoken.ts";

/** The words of the panel that says how the list is shown. */
export const listDisplay = words("listDisplay", {
  open: "Display",
  group: "Group by",
  none: "Nothing",
  sort: "Sort by",
  newest: "Newest first",
  rising: "Rising",
  falling: "Falling",
  columns: "Columns",
  up: (column: string) => `Move ${column} up`,
  down: (column: string) => `Move ${column} down`,
  reset: "Usual columns",
} as const);
