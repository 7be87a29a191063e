import type { ReactiveController, ReactiveElement } from "lit";

/** How far outside of what is seen a block is still drawn: about a screen and a half each way. */
const MARGIN = "1200px 0px";
/** Blocks at the start that are drawn before anything is known. */
const FIRST = 3;

/** Blocks carry their name here, and how many rows they hold. */
const SELECTOR = "[data-block]";

/**
 * Which blocks of a long page are to be drawn: those near to what is seen, however the page is scrolled. The others keep the height
 * that they had, or an estimate. What has the focus stays.
 */
export class BlockWindowController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #rowEm: number;
  readonly #near = new Map<string, boolean>();
  readonly #watched = new Set<HTMLElement>();
  #observer: IntersectionObserver | undefined;
  #isPrinting = false;

  /** @param rowEm about how high a row is, in em. */
  constructor(host: ReactiveElement, rowEm: number) {
    this.#host = host;
    this.#rowEm = rowEm;
    host.addController(this);
  }

  /** Whether to draw the block of this name, at this place among all. */
  isNear(name: string, place: number): boolean {
    return this.#isPrinting || (this.#near.get(name) ?? place < FIRST);
  }

  hostConnected(): void {
    addEventListener("beforeprint", this.#onPrint);
    addEventListener("afterprint", this.#onPrint);
  }

  hostUpdated(): void {
    const observer = (this.#observer ??= this.#observe());
    const blocks = new Set(this.#host.renderRoot.querySelectorAll<HTMLElement>(SELECTOR));
    for (const block of this.#watched) {
      if (blocks.has(block)) continue;
      observer.unobserve(block);
      this.#watched.delete(block);
    }
    for (const block of blocks) {
      if (!this.#watched.has(block)) observer.observe(block);
      this.#watched.add(block);
      const isDrawn = block.childElementCount > 0;
      if (isDrawn) block.style.blockSize = "";
      else if (!block.style.blockSize) {
        block.style.blockSize = `${Number(block.dataset["rows"]) * this.#rowEm}em`;
      }
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#watched.clear();
    removeEventListener("beforeprint", this.#onPrint);
    removeEventListener("afterprint", this.#onPrint);
  }

  #observe(): IntersectionObserver {
    // The margin for what scrolls within the page is not known to every browser, nor to the types.
    const options: IntersectionObserverInit & { scrollMargin: string } = {
      rootMargin: MARGIN,
      scrollMargin: MARGIN,
    };
    return new IntersectionObserver((entries) => this.#onSeen(entries), options);
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    let changed = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = target as HTMLElement;
      // Nothing can be told while the host is hidden.
      if (boundingClientRect.width === 0) continue;
      const near = isIntersecting || block.matches(":focus-within");
      const name = block.dataset["block"] ?? "";
      if (this.#near.get(name) === near) continue;
      this.#near.set(name, near);
      changed = true;
      if (!near) block.style.blockSize = `${boundingClientRect.height}px`;
    }
    if (changed) this.#host.requestUpdate();
  }

  readonly #onPrint = ({ type }: Event): void => {
    this.#isPrinting = type === "beforeprint";
    this.#host.requestUpdate();
  };
}
