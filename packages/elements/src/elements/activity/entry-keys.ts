import type { ReactiveController, ReactiveElement } from "lit";

const KEYS = new Set(["ArrowDown", "ArrowUp", "PageDown", "PageUp"]);
const ENDS = new Set(["Home", "End"]);
/** Entries that a jump by page passes. */
const PAGE = 10;

function focusOn(entry: HTMLElement | undefined): void {
  entry?.focus({ preventScroll: true });
  entry?.scrollIntoView({ block: "nearest" });
}

/** Makes the entries of a feed one stop of the Tab key, with arrows between them. */
export class EntryKeys implements ReactiveController {
  readonly #host: ReactiveElement;
  #stop: HTMLElement | undefined;
  /** Where the focus goes as soon as it is drawn. */
  #wanted: Element | undefined;
  #isFirst = true;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#stop?.isConnected) this.#stopAt(this.#entries()[0]);
    if (this.#wanted?.childElementCount) this.#goToEnd();
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const { key, target } = event;
    if (!(KEYS.has(key) || ENDS.has(key)) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(target instanceof HTMLElement) || !target.matches(".entry")) return;
    event.preventDefault();
    if (ENDS.has(key)) return this.#scrollToEnd(key === "Home");
    const entries = this.#entries();
    const at = entries.indexOf(target);
    const places: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
    };
    const to = entries[Math.max(0, Math.min(entries.length - 1, places[key] ?? at))];
    focusOn(to);
  };

  readonly onFocus = ({ target }: FocusEvent): void => {
    const entry = target instanceof Element ? target.closest<HTMLElement>(".entry") : null;
    if (entry) this.#stopAt(entry);
  };

  /** The block at the end may not be drawn yet: it is brought into view, and the focus follows. */
  #scrollToEnd(isFirst: boolean): void {
    const blocks = [...(this.#host.shadowRoot?.querySelectorAll("[data-block]") ?? [])];
    this.#wanted = isFirst ? blocks[0] : blocks.at(-1);
    this.#isFirst = isFirst;
    this.#wanted?.scrollIntoView({ block: isFirst ? "start" : "end" });
    if (this.#wanted?.childElementCount) this.#goToEnd();
  }

  #goToEnd(): void {
    const entries = [...(this.#wanted?.querySelectorAll<HTMLElement>(".entry") ?? [])];
    this.#wanted = undefined;
    focusOn(this.#isFirst ? entries[0] : entries.at(-1));
  }

  /** Without those of the skeleton, which nobody can reach. */
  #entries(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>("[data-block] > .entry") ?? [])];
  }

  #stopAt(entry: HTMLElement | undefined): void {
    if (this.#stop) this.#stop.tabIndex = -1;
    if (entry) entry.tabIndex = 0;
    this.#stop = entry;
  }
}
