import {
  bulkEdit,
  undoChanges,
  type BulkEdit,
  type BulkOptions,
  type BulkProgress,
  type CustomerChange,
} from "./bulk-edit.ts";
import { Listeners } from "./listeners.ts";
import type { PivotalStore } from "./store.ts";

/** The last thing that was changed here, or is being changed. */
export interface BulkState {
  readonly kind: "edit" | "undo";
  readonly running: boolean;
  /** No further customer is begun; those on their way are waited for. */
  readonly cancelling: boolean;
  /** Undefined before the first change. */
  readonly progress: BulkProgress | undefined;
}

type Work = (options: BulkOptions) => Promise<BulkProgress>;

const IDLE: BulkState = { kind: "edit", running: false, cancelling: false, progress: undefined };

/** The one run of a store: it outlives the view that began it, and remembers the last change so that it can be undone. */
export class BulkRun {
  readonly changed = new Listeners();
  readonly #store: PivotalStore;
  #state = IDLE;
  #running: Promise<void> | undefined;
  #stop = new AbortController();
  /** Does the same again for some of the customers. */
  #again: ((ids: readonly string[]) => Work) | undefined;

  constructor(store: PivotalStore) {
    this.#store = store;
    store.cleared.add(() => {
      this.#running = undefined;
      this.#set(IDLE);
    });
  }

  get state(): BulkState {
    return this.#state;
  }

  /** What `undo()` would restore. */
  get undoable(): readonly CustomerChange[] {
    const { kind, running, progress } = this.#state;
    return running || kind === "undo" ? [] : (progress?.changes ?? []);
  }

  /** Begins a bulk edit; while a run is on its way, waits for that one instead. */
  start(ids: readonly string[], edit: BulkEdit): Promise<void> {
    return this.#begin("edit", ids, (some) => (options) => bulkEdit(this.#store, some, edit, options));
  }

  /** Tries again what failed and what was left. */
  retry(): Promise<void> {
    const { kind, progress } = this.#state;
    const ids = [...(progress?.failures.map(({ id }) => id) ?? []), ...(progress?.left ?? [])];
    if (!this.#again || !progress || ids.length === 0) return Promise.resolve();
    return this.#begin(kind, ids, this.#again, progress);
  }

  /** Restores what the last edit has replaced, where it is still so. */
  undo(): Promise<void> {
    const changes = this.undoable;
    if (changes.length === 0) return Promise.resolve();
    const work = (ids: readonly string[]): Work => {
      const some = changes.filter(({ id }) => ids.includes(id));
      return (options) => undoChanges(this.#store, some, options);
    };
    return this.#begin(
      "undo",
      changes.map(({ id }) => id),
      work,
    );
  }

  /** Ends the run after the writes on their way. */
  cancel(): void {
    if (!this.#state.running || this.#state.cancelling) return;
    this.#stop.abort();
    this.#set({ ...this.#state, cancelling: true });
  }

  /** Takes a change that was made one by one, so that it is the last one. A run on its way stays what is shown. */
  record(change: CustomerChange): void {
    if (this.#state.running) return;
    this.#again = undefined;
    const progress = { total: 1, changes: [change], unchanged: [], failures: [], left: [] };
    this.#set({ ...IDLE, progress });
  }

  /** Forgets the last change. */
  dismiss(): void {
    if (!this.#state.running) this.#set(IDLE);
  }

  #begin(
    kind: BulkState["kind"],
    ids: readonly string[],
    again: (ids: readonly string[]) => Work,
    before?: BulkProgress,
  ): Promise<void> {
    if (this.#running) return this.#running;
    const running = this.#run(kind, ids, again, before).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    return (this.#running = running);
  }

  async #run(
    kind: BulkState["kind"],
    ids: readonly string[],
    again: (ids: readonly string[]) => Work,
    before?: BulkProgress,
  ): Promise<void> {
    this.#again = again;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    let off = false;
    const leave = this.#store.cleared.add(() => (off = true));
    const show = (now: BulkProgress, running: boolean) => {
      if (!off)
        this.#set({ kind, running, cancelling: running && signal.aborted, progress: joined(before, now) });
    };
    show({ total: ids.length, changes: [], unchanged: [], failures: [], left: [] }, true);
    show(await again(ids)({ signal, onProgress: (now) => show(now, true) }), false);
    leave();
  }

  #set(state: BulkState): void {
    this.#state = state;
    this.changed.emit();
  }
}

/** A second try counts on from the first. */
const joined = (before: BulkProgress | undefined, now: BulkProgress): BulkProgress =>
  before
    ? {
        ...now,
        total: before.total,
        changes: [...before.changes, ...now.changes],
        unchanged: [...before.unchanged, ...now.unchanged],
      }
    : now;

const runs = new WeakMap<PivotalStore, BulkRun>();

/** The run of a store, made when first asked for. */
export function bulkRunOf(store: PivotalStore): BulkRun {
  let run = runs.get(store);
  if (!run) runs.set(store, (run = new BulkRun(store)));
  return run;
}
