import type { ReactiveControllerHost } from "lit";

/** Which contacts are ticked, of those that are shown. */
export class ContactTicks {
  readonly #host: Pick<ReactiveControllerHost, "requestUpdate">;
  readonly #rows: () => readonly { readonly id: string }[];
  #ids: ReadonlySet<string> = new Set();
  #anchor: string | undefined;

  /** @param rows what is shown, in order. */
  constructor(
    host: Pick<ReactiveControllerHost, "requestUpdate">,
    rows: () => readonly { readonly id: string }[],
  ) {
    this.#host = host;
    this.#rows = rows;
  }

  /** In the order of the rows. */
  get ids(): readonly string[] {
    if (this.#ids.size === 0) return [];
    return this.#rows()
      .map(({ id }) => id)
      .filter((id) => this.#ids.has(id));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Ticks or unticks one; with `range`, ticks every row from the last one on. */
  tick(id: string, range: boolean): void {
    const ids = new Set(this.#ids);
    const rows = this.#rows().map((row) => row.id);
    const [from, to] = [rows.indexOf(this.#anchor ?? ""), rows.indexOf(id)];
    if (range && from >= 0) {
      for (const one of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(one);
    } else if (!ids.delete(id)) ids.add(id);
    this.#anchor = id;
    this.#set(ids);
  }

  /** Ticks two neighbours. */
  extend(from: string, to: string): void {
    this.#anchor = to;
    this.#set(new Set([...this.#ids, from, to]));
  }

  /** Ticks every row; none when they all are. */
  tickAll(): void {
    const rows = this.#rows();
    this.#set(this.all === "all" ? new Set() : new Set(rows.map(({ id }) => id)));
  }

  clear(): void {
    this.#anchor = undefined;
    this.#set(new Set());
  }

  get all(): "none" | "some" | "all" {
    const count = this.ids.length;
    return count === 0 ? "none" : count === this.#rows().length ? "all" : "some";
  }

  #set(ids: ReadonlySet<string>): void {
    this.#ids = ids;
    this.#host.requestUpdate();
  }
}
