import type { ReactiveController, ReactiveElement } from "lit";

/** Where in the list the keyboard is. */
interface Place {
  readonly id: string;
  /** Of the rows shown, from 0. */
  readonly at: number;
  readonly part: string | undefined;
  readonly field: string | undefined;
}

const rowsOf = (host: ReactiveElement): HTMLElement[] => [
  ...host.renderRoot.querySelectorAll<HTMLElement>("li[data-id]"),
];

/** Keeps the keyboard where it was when a row moves, and gives it to the next one when a row leaves. */
export class RowFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  #place: Place | undefined;
  #held: Place | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#place = this.#host.hasUpdated ? this.#current() : undefined;
  }

  hostUpdated(): void {
    const place = this.#place;
    this.#place = undefined;
    if (place && this.#active === null) this.#go(place);
  }

  /** Remembers a row to come back to when what was opened from it is closed, gone or not. */
  hold(id: string, part: string): void {
    const at = rowsOf(this.#host).findIndex((row) => row.dataset["id"] === id);
    this.#held = { id, at: Math.max(0, at), part, field: undefined };
  }

  /** Goes to the remembered row, or to the one that has taken its place. False when there is none. */
  restore(): boolean {
    const held = this.#held;
    this.#held = undefined;
    return held !== undefined && this.#go(held);
  }

  get #active(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }

  #current(): Place | undefined {
    const active = this.#active;
    const row = active?.closest<HTMLElement>("li[data-id]");
    const id = row?.dataset["id"];
    if (!active || !row || id === undefined) return undefined;
    const field =
      active.localName === "pv-field" ? (active.getAttribute("data-field") ?? undefined) : undefined;
    const part = active instanceof HTMLElement ? active.dataset["part"] : undefined;
    return { id, at: rowsOf(this.#host).indexOf(row), part, field };
  }

  #go({ id, at, part, field }: Place): boolean {
    const rows = rowsOf(this.#host);
    const row = rows.find((one) => one.dataset["id"] === id) ?? rows[Math.min(at, rows.length - 1)];
    if (!row) return false;
    const wanted =
      field === undefined
        ? row.querySelector<HTMLElement>(`[data-part="${part ?? "tick"}"]`)
        : insideOf(row, field);
    const target = wanted ?? row.querySelector<HTMLElement>("button, input, a");
    target?.focus();
    return target !== null;
  }
}

/** What can be focused of a field, which has a shadow root of its own. */
const insideOf = (row: HTMLElement, field: string): HTMLElement | null =>
  row
    .querySelector(`[data-field="${field}"]`)
    ?.shadowRoot?.querySelector<HTMLElement>("pv-field-editor, button, a") ?? null;
