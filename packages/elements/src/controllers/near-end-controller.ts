import type { ReactiveController, ReactiveElement } from "lit";

/** How far below what is seen the end counts as near. */
const MARGIN = "600px";

/** Tells when the end of a list is near to being seen, again after each update while it stays so. */
export class NearEndController implements ReactiveController {
  readonly #end: () => Element | null | undefined;
  readonly #near: () => void;
  #observer: IntersectionObserver | undefined;

  /** @param end the element at the end of the list; none while there is no more to come. */
  constructor(host: ReactiveElement, end: () => Element | null | undefined, near: () => void) {
    this.#end = end;
    this.#near = near;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) this.#near();
      },
      { rootMargin: MARGIN },
    );
    // Observed anew, it tells where it stands once more.
    this.#observer.disconnect();
    const end = this.#end();
    if (end) this.#observer.observe(end);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
