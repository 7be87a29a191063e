import { PivotalError } from "../core/errors.ts";
import type { Lane } from "../core/options.ts";
import { patiently } from "../internal/patiently.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

export interface BulkFailure {
  readonly id: string;
  /** As far as it is known here. */
  readonly name: string | undefined;
  readonly error: PivotalError;
}

/** How far a run over many records has come; `C` is what one write has changed. */
export interface RunProgress<C> {
  readonly total: number;
  readonly changes: readonly C[];
  /** Needed no write: they were so already or, for an undo, have been changed since. */
  readonly unchanged: readonly string[];
  readonly failures: readonly BulkFailure[];
  /** Not tried: cancelled, or given up because nothing gets through. Empty until the run has ended. */
  readonly left: readonly string[];
}

export interface RunOptions<C> {
  /** Ends the run; writes on their way are still waited for, so that the result is true. */
  signal?: AbortSignal;
  /** After each record. */
  onProgress?: (progress: RunProgress<C>) => void;
}

/** What a run does with each record. */
export interface RunPlan<C> {
  nameOf(id: string): string | undefined;
  /**
   * Writes one, by calls that go through `turn`; undefined when there was nothing to do. Throws what the client throws. After `signal`
   * what comes may be for a user who has left.
   */
  write(id: string, turn: Turn, signal: AbortSignal): Promise<C | undefined>;
}

/** Waits for the rate limit, and gives up a turn that has not come when the run is cancelled. */
export type Turn = <T>(call: (options: { readonly lane: Lane }) => PromiseLike<T>) => Promise<T>;

/** Writes on their way at a time: one fewer than the client lets through, so that a person who waits gets the place. */
const WORKERS = 3;
/** So many failures in a row that are not about the record end a run. */
const HOPELESS = 6;
const NOT_ABOUT_THE_ROW = new Set([
  "network_error",
  "timeout_error",
  "internal_error",
  "unexpected_response_error",
]);

const CANCELLED = new PivotalError("The run was cancelled", { type: "abort_error" });

/** One run over many records: writes them a few at a time and keeps count. */
export class WriteRun<C> {
  readonly #store: PivotalStore;
  readonly #plan: RunPlan<C>;
  readonly #ids: readonly string[];
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #call: { readonly lane: Lane };
  readonly #changes: C[] = [];
  readonly #unchanged: string[] = [];
  readonly #failures: BulkFailure[] = [];
  readonly #left: string[] = [];
  #next = 0;
  #inVain = 0;

  constructor(
    store: PivotalStore,
    ids: readonly string[],
    plan: RunPlan<C>,
    signal: AbortSignal | undefined,
  ) {
    this.#store = store;
    this.#plan = plan;
    this.#ids = [...new Set(ids)];
    this.#signal = signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal;
    this.#call = { lane: this.#ids.length > 1 ? "background" : "interactive" };
  }

  get progress(): RunProgress<C> {
    const [changes, unchanged] = [this.#changes, this.#unchanged];
    return { total: this.#ids.length, changes, unchanged, failures: this.#failures, left: this.#left };
  }

  /** Never throws: what failed and what was left is in the result. */
  async start(onProgress: RunOptions<C>["onProgress"]): Promise<RunProgress<C>> {
    const off = this.#store.cleared.add(() => this.#stop.abort());
    const work = async (): Promise<void> => {
      for (let id = this.#take(); id !== undefined; id = this.#take()) {
        await this.#one(id);
        onProgress?.(this.progress);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
    off();
    this.#left.push(...this.#ids.slice(this.#next));
    return this.progress;
  }

  #take(): string | undefined {
    return this.#signal.aborted ? undefined : this.#ids[this.#next++];
  }

  async #one(id: string): Promise<void> {
    const name = this.#plan.nameOf(id);
    try {
      const change = await this.#plan.write(id, this.#turn, this.#signal);
      if (change === undefined) this.#unchanged.push(id);
      else this.#changes.push(change);
      this.#inVain = 0;
    } catch (cause) {
      if (cause === CANCELLED) return void this.#left.push(id);
      const error = asPivotalError(cause);
      this.#failures.push({ id, name, error });
      this.#inVain = NOT_ABOUT_THE_ROW.has(error.type) ? this.#inVain + 1 : 0;
      if (error.type === "authentication_error" || this.#inVain === HOPELESS) this.#stop.abort();
    }
  }

  readonly #turn: Turn = (call) =>
    patiently(() => (this.#signal.aborted ? Promise.reject(CANCELLED) : call(this.#call)), this.#signal);
}
