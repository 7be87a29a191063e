import { Listeners } from "./listeners.ts";
import type { PivotalStore } from "./store.ts";
import type { RunOptions, RunProgress } from "./write-run.ts";

/** What is being done to many records, or was done last. */
export interface RunState<C, K extends string> {
  readonly kind: K;
  readonly running: boolean;
  /** No further record is begun; those on their way are waited for. */
  readonly cancelling: boolean;
  /** Undefined before the first change. */
  readonly progress: RunProgress<C> | undefined;
}

/** Does the same to some of the records of a run. */
export type RunWork<C> = (ids: readonly string[], options: RunOptions<C>) => Promise<RunProgress<C>>;

/** One run at a time, which outlives the view that began it; what failed and what was left can be tried again. */
export class StoreRun<C, K extends string> {
  readonly changed = new Listeners();
  protected readonly store: PivotalStore;
  readonly #idle: RunState<C, K>;
  #state: RunState<C, K>;
  #running: Promise<void> | undefined;
  #stop = new AbortController();
  #again: RunWork<C> | undefined;

  /** @param kind what a run is when there has been none. */
  constructor(store: PivotalStore, kind: K) {
    this.store = store;
    this.#state = this.#idle = { kind, running: false, cancelling: false, progress: undefined };
    store.cleared.add(() => {
      this.#running = undefined;
      this.#set(this.#idle);
    });
  }

  get state(): RunState<C, K> {
    return this.#state;
  }

  /** Tries again what failed and what was left. */
  retry(): Promise<void> {
    const { kind, progress } = this.#state;
    const ids = [...(progress?.failures.map(({ id }) => id) ?? []), ...(progress?.left ?? [])];
    if (!this.#again || !progress || ids.length === 0) return Promise.resolve();
    return this.begin(kind, ids, this.#again, progress);
  }

  /** Ends the run after the writes on their way. */
  cancel(): void {
    if (!this.#state.running || this.#state.cancelling) return;
    this.#stop.abort();
    this.#set({ ...this.#state, cancelling: true });
  }

  /** Forgets the last run. */
  dismiss(): void {
    if (!this.#state.running) this.#set(this.#idle);
  }

  /** Begins a run; while one is on its way, waits for that one instead. */
  protected begin(kind: K, ids: readonly string[], work: RunWork<C>, before?: RunProgress<C>): Promise<void> {
    if (this.#running) return this.#running;
    const running = this.#run(kind, ids, work, before).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    return (this.#running = running);
  }

  /** Takes what was changed in another way, so that it is the last change. A run on its way stays what is shown. */
  protected take(progress: RunProgress<C>): void {
    if (this.#state.running) return;
    this.#again = undefined;
    this.#set({ ...this.#idle, progress });
  }

  async #run(
    kind: K,
    ids: readonly string[],
    work: RunWork<C>,
    before: RunProgress<C> | undefined,
  ): Promise<void> {
    this.#again = work;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    let off = false;
    const leave = this.store.cleared.add(() => (off = true));
    const show = (now: RunProgress<C>, running: boolean) => {
      if (!off)
        this.#set({ kind, running, cancelling: running && signal.aborted, progress: joined(before, now) });
    };
    show({ total: ids.length, changes: [], unchanged: [], failures: [], left: [] }, true);
    show(await work(ids, { signal, onProgress: (now) => show(now, true) }), false);
    leave();
  }

  #set(state: RunState<C, K>): void {
    this.#state = state;
    this.changed.emit();
  }
}

/** A second try counts on from the first. */
const joined = <C>(before: RunProgress<C> | undefined, now: RunProgress<C>): RunProgress<C> =>
  before
    ? {
        ...now,
        total: before.total,
        changes: [...before.changes, ...now.changes],
        unchanged: [...before.unchanged, ...now.unchanged],
      }
    : now;
