import type { ReactiveController, ReactiveElement } from "lit";
import { afterPaint } from "./after-paint.ts";

/** Rows drawn beyond each edge of what is seen, so that a quick scroll meets no blank. */
const OVERSCAN = 4;
/** The height that is drawn before it is known, in pixels; rows that are missing follow before anything is painted. */
const FIRST_HEIGHT = 560;

/** What a list does when what is seen of it changes. */
export interface WindowListener {
  /** Other rows are in view, or rows have another height. Called within the frame, so that no blank is painted. */
  draw(): void;
  /** The room for rows has changed. */
  resized(): void;
  /** The list was moved sideways. */
  shifted(scrollLeft: number): void;
}

const isUnseen = ({ clientHeight, clientWidth }: HTMLElement): boolean =>
  clientHeight === 0 || clientWidth === 0;

/**
 * Which rows of a long list are to be drawn. All rows of a layout have one height, which makes this arithmetic: the height is read off
 * a drawn row.
 */
export class WindowController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #listener: WindowListener;
  #resized: ResizeObserver | undefined;
  #frame: number | undefined;
  #scroller: HTMLElement | undefined;
  #rowHeight = 40;
  #height = 0;
  #width = 0;
  #top = 0;
  #left = 0;
  /** None until the rows in view are painted, which are not to wait for others. */
  #overscan = 0;

  constructor(host: ReactiveElement, listener: WindowListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  get rowHeight(): number {
    return this.#rowHeight;
  }

  /** The room for columns in em, beside something of so many pixels; infinite while nothing of the list can be seen. */
  room(beside: number): number {
    const width = this.#width || this.#host.clientWidth;
    return width === 0 ? Infinity : (width - beside) / parseFloat(getComputedStyle(this.#host).fontSize);
  }

  /** Rows that fit, for a jump by page. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.#height / this.#rowHeight) - 1);
  }

  hostDisconnected(): void {
    this.#resized?.disconnect();
    this.#scroller?.removeEventListener("scroll", this.#onScroll);
    this.#scroller = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  /** Follows the element that scrolls; called after each update, and only the first time does anything. */
  follow(scroller: HTMLElement): void {
    if (this.#scroller === scroller) return;
    this.#scroller = scroller;
    this.#resized ??= new ResizeObserver(this.#onResized);
    this.#resized.observe(scroller);
    afterPaint(() => {
      this.#overscan = OVERSCAN;
      this.#listener.draw();
    });
    scroller.addEventListener("scroll", this.#onScroll, { passive: true });
  }

  /** The places to draw, of `count`. While nothing of the list can be seen, those that were seen last. */
  range(count: number): { start: number; end: number } {
    const size = Math.ceil((this.#height || FIRST_HEIGHT) / this.#rowHeight) + 1 + 2 * this.#overscan;
    const first = Math.floor(this.#top / this.#rowHeight) - this.#overscan;
    const start = Math.max(0, Math.min(first, count - size));
    return { start, end: Math.min(count, start + size) };
  }

  /** The place that is seen first, and how far it is scrolled away, in pixels. */
  get first(): { place: number; shift: number } {
    const place = Math.floor(this.#top / this.#rowHeight);
    return { place, shift: this.#top - place * this.#rowHeight };
  }

  /** Scrolls so that a place is the first one seen. */
  scrollTo(place: number, shift = 0): void {
    if (this.#scroller) this.#scroller.scrollTop = place * this.#rowHeight + shift;
    this.#top = this.#scroller?.scrollTop ?? 0;
  }

  /** Brings a place into view. */
  reveal(place: number): void {
    const top = place * this.#rowHeight;
    if (top < this.#top) this.scrollTo(place);
    else if (top + this.#rowHeight > this.#top + this.#height) {
      this.scrollTo(place, this.#rowHeight - this.#height);
    }
  }

  /** Reads again what styles have made of the list, once that was known. */
  remeasure(): void {
    if (this.#width > 0) this.measure();
  }

  /** Reads what styles and the page have made of the list. Does nothing while nothing of it can be seen. */
  measure(): void {
    const scroller = this.#scroller;
    if (!scroller || isUnseen(scroller)) return;
    const { clientWidth, clientHeight, scrollTop } = scroller;
    const rowHeight = scroller.querySelector<HTMLElement>("[data-row]")?.offsetHeight || this.#rowHeight;
    const redraw = rowHeight !== this.#rowHeight || clientHeight !== this.#height || scrollTop !== this.#top;
    const resized = clientWidth !== this.#width;
    this.#rowHeight = rowHeight;
    this.#height = clientHeight;
    this.#width = clientWidth;
    this.#top = scrollTop;
    if (redraw) this.#listener.draw();
    if (resized) this.#listener.resized();
  }

  readonly #onResized = (): void => {
    // The first report comes with the first layout, which need not be forced, and before it is painted. What is drawn then may
    // change the size at once, which a browser calls a loop: nobody listens until the next frame.
    if (this.#width === 0) {
      this.measure();
      if (this.#width === 0) return;
      this.#resized?.disconnect();
    }
    // A frame later, since a change of size made while sizes are reported would be reported again.
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.measure();
      if (this.#scroller) this.#resized?.observe(this.#scroller);
    });
  };

  readonly #onScroll = (): void => {
    const scroller = this.#scroller;
    // A list that is hidden is scrolled to its start by the browser, and back when it is shown.
    if (!scroller || isUnseen(scroller)) return;
    const { scrollTop, scrollLeft } = scroller;
    if (scrollLeft !== this.#left) this.#listener.shifted((this.#left = scrollLeft));
    if (scrollTop === this.#top) return;
    this.#top = scrollTop;
    this.#listener.draw();
  };
}
