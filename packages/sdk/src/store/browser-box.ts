/** A value that a browser keeps under a key; where storage is forbidden or full, it lasts as long as the page. */
export class BrowserBox<T> {
  readonly key: string;
  readonly #parse: (kept: unknown) => T;
  #inMemory: T | undefined;

  /** @param parse makes a value of whatever is found, undefined for nothing: another program may have written it. */
  constructor(key: string, parse: (kept: unknown) => T) {
    this.key = key;
    this.#parse = parse;
  }

  /** Read anew each time, so that two tabs do not undo each other. */
  read(): T {
    if (this.#inMemory !== undefined) return this.#inMemory;
    try {
      return this.#parse(JSON.parse(globalThis.localStorage.getItem(this.key) ?? "null") ?? undefined);
    } catch {
      // Forbidden by the browser's settings, not a browser, or not JSON: as if nothing were kept.
      return this.#parse(undefined);
    }
  }

  /** False where the browser does not keep it; it then lasts as long as the page. */
  write(value: T): boolean {
    try {
      globalThis.localStorage.setItem(this.key, JSON.stringify(value));
      this.#inMemory = undefined;
      return true;
    } catch {
      this.#inMemory = value;
      return false;
    }
  }
}
