import type { GridPlace } from "./grid-moves.ts";
import type { ListItems } from "./list-items.ts";
import type { RowPool } from "./row-pool.ts";

/** The cell that the keyboard is on. It belongs to a customer: rows that come in above it do not move it off. */
export class ActiveCell {
  #at: GridPlace = { place: 0, column: 0 };
  #id: string | undefined;
  #marked: HTMLElement | undefined;

  get at(): GridPlace {
    return this.#at;
  }

  move(at: GridPlace, items: ListItems): void {
    this.#at = at;
    this.#id = items.at(at.place)?.customer?.id;
  }

  /** Follows its customer to where it now stands. When that is gone the next one takes over, which is what is returned. */
  follow(items: ListItems): "kept" | "gone" {
    const { place, column } = this.#at;
    if (this.#id === undefined || place < 0 || items.at(place)?.customer?.id === this.#id) return "kept";
    const found = items.placeOf(this.#id);
    if (found >= 0) {
      this.#at = { place: found, column };
      return "kept";
    }
    this.move({ place: Math.max(0, Math.min(place, items.length - 1)), column }, items);
    return "gone";
  }

  /** Marks the cell where it is drawn, and gives its id; none where it is out of sight. */
  mark(pool: RowPool, head: HTMLElement | null): string | null {
    const { place, column } = this.#at;
    const cell =
      place < 0
        ? (head?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? undefined)
        : pool.rowAt(place)?.cell(column);
    const id = cell ? `cell-${place}-${column}` : null;
    if (cell !== this.#marked) {
      this.#marked?.classList.remove("current");
      this.#marked?.removeAttribute("id");
      this.#marked = cell;
    }
    if (cell && id) {
      cell.classList.add("current");
      if (cell.id !== id) cell.id = id;
    }
    return id;
  }

  get element(): HTMLElement | undefined {
    return this.#marked;
  }
}
