import { words } from "../languages/spoken.ts";

/** The words of `<pv-search>` that are there from the start; its panel brings its own. */
export const search = words("search", {
  open: "Search customers",
  placeholder: "Name, domain, contact or status:at_risk",
  /** A key. */
  control: "Ctrl",
} as const);
