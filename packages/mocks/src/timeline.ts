/** Row numbers in order of creation, so that "strictly older than" is a binary search in a list of any length. */
export class Timeline {
  readonly #at: number[] = [];
  readonly #n: number[] = [];

  /** Rows that share a moment keep the order of their insertion. */
  insert(at: number, n: number): void {
    const i = this.#firstNewerThan(at);
    if (i === this.#at.length) {
      this.#at.push(at);
      this.#n.push(n);
    } else {
      this.#at.splice(i, 0, at);
      this.#n.splice(i, 0, n);
    }
  }

  /** Newest first; with `cursor`, only what is strictly older. */
  *older(cursor?: number): Generator<number> {
    const start = cursor === undefined ? this.#at.length : this.#firstNewerThan(cursor - 0.5);
    for (let i = start - 1; i >= 0; i--) yield this.#n[i] as number;
  }

  #firstNewerThan(at: number): number {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#at[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
