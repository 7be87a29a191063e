import { AbortError, isPivotalError, type PivotalError } from "../core/errors.ts";
import { ImportStoppedError } from "./import-stopped-error.ts";
import { ImportLedger, type DueRecord } from "./ledger.ts";
import type { ImportOptions } from "./options.ts";
import { openImport } from "./records.ts";
import { Sender } from "./sender.ts";
import type { ImportSource } from "./source.ts";
import { ImportTally, type ImportResult } from "./tally.ts";

/** What is in flight when an import stops has this long to end; then it is cut off, and is in doubt until the next run. */
const GRACE_MS = 5_000;
const FAILURES_IN_A_ROW = 20;
/** Errors that are about one record. Any other one may be about the server, the network or the key. */
const RECORD_FAULTS = new Set([
  "invalid_request_error",
  "conflict",
  "idempotency_mismatch_error",
  "response_validation_error",
]);

/** The implementation of `importCustomers`, in a file of its own so that it is loaded on use. */
export async function runImport(source: ImportSource, options: ImportOptions): Promise<ImportResult> {
  const { client, map, checkpoint, onProgress, signal } = options;
  const ledger = await ImportLedger.open(checkpoint);
  const { entries, close } = await openImport(source, map);
  const tally = new ImportTally(
    options.total ?? (Array.isArray(source) ? source.length : undefined),
    onProgress,
  );
  const run = new ImportRun(client, ledger, tally);
  const abort = () => run.stop(new AbortError("The import was stopped."));
  signal?.addEventListener("abort", abort, { once: true });
  if (signal?.aborted) abort();
  try {
    await run.go(ledger.due(entries, tally), options.concurrency);
  } finally {
    signal?.removeEventListener("abort", abort);
    // Not awaited: a source that is still to give its next piece may never do so, and what it says then changes nothing.
    close().catch(() => {});
  }
  return tally.result();
}

class ImportRun {
  #ledger: ImportLedger;
  #tally: ImportTally;
  #sender: Sender;
  #running = new Set<Promise<void>>();
  #cutOff = new AbortController();
  #grace: ReturnType<typeof setTimeout> | undefined;
  #failuresInARow = 0;
  #stopped: { error: unknown } | undefined;
  /** Ends the wait of the loop, which waits for one thing at a time. */
  #wake = () => {};

  constructor(client: ImportOptions["client"], ledger: ImportLedger, tally: ImportTally) {
    this.#ledger = ledger;
    this.#tally = tally;
    this.#sender = new Sender(client, this.#cutOff.signal);
  }

  /** Sends nothing more and lets `go` end with this error. */
  stop(error: unknown): void {
    if (this.#stopped) return;
    this.#stopped = { error };
    this.#grace = setTimeout(() => this.#cutOff.abort(), GRACE_MS);
    this.#wake();
  }

  /** Sends what is due; ends when all of it is answered, or throws why it stopped. */
  async go(due: AsyncGenerator<DueRecord, void>, concurrency: number | undefined): Promise<void> {
    const limit = await this.#open(concurrency);
    while (!this.#stopped) {
      const next = await this.#next(due);
      while (this.#running.size >= limit && !this.#stopped) await this.#until();
      if (!next || this.#stopped) break;
      this.#start(next);
    }
    await Promise.all(this.#running);
    clearTimeout(this.#grace);
    await this.#ledger.save();
    if (this.#stopped) throw this.#reason(this.#stopped.error);
  }

  async #open(concurrency: number | undefined): Promise<number> {
    if (this.#stopped) return 0;
    try {
      const perMinute = await this.#sender.open();
      return concurrency ?? ((perMinute ?? 0) >= 600 ? 10 : 4);
    } catch (error) {
      this.stop(error);
      return 0;
    }
  }

  /** The next record to send; undefined at the end, or when the run stops first. */
  async #next(due: AsyncGenerator<DueRecord, void>): Promise<DueRecord | undefined> {
    let next: IteratorResult<DueRecord, void> | undefined;
    due.next().then(
      (result) => {
        next = result;
        this.#wake();
      },
      (error: unknown) => this.stop(error),
    );
    while (next === undefined && !this.#stopped) await this.#until();
    return next?.value ?? undefined;
  }

  #until(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #start(due: DueRecord): void {
    const task = this.#send(due)
      .catch((error: unknown) => this.stop(error))
      .finally(() => {
        this.#running.delete(task);
        this.#wake();
      });
    this.#running.add(task);
  }

  async #send(due: DueRecord): Promise<void> {
    let outcome: "created" | "alreadyThere";
    try {
      outcome = await this.#sender.send(due);
    } catch (error) {
      return this.#judge(due, error);
    }
    this.#failuresInARow = 0;
    await this.#ledger.settle(due.index);
    this.#tally[outcome]();
  }

  #judge({ line, record }: DueRecord, error: unknown): void {
    // Cut off, not failed: the checkpoint keeps it in doubt.
    if (this.#cutOff.signal.aborted) return;
    if (!isPivotalError(error) || error.status === 401 || error.status === 403) return this.stop(error);
    // What holds for this record holds for all.
    if (error.type === "config_error" || error.type === "rate_limit_error") return this.stop(error);
    this.#tally.failed({ line, reason: reasonOf(error), idempotencyKey: record.key });
    if (RECORD_FAULTS.has(error.type)) this.#failuresInARow = 0;
    else this.#failuresInARow += 1;
    if (this.#failuresInARow >= FAILURES_IN_A_ROW) this.stop(error);
  }

  /** Errors of the service and of the caller's signal carry how far the run came; those of the source are the caller's own. */
  #reason(error: unknown): unknown {
    if (!isPivotalError(error) || error.type === "config_error") return error;
    const why =
      this.#failuresInARow >= FAILURES_IN_A_ROW
        ? `${FAILURES_IN_A_ROW} records failed one after the other, the last with: ${error.message}`
        : error.message;
    return new ImportStoppedError(`${why} Run the import again to go on.`, error, this.#tally.result());
  }
}

/** `conflict email_taken (email)`: what the service names, without anything that could be a value. */
function reasonOf({ type, code, field, attempts }: PivotalError): string {
  const words = [type, code === type ? undefined : code, field && `(${field})`];
  const tries = attempts !== undefined && attempts > 1 ? ` after ${attempts} attempts` : "";
  return (
    words
      .filter(Boolean)
      .join(" ")
      .replace(/[^\w.()[\]\s-]/g, "") + tries
  );
}
