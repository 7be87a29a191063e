/** Rows of one noun. Those of the seed are computed when read; what was written is kept, and only that. */
export class Table<Row extends { display_id: number }> {
  /** Every row that was created or changed since the seed: the whole state of the table. */
  readonly written = new Map<number, Row>();
  readonly #seeded: number;
  readonly #derive: (n: number) => Row;
  #last: number;

  constructor(seeded: number, derive: (n: number) => Row) {
    this.#seeded = seeded;
    this.#derive = derive;
    this.#last = seeded;
  }

  /** How many numbers were ever given out. */
  get last(): number {
    return this.#last;
  }

  /** True for rows that the seed holds, changed or not. */
  isSeeded(n: number): boolean {
    return n >= 1 && n <= this.#seeded;
  }

  /** The row as it is now, deleted ones too. Never change it in place: `put` a new one. */
  get(n: number): Readonly<Row> | undefined {
    return this.written.get(n) ?? (this.isSeeded(n) ? this.#derive(n) : undefined);
  }

  /** The row as the seed had it. */
  original(n: number): Readonly<Row> | undefined {
    return this.isSeeded(n) ? this.#derive(n) : undefined;
  }

  next(): number {
    return ++this.#last;
  }

  put(row: Row): void {
    this.written.set(row.display_id, row);
    if (row.display_id > this.#last) this.#last = row.display_id;
  }
}
