import type { CustomerGrouping, CustomerSort } from "@pivotal/sdk/store";
import type { ColumnAction } from "./column-menu.ts";
import {
  changeColumn,
  columnWidth,
  moveColumn,
  settingsOf,
  type Column,
  type ColumnKind,
  type ColumnSetting,
} from "./columns.ts";

/** How a list is arranged. What is absent of a change stays. */
export interface Arrangement {
  readonly columns: readonly ColumnSetting[];
  readonly sort: readonly CustomerSort[];
  readonly groupBy: CustomerGrouping | "";
}

/** By one key or one choice of the menu, in pixels. */
export const WIDTH_STEP = 16;

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

/** What an action of a column's menu changes. */
export function actOnColumn(
  action: ColumnAction,
  column: Column,
  shown: readonly Column[],
  { sort, groupBy }: Pick<Arrangement, "sort" | "groupBy">,
  width: number,
): Partial<Arrangement> {
  const { name } = column;
  const columns = settingsOf(shown);
  const at = shown.findIndex((one) => one.name === name);
  switch (action) {
    case "asc":
    case "desc":
      return { sort: [{ field: name, direction: action }] };
    case "add":
      return { sort: pressSort(sort, column, true) };
    case "unsort":
      return { sort: sort.filter(({ field }) => field !== name) };
    case "group":
      return column.group ? { groupBy: groupBy === column.group ? "" : column.group } : {};
    case "pin":
      return { columns: changeColumn(columns, name, { pinned: !column.pinned }) };
    case "earlier":
    case "later":
      return { columns: moveColumn(columns, name, at + (action === "later" ? 1 : -1)) };
    case "wider":
    case "narrower":
      return {
        columns: changeColumn(columns, name, {
          width: columnWidth(width + (action === "wider" ? WIDTH_STEP : -WIDTH_STEP)),
        }),
      };
    case "share":
      return { columns: changeColumn(columns, name, { width: undefined }) };
    case "hide":
      return { columns: columns.filter((one) => one.name !== name) };
  }
}
