/** A value that a browser keeps under a key; where storage is forbidden or full, it lasts as long as the page. */
export class BrowserBox<T> {
  readonly key: string;
  readonly #parse: (kept: unknown) => T;
  /** As it was last written here. */
  #held: T | undefined;
  #isUnkept = false;

  /** @param parse makes a value of whatever is found, undefined for nothing: another program may have written it. */
  constructor(key: string, parse: (kept: unknown) => T) {
    this.key = key;
    this.#parse = parse;
  }

  /** Read anew each time, so that two tabs do not undo each other. */
  read(): T {
    if (this.#isUnkept && this.#held !== undefined) return this.#held;
    let text: string | null;
    try {
      text = globalThis.localStorage.getItem(this.key);
    } catch {
      // Forbidden by the browser's settings, or not a browser.
      return this.#held ?? this.#parse(undefined);
    }
    try {
      return this.#parse(JSON.parse(text ?? "null") ?? undefined);
    } catch {
      // Another program's, or damaged.
      return this.#parse(undefined);
    }
  }

  /** False where the browser does not keep it; it then lasts as long as the page. */
  write(value: T): boolean {
    this.#held = value;
    try {
      globalThis.localStorage.setItem(this.key, JSON.stringify(value));
      this.#isUnkept = false;
    } catch {
      this.#isUnkept = true;
    }
    return !this.#isUnkept;
  }
}
