import { tongue } from "../../languages/spoken.ts";
import type { ListItems } from "./list-items.ts";
import { ListRow, type RowContext } from "./list-row.ts";

/** After a scroll, rows are put into the order in which they are read once it has been still for this long, in milliseconds. */
const STILL_MS = 120;

interface Slot {
  readonly row: ListRow;
  place: number;
  version: number;
}

/**
 * The rows on the screen, recycled by place: the row that leaves at the top comes in at the bottom with another customer's texts. A
 * scroll by one row thus writes one row. All rows of a layout have one height, so that each stands where its place says.
 */
export class RowPool {
  readonly #parent: HTMLElement;
  readonly #context: () => RowContext;
  #slots: Slot[] = [];
  #built = "";
  #tongue: unknown;
  #version = 0;
  #start = 0;
  #rowHeight = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: HTMLElement, context: () => RowContext) {
    this.#parent = parent;
    this.#context = context;
  }

  /** What is shown may have changed: every row is written again when next drawn. */
  invalidate(): void {
    this.#version++;
  }

  /** The row that shows a place, when it is drawn. */
  rowAt(place: number): ListRow | undefined {
    const slot = this.#slots[place % this.#slots.length];
    return slot?.place === place ? slot.row : undefined;
  }

  draw(items: ListItems, start: number, end: number, rowHeight: number): void {
    const context = this.#context();
    // A width or a place that changes is the style sheet's business.
    const built = `${context.columns.map(({ name, kind }) => `${kind} ${name}`).join()} ${context.selectable} ${context.locale} ${context.isRtl}`;
    if (built !== this.#built || tongue() !== this.#tongue) this.#rebuild(built, context);
    this.#resize(end - start, context);
    if (rowHeight !== this.#rowHeight) for (const slot of this.#slots) slot.place = -1;
    this.#rowHeight = rowHeight;
    for (let place = start; place < end; place++) {
      const slot = this.#slots[place % this.#slots.length];
      const item = items.at(place);
      if (!slot || !item || (slot.place === place && slot.version === this.#version)) continue;
      if (slot.place !== place) slot.row.element.style.transform = `translateY(${place * rowHeight}px)`;
      slot.place = place;
      slot.version = this.#version;
      slot.row.show(item, place, context);
    }
    if (start !== this.#start) this.#orderSoon();
    this.#start = start;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #rebuild(built: string, context: RowContext): void {
    this.#built = built;
    this.#tongue = tongue();
    for (const { row } of this.#slots) row.remove(context);
    this.#slots = [];
  }

  #resize(count: number, context: RowContext): void {
    if (count === this.#slots.length) return;
    // Which row shows which place depends on how many there are.
    this.#slots.forEach((slot, at) => {
      if (slot.place % count !== at) slot.place = -1;
    });
    while (this.#slots.length > count) this.#slots.pop()?.row.remove(context);
    while (this.#slots.length < count) {
      const row = new ListRow(context);
      this.#parent.append(row.element);
      this.#slots.push({ row, place: -1, version: -1 });
    }
    this.#orderSoon();
  }

  #orderSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#order(), STILL_MS);
  }

  /** Assistive technology reads in the order of the document. A row that has the focus stays, and the others move around it. */
  #order(): void {
    const inOrder = this.#slots.toSorted((a, b) => a.place - b.place).map(({ row }) => row.element);
    if (inOrder.every((element, at) => this.#parent.children[at] === element)) return;
    const focused = (this.#parent.getRootNode() as ShadowRoot).activeElement;
    const still = inOrder.findIndex((element) => element.contains(focused));
    const [before, after] = [inOrder.slice(0, Math.max(0, still)), inOrder.slice(still + 1)];
    const anchor = inOrder[still] ?? null;
    for (const element of before) this.#parent.insertBefore(element, anchor);
    this.#parent.append(...after);
  }
}
