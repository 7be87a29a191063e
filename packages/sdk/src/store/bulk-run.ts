import { bulkEdit, undoChanges, type BulkEdit, type CustomerChange } from "./bulk-edit.ts";
import { StoreRun, type RunState } from "./store-run.ts";
import type { PivotalStore } from "./store.ts";

/** The last thing that was changed here, or is being changed. */
export type BulkState = RunState<CustomerChange, "edit" | "undo">;

/** The run of a store over its customers: it remembers the last change so that it can be undone. */
export class BulkRun extends StoreRun<CustomerChange, "edit" | "undo"> {
  constructor(store: PivotalStore) {
    super(store, "edit");
  }

  /** What `undo()` would restore. */
  get undoable(): readonly CustomerChange[] {
    const { kind, running, progress } = this.state;
    return running || kind === "undo" ? [] : (progress?.changes ?? []);
  }

  /** Begins a bulk edit; while a run is on its way, waits for that one instead. */
  start(ids: readonly string[], edit: BulkEdit): Promise<void> {
    return this.begin("edit", ids, (some, options) => bulkEdit(this.store, some, edit, options));
  }

  /** Restores what the last edit has replaced, where it is still so. */
  undo(): Promise<void> {
    const changes = this.undoable;
    if (changes.length === 0) return Promise.resolve();
    const ids = changes.map(({ id }) => id);
    return this.begin("undo", ids, (some, options) => {
      const these = changes.filter(({ id }) => some.includes(id));
      return undoChanges(this.store, these, options);
    });
  }

  /** Takes a change that was made one by one, so that it is the last one. A run on its way stays what is shown. */
  record(change: CustomerChange): void {
    this.take({ total: 1, changes: [change], unchanged: [], failures: [], left: [] });
  }
}

const runs = new WeakMap<PivotalStore, BulkRun>();

/** The run of a store, made when first asked for. */
export function bulkRunOf(store: PivotalStore): BulkRun {
  let run = runs.get(store);
  if (!run) runs.set(store, (run = new BulkRun(store)));
  return run;
}
