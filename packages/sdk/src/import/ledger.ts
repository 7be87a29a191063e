import * as z from "zod/mini";
import { ConfigError } from "../core/errors.ts";
import type { Identified } from "./identity.ts";
import type { ImportEntry } from "./records.ts";

/** Where an import stands: positions and times only, nothing of what the records hold. Plain JSON, about 20 bytes a record in doubt. */
export interface ImportState {
  version: 1;
  /** How many entries of the source have been taken on. */
  next: number;
  /** Tells the source and its map from another: made of the keys of these entries. */
  digest: string;
  /** Those taken on and not known to be there: place in the source, first sent at (Unix seconds). */
  pending: [index: number, since: number][];
}

/** Keeps an import's state between runs. `save` must have stored it for good before it returns. */
export interface ImportCheckpoint {
  /** The state as saved; `null` or `undefined` when there is none yet. */
  load(): Promise<ImportState | null | undefined> | ImportState | null | undefined;
  save(state: ImportState): Promise<void> | void;
}

/** A record to send. */
export interface DueRecord {
  index: number;
  line: number;
  record: Identified;
  /** When an earlier run may have sent it, in Unix seconds. */
  sentBefore?: number;
}

/** What reading the source meets besides records to send. */
export interface LedgerEvents {
  /** A line that gives no record. */
  bad(line: number, reason: string): void;
  /** A record that an earlier run finished. */
  doneBefore(): void;
}

const stateSchema = z.object({
  version: z.literal(1),
  next: z.int(),
  digest: z.string(),
  pending: z.array(z.tuple([z.int(), z.int()])),
});

/** Entries taken on with one save: the price of a kill is that as many keys are sent again. */
const BLOCK = 100;
const SAVE_EVERY_MS = 1_000;

/**
 * Which records are done. An entry is written down as taken on before it is sent, so after a kill every record is
 * either known to be there, in doubt (its key is sent again), or certainly unsent.
 */
export class ImportLedger {
  #checkpoint: ImportCheckpoint | undefined;
  #resumed: { next: number; digest: string; pending: Map<number, number> };
  #pending: Map<number, number>;
  #read = { count: 0, digest: "" };
  #taken: { count: number; digest: string };
  #saving: Promise<void> = Promise.resolve();
  #savedAt = performance.now();

  constructor(checkpoint?: ImportCheckpoint, state?: ImportState) {
    this.#checkpoint = checkpoint;
    this.#resumed = {
      next: state?.next ?? 0,
      digest: state?.digest ?? "",
      pending: new Map(state?.pending),
    };
    this.#pending = new Map(state?.pending);
    this.#taken = { count: this.#resumed.next, digest: this.#resumed.digest };
  }

  /** @throws {ConfigError} when what the checkpoint loads is not a state. */
  static async open(checkpoint: ImportCheckpoint | undefined): Promise<ImportLedger> {
    const loaded = await checkpoint?.load();
    if (loaded == null) return new ImportLedger(checkpoint);
    const { data } = z.safeParse(stateSchema, loaded);
    if (!data) throw new ConfigError("The checkpoint does not hold the state of an import: use another.");
    return new ImportLedger(checkpoint, data);
  }

  /**
   * The records to send, each written down before it is given out.
   * @throws {ConfigError} before anything is given out, when the checkpoint is of another source or map.
   */
  async *due(entries: AsyncIterable<ImportEntry>, on: LedgerEvents): AsyncGenerator<DueRecord, void> {
    let block: DueRecord[] = [];
    for await (const entry of entries) {
      const due = this.#receive(entry, on);
      if (due) block.push(due);
      if (block.length < BLOCK || this.#read.count < this.#resumed.next) continue;
      yield* await this.#take(block);
      block = [];
    }
    if (this.#read.count < this.#resumed.next) throw otherSource(this.#read.count);
    yield* await this.#take(block);
  }

  /** A record that is there now. */
  async settle(index: number): Promise<void> {
    this.#pending.delete(index);
    if (performance.now() - this.#savedAt >= SAVE_EVERY_MS) await this.save();
  }

  /** Saves, one save after the other. Once one has failed, all do. */
  save(): Promise<void> {
    this.#savedAt = performance.now();
    this.#saving = this.#saving.then(() =>
      this.#checkpoint?.save({
        version: 1,
        next: this.#taken.count,
        digest: this.#taken.digest,
        pending: [...this.#pending],
      }),
    );
    return this.#saving;
  }

  #receive(entry: ImportEntry, on: LedgerEvents): DueRecord | undefined {
    const index = this.#read.count;
    const isNew = index >= this.#resumed.next;
    const sentBefore = this.#resumed.pending.get(index);
    const mark = entry.reason === undefined ? entry.key : `bad ${entry.line}`;
    this.#read = { count: index + 1, digest: chain(this.#read.digest, mark) };
    if (this.#read.count === this.#resumed.next && this.#read.digest !== this.#resumed.digest) {
      throw otherSource(this.#resumed.next);
    }
    if (entry.reason !== undefined) on.bad(entry.line, entry.reason);
    else if (isNew || sentBefore !== undefined) return { index, line: entry.line, record: entry, sentBefore };
    else on.doneBefore();
    return undefined;
  }

  async #take(block: DueRecord[]): Promise<DueRecord[]> {
    if (this.#read.count > this.#taken.count) this.#taken = this.#read;
    const now = Math.floor(Date.now() / 1000);
    for (const { index, sentBefore } of block) this.#pending.set(index, sentBefore ?? now);
    await this.save();
    return block;
  }
}

/** FNV-1a over the marks so far: enough to notice another file, and it needs no second look at the source. */
function chain(digest: string, mark: string): string {
  let hash = digest === "" ? 0x811c9dc5 : Number.parseInt(digest, 16);
  for (let at = 0; at < mark.length; at += 1) hash = Math.imul(hash ^ mark.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(16);
}

function otherSource(count: number): ConfigError {
  return new ConfigError(
    `The checkpoint belongs to another source or another map: its first ${count} lines are not the same. ` +
      "Use a checkpoint of its own for each file; records that are already there are recognised without one.",
  );
}
