import type { ListItems } from "./list-items.ts";

/** Which rows are ticked after a person has ticked one; with `range`, every row from the last one ticked as well. */
export class RowSelection {
  #anchor: string | undefined;

  tick(selected: readonly string[], items: ListItems, place: number, range: boolean): readonly string[] {
    const id = items.at(place)?.customer?.id;
    if (id === undefined) return selected;
    const ids = new Set(selected);
    const from = range ? items.placeOf(this.#anchor) : -1;
    if (from >= 0) for (const row of items.between(from, place)) ids.add(row.id);
    else if (!ids.delete(id)) ids.add(id);
    this.#anchor = id;
    return [...ids];
  }

  /** Ticks every row that matches; when they all are, none. Rows that do not match stay as they are. */
  tickAll(selected: readonly string[], { rows }: ListItems): readonly string[] {
    const ids = new Set(selected);
    const all = rows.every(({ id }) => ids.has(id));
    for (const { id } of rows) {
      if (all) ids.delete(id);
      else ids.add(id);
    }
    return [...ids];
  }
}

/** How many of the rows are ticked. */
export function tickedOf(selected: ReadonlySet<string>, { rows }: ListItems): "none" | "some" | "all" {
  if (selected.size === 0) return "none";
  const ticked = rows.some(({ id }) => selected.has(id));
  return !ticked
    ? "none"
    : selected.size >= rows.length && rows.every(({ id }) => selected.has(id))
      ? "all"
      : "some";
}
