import { columnWidth } from "./columns.ts";

/** A press that goes further than this is a drag, in pixels. */
const SLACK = 5;

export interface HeadListener {
  resize(column: number, width: number): void;
  /** Over which place a column is held; undefined when it was let go of elsewhere. */
  drag(column: number, to: number | undefined): void;
  drop(column: number, to: number): void;
  /** Neither dragged nor resized. */
  press(column: number, event: PointerEvent): void;
}

interface Press {
  readonly column: number;
  readonly cell: HTMLElement;
  readonly x: number;
  readonly width: number;
  readonly sizing: boolean;
  moved: boolean;
}

const cellOf = (target: EventTarget | null): HTMLElement | null =>
  (target as Element | null)?.closest<HTMLElement>("[role=columnheader][data-column]") ?? null;

/** What a mouse, a pen or a finger does with the headers. */
export class HeadPointer {
  readonly #listener: HeadListener;
  #press: Press | undefined;

  constructor(listener: HeadListener) {
    this.#listener = listener;
  }

  readonly down = (event: PointerEvent): void => {
    const cell = cellOf(event.target);
    const target = event.target as Element;
    if (!cell || event.button !== 0 || target.closest("input, .menu")) return;
    // The focus stays with the grid, and no text is marked on the way.
    event.preventDefault();
    const sizing = target.closest(".grip") !== null;
    const { width } = cell.getBoundingClientRect();
    this.#press = {
      column: Number(cell.dataset.column),
      cell,
      x: event.clientX,
      width,
      sizing,
      moved: false,
    };
    cell.setPointerCapture(event.pointerId);
  };

  readonly move = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press) return;
    const by = event.clientX - press.x;
    press.moved ||= Math.abs(by) > SLACK;
    if (!press.moved) return;
    const isRtl = getComputedStyle(press.cell).direction === "rtl";
    if (press.sizing) this.#listener.resize(press.column, columnWidth(press.width + (isRtl ? -by : by)));
    else this.#listener.drag(press.column, this.#over(press.cell, event.clientX));
  };

  readonly up = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press) return;
    this.#press = undefined;
    if (press.sizing) return;
    if (!press.moved) return this.#listener.press(press.column, event);
    const to = this.#over(press.cell, event.clientX);
    if (to === undefined) this.#listener.drag(press.column, undefined);
    else this.#listener.drop(press.column, to);
  };

  /** The browser has taken the press over, as for scrolling by touch. */
  readonly cancel = (): void => {
    const press = this.#press;
    this.#press = undefined;
    if (press && !press.sizing) this.#listener.drag(press.column, undefined);
  };

  #over(cell: HTMLElement, x: number): number | undefined {
    const cells = [...(cell.parentElement?.querySelectorAll<HTMLElement>("[data-column]:not(.tick)") ?? [])];
    const at = cells.findIndex((one) => {
      const { left, right } = one.getBoundingClientRect();
      return x >= left && x < right;
    });
    return at < 0 ? undefined : at;
  }
}
