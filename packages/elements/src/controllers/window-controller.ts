import type { ReactiveController, ReactiveElement } from "lit";

/** Rows drawn beyond each edge of what is seen, so that a quick scroll meets no blank. */
const OVERSCAN = 6;

/**
 * Which rows of a long list are to be drawn. All rows of a layout have one height, which makes this arithmetic: the height is read off
 * a drawn row, and the host draws `start` to `end` by position, shifted by `offset`.
 */
export class WindowController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #resized: ResizeObserver;
  #scroller: HTMLElement | undefined;
  #rowHeight = 40;
  #start = 0;
  #end = 24;

  constructor(host: ReactiveElement) {
    this.#host = host;
    // A frame later, since a change of size made while sizes are reported would be reported again.
    this.#resized = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));
    host.addController(this);
  }

  get rowHeight(): number {
    return this.#rowHeight;
  }

  /** Rows that fit, for a jump by page. */
  get pageSize(): number {
    return Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / this.#rowHeight) - 1);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#scroller = undefined;
  }

  /** Follows the element that scrolls; called after each update, and only the first time does anything. */
  follow(scroller: HTMLElement): void {
    if (this.#scroller === scroller) return;
    this.#scroller = scroller;
    this.#resized.observe(scroller);
    scroller.addEventListener("scroll", this.measure, { passive: true });
    this.measure();
  }

  range(count: number): { start: number; end: number; offset: number } {
    const end = Math.min(count, this.#end);
    const start = Math.max(0, Math.min(this.#start, count - (this.#end - this.#start)));
    return { start, end, offset: start * this.#rowHeight };
  }

  /** Brings a row into view below a header of the given height. */
  reveal(index: number, header: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const top = index * this.#rowHeight;
    const room = scroller.clientHeight - header;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.#rowHeight > scroller.scrollTop + room) {
      scroller.scrollTop = top + this.#rowHeight - room;
    }
  }

  readonly measure = (): void => {
    const scroller = this.#scroller;
    if (!scroller || scroller.clientHeight === 0) return;
    const height = scroller.querySelector<HTMLElement>("[data-row]")?.offsetHeight;
    if (height) this.#rowHeight = height;
    const first = Math.floor(scroller.scrollTop / this.#rowHeight);
    const start = Math.max(0, first - OVERSCAN);
    const end = first + Math.ceil(scroller.clientHeight / this.#rowHeight) + OVERSCAN;
    if (start === this.#start && end === this.#end) return;
    this.#start = start;
    this.#end = end;
    this.#host.requestUpdate();
  };
}
