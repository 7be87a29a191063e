/** A code that says nothing: more values have come than are told apart. */
export const OTHER = 255;

/**
 * Which value each row has of a field with few values, as a number by slot. Rows lie scattered in memory, so that to look at each of
 * 100,000 takes longer than the frame in which a filter should answer; to go over these bytes takes a tenth of a millisecond.
 */
export class ValueCodes {
  readonly #codeOf = new Map<string | null, number>();
  #codes = new Uint8Array(256);

  set(slot: number, value: string | null): void {
    let code = this.#codeOf.get(value);
    if (code === undefined) {
      code = Math.min(this.#codeOf.size, OTHER);
      if (code < OTHER) this.#codeOf.set(value, code);
    }
    if (slot >= this.#codes.length) {
      const larger = new Uint8Array(Math.max(slot + 1, this.#codes.length * 2));
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[slot] = code;
  }

  /** By slot. The next change may make it void. */
  get bySlot(): Uint8Array {
    return this.#codes;
  }

  clear(): void {
    this.#codeOf.clear();
  }
}
