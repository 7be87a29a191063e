import type { Arrangement } from "./arranger.ts";
import type { ColumnAction } from "./column-menu.ts";
import { changeColumn, columnWidth, moveColumn, settingsOf, WIDTH_STEP, type Column } from "./columns.ts";
import { pressSort } from "./press-sort.ts";

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
