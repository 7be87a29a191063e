/** A line or record that did not become a customer. */
export interface ImportFailure {
  /** The line of the CSV file (its header is line 1), or the record's place from 1. */
  line: number;
  /** What is wrong, naming fields and error codes, never values. */
  reason: string;
  /** Absent when nothing was sent. */
  idempotencyKey?: string;
}

/** How an import went. `created + alreadyThere + failed.length` is `total`, but for what a stopped import left. */
export interface ImportResult {
  /** Customers that this run created. */
  created: number;
  /** Records whose slug is taken, and those that an earlier run of the same checkpoint finished. */
  alreadyThere: number;
  failed: ImportFailure[];
  /** Records and bad lines read; the header and blank lines do not count. */
  total: number;
  durationMs: number;
}

/** How an import stands. */
export interface ImportProgress {
  created: number;
  alreadyThere: number;
  failed: number;
  /** The three together. */
  done: number;
  /** Known for arrays and for what `total` says. */
  total?: number;
  /** Answers a second since the start. */
  ratePerSecond: number;
  /** Milliseconds left at this rate; absent while there is no total or no rate. */
  remainingMs?: number;
}

/** Counts outcomes and tells the listener of each. */
export class ImportTally {
  #expected: number | undefined;
  #listener: ((progress: ImportProgress) => void) | undefined;
  #startedAt = performance.now();
  #created = 0;
  #alreadyThere = 0;
  #failed: ImportFailure[] = [];
  #answered = 0;

  constructor(expected?: number, listener?: (progress: ImportProgress) => void) {
    this.#expected = expected;
    this.#listener = listener;
  }

  created(): void {
    this.#created += 1;
    this.#answer();
  }

  alreadyThere(): void {
    this.#alreadyThere += 1;
    this.#answer();
  }

  failed(failure: ImportFailure): void {
    this.#failed.push(failure);
    this.#answer();
  }

  doneBefore(): void {
    this.#alreadyThere += 1;
    this.#listener?.(this.progress());
  }

  bad(line: number, reason: string): void {
    this.#failed.push({ line, reason });
    this.#listener?.(this.progress());
  }

  progress(): ImportProgress {
    const done = this.#created + this.#alreadyThere + this.#failed.length;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const ratePerSecond = seconds > 0 ? this.#answered / seconds : 0;
    const left = this.#expected === undefined ? undefined : Math.max(0, this.#expected - done);
    return {
      created: this.#created,
      alreadyThere: this.#alreadyThere,
      failed: this.#failed.length,
      done,
      total: this.#expected,
      ratePerSecond,
      remainingMs: left === undefined || ratePerSecond === 0 ? undefined : (left / ratePerSecond) * 1000,
    };
  }

  result(): ImportResult {
    return {
      created: this.#created,
      alreadyThere: this.#alreadyThere,
      failed: this.#failed.toSorted((a, b) => a.line - b.line),
      total: this.progress().done,
      durationMs: performance.now() - this.#startedAt,
    };
  }

  #answer(): void {
    this.#answered += 1;
    this.#listener?.(this.progress());
  }
}
