import type { CustomerSort } from "@pivotal/sdk/store";
import type { Column, ColumnKind } from "./columns.ts";

const FALLING_FIRST = new Set<ColumnKind>(["day", "money", "number", "health"]);

/** What pressing a header makes of the sort: the usual direction first, then the other, then none. `add` keeps what is sorted by before. */
export function pressSort(
  sort: readonly CustomerSort[],
  { name, kind }: Column,
  add: boolean,
): readonly CustomerSort[] {
  const first = FALLING_FIRST.has(kind) ? "desc" : "asc";
  const held = sort.find(({ field }) => field === name);
  const next: CustomerSort = {
    field: name,
    direction: held ? (held.direction === "asc" ? "desc" : "asc") : first,
  };
  const isOver = held !== undefined && next.direction === first;
  if (!add) return isOver ? [] : [next];
  if (isOver) return sort.filter((one) => one !== held);
  return held ? sort.map((one) => (one === held ? next : one)) : [...sort, next];
}
