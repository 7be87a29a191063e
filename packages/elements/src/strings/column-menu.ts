import { words } from "../languages/spoken.ts";

/** The words of a column's menu. */
export const columnMenu = words("columnMenu", {
  label: (column: string) => `Column ${column}`,
  /** What rising and falling mean for a kind of column. */
  orders: (kind: string): readonly [rising: string, falling: string] => {
    if (kind === "day") return ["Sort oldest first", "Sort newest first"];
    if (kind === "money" || kind === "number" || kind === "id" || kind === "health") {
      return ["Sort lowest first", "Sort highest first"];
    }
    return kind === "status"
      ? ["Sort onboarding first", "Sort archived first"]
      : ["Sort A to Z", "Sort Z to A"];
  },
  add: "Then sort by this",
  unsort: "Stop sorting",
  unsortOne: "Leave out of the sort",
  group: "Group by this",
  pin: "Keep in sight",
  left: "Move left",
  right: "Move right",
  wider: "Wider",
  narrower: "Narrower",
  share: "Usual width",
  hide: "Hide column",
  keys: { add: "Shift ↵", left: "Shift ←", right: "Shift →" },
} as const);
