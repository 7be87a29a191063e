import { bulkEdit, undoChanges, type BulkEdit, type CustomerChange } from "./bulk-edit.ts";
import type { PivotalStore } from "./store.ts";
import { UndoableRun, type UndoableState } from "./undoable-run.ts";

export type BulkState = UndoableState<CustomerChange>;

/** The run of a store over its customers. */
export class BulkRun extends UndoableRun<CustomerChange> {
  constructor(store: PivotalStore) {
    super(store, (changes, options) => undoChanges(store, changes, options));
  }

  /** Begins a bulk edit; while a run is on its way, waits for that one instead. */
  start(ids: readonly string[], edit: BulkEdit): Promise<void> {
    return this.begin("edit", ids, (some, options) => bulkEdit(this.store, some, edit, options));
  }
}

const runs = new WeakMap<PivotalStore, BulkRun>();

/** The run of a store, made when first asked for. */
export function bulkRunOf(store: PivotalStore): BulkRun {
  let run = runs.get(store);
  if (!run) runs.set(store, (run = new BulkRun(store)));
  return run;
}
