/** What a row is ordered by; null and undefined for nothing, which stands last. */
export type SortKey = string | number | null | undefined;

/** The places of rows in one order, kept as rows come and go, so that sorting is never waited for. */
export class RowOrder {
  readonly #keyOf: (slot: number) => SortKey;
  readonly #compare: (a: string | number, b: string | number) => number;
  readonly #ties: (a: number, b: number) => number;
  /** By slot, at hand: following a row to its field again and again is what would take the time. */
  readonly #keys: SortKey[] = [];
  #slots = new Uint32Array(256);
  #size = 0;

  /**
   * @param keyOf what a slot is ordered by.
   * @param compare orders two keys.
   * @param ties orders two slots whose keys are equal; never 0 for two that differ.
   */
  constructor(
    keyOf: (slot: number) => SortKey,
    compare: (a: string | number, b: string | number) => number,
    ties: (a: number, b: number) => number,
  ) {
    this.#keyOf = keyOf;
    this.#compare = compare;
    this.#ties = ties;
  }

  /** Slots in order; a view that the next change invalidates. */
  get slots(): Uint32Array {
    return this.#slots.subarray(0, this.#size);
  }

  /** Takes slots that it does not hold. Cheapest for few at a time, or many that all belong at the end. */
  insert(added: readonly number[]): void {
    for (const slot of added) this.#keys[slot] = this.#keyOf(slot);
    const news = [...added].sort((a, b) => this.#order(a, this.#keys[a], b));
    this.#reserve(this.#size + news.length);
    let end = this.#size;
    // From the last to the first: what follows a new slot moves once, straight to where it will be.
    for (let left = news.length; left > 0; left--) {
      const slot = news[left - 1] ?? 0;
      const at = this.#placeOf(slot, end);
      if (at < end) this.#slots.copyWithin(at + left, at, end);
      this.#slots[at + left - 1] = slot;
      end = at;
    }
    this.#size += news.length;
  }

  remove(slot: number): void {
    const at = this.slots.indexOf(slot);
    if (at < 0) return;
    this.#slots.copyWithin(at, at + 1, this.#size);
    this.#size--;
  }

  /** Drops many at once. */
  removeAll(slots: ReadonlySet<number>): void {
    let size = 0;
    for (const slot of this.slots) if (!slots.has(slot)) this.#slots[size++] = slot;
    this.#size = size;
  }

  clear(): void {
    this.#keys.length = 0;
    this.#size = 0;
  }

  #order(a: number, keyA: SortKey, b: number): number {
    const keyB = this.#keys[b];
    if (keyA == null || keyB == null) {
      return Number(keyA == null) - Number(keyB == null) || this.#ties(a, b);
    }
    return (keyA === keyB ? 0 : this.#compare(keyA, keyB)) || this.#ties(a, b);
  }

  #placeOf(slot: number, end: number): number {
    const key = this.#keys[slot];
    let [low, high] = [0, end];
    // Rows mostly come in order already.
    let middle = end - 1;
    while (low < high) {
      if (this.#order(slot, key, this.#slots[middle] ?? 0) > 0) low = middle + 1;
      else high = middle;
      middle = (low + high) >>> 1;
    }
    return low;
  }

  #reserve(size: number): void {
    if (size <= this.#slots.length) return;
    const larger = new Uint32Array(Math.max(size, this.#slots.length * 2));
    larger.set(this.slots);
    this.#slots = larger;
  }
}
