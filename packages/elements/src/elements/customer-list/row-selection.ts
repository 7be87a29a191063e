import type { PvCustomerListSelectionDetail } from "./customer-list.events.ts";
import type { ListItems } from "./list-items.ts";

/** The list, as far as its ticked rows go. */
interface SelectingList extends EventTarget {
  readonly selectable: boolean;
  selected: readonly string[];
}

/** Which rows are ticked. The list holds them; this is what a person does with them. */
export class RowSelection {
  readonly #list: SelectingList;
  #anchor: string | undefined;
  #of: readonly string[] = [];
  #ids: ReadonlySet<string> = new Set();

  constructor(list: SelectingList) {
    this.#list = list;
  }

  get ids(): ReadonlySet<string> {
    const { selected } = this.#list;
    if (selected !== this.#of) this.#ids = new Set((this.#of = selected));
    return this.#ids;
  }

  /** Ticks or unticks a row; with `range`, ticks every row from the last one on. */
  tick(items: ListItems, place: number, range: boolean): void {
    const id = items.at(place)?.customer?.id;
    if (id === undefined) return;
    const ids = new Set(this.ids);
    const from = range ? items.placeOf(this.#anchor) : -1;
    if (from >= 0) for (const row of items.between(from, place)) ids.add(row.id);
    else if (!ids.delete(id)) ids.add(id);
    this.#anchor = id;
    this.set([...ids]);
  }

  /** Ticks every row that matches; when they all are, none. Rows that do not match stay as they are. */
  tickAll({ rows }: ListItems): void {
    if (!this.#list.selectable) return;
    const ids = new Set(this.ids);
    const all = rows.every(({ id }) => ids.has(id));
    for (const { id } of rows) {
      if (all) ids.delete(id);
      else ids.add(id);
    }
    this.set([...ids]);
  }

  set(ids: readonly string[]): void {
    this.#list.selected = ids;
    this.#list.dispatchEvent(
      new CustomEvent<PvCustomerListSelectionDetail>("pv-customer-list-selection", {
        detail: { ids },
        bubbles: true,
        composed: true,
      }),
    );
  }

  /** How many of the rows are ticked. */
  of({ rows }: ListItems): "none" | "some" | "all" {
    const { ids } = this;
    if (ids.size === 0 || !rows.some(({ id }) => ids.has(id))) return "none";
    return ids.size >= rows.length && rows.every(({ id }) => ids.has(id)) ? "all" : "some";
  }
}
