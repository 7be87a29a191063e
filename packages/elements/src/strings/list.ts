import { words } from "../languages/spoken.ts";

/** The words of `<pv-customer-list>`. */
export const list = words("list", {
  label: "Customers",
  columns: {
    name: "Name",
    domain: "Domain",
    owner: "Owner",
    plan: "Plan",
    status: "Status",
    health: "Health",
    mrr: "MRR",
    tag: "Tags",
    created: "Created",
    updated: "Updated",
    id: "#",
  },
  select: (name: string) => `Select ${name}`,
  selectAll: "Select all",
  selected: (count: string, _n: number) => `${count} selected`,
  sameDomain: (count: string, n: number) =>
    n === 1 ? "1 customer has this domain" : `${count} customers have this domain`,
  soFar: (count: string, n: number) => (n === 1 ? "1 customer so far" : `${count} of your customers so far`),
  all: (count: string, n: number) =>
    n === 0 ? "No customers" : n === 1 ? "1 customer" : `${count} customers`,
  match: (count: string, n: number) =>
    n === 0 ? "No customers match" : n === 1 ? "1 customer matches" : `${count} customers match`,
  matchSoFar: (count: string, n: number, held: string, _heldN: number) =>
    `${n === 0 ? "No customers match" : n === 1 ? "1 customer matches" : `${count} customers match`} among the ${held} loaded so far`,
  sortedSoFar: (held: string, _n: number) => `sorted among the ${held} loaded so far`,
  sorting: "sorting",
  hidden: (count: string, _n: number) => `${count} churned or archived hidden`,
  inactive: "Show churned and archived",
  empty: "No customers yet. They appear here as soon as the first one is added.",
  emptyHidden: "Every customer here is churned or archived.",
  noMatch: "No customer matches.",
  noMatchYet: "No customer matches so far. More are still being loaded.",
  noMatchHidden: (count: string, _n: number) => `Only churned or archived customers match: ${count}.`,
  clear: "Clear the filter",
  showInactive: "Show them",
  forbidden: "You do not have access to the customers of this workspace. Ask one of its admins for it.",
  left: (name: string) => `The row is gone. Now on ${name}.`,
  leftAll: "The row is gone. The list is empty now.",
  openMenu: (column: string) => `${column}: sort, group, move, resize or hide`,
  sorted: (by: string) => (by ? `Sorted by ${by}` : "Sorted by newest first"),
  sortedBy: (column: string, rising: boolean) => `${column}, ${rising ? "rising" : "falling"}`,
  grouped: (column: string) => (column ? `Grouped by ${column}` : "No longer grouped"),
  group: (value: string, count: string) => `${value} · ${count}`,
  noValue: (column: string) => `No ${column.toLowerCase()}`,
  moved: (column: string, place: string, total: string) => `${column} is column ${place} of ${total}`,
  width: (column: string, count: string, _n: number) => `${column} is ${count} pixels wide`,
  hiddenColumn: (column: string) => `${column} is hidden. Display brings it back.`,
} as const);
