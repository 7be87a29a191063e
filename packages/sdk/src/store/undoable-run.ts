import { StoreRun, type RunState } from "./store-run.ts";
import type { PivotalStore } from "./store.ts";
import type { RunOptions, RunProgress } from "./write-run.ts";

/** The last thing that was changed here, or is being changed. */
export type UndoableState<C> = RunState<C, "edit" | "undo">;

/** Restores what changes have replaced, where it is still so. */
export type Undo<C> = (changes: readonly C[], options: RunOptions<C>) => Promise<RunProgress<C>>;

/** A run that remembers the last change, so that it can be taken back. */
export class UndoableRun<C extends { readonly id: string }> extends StoreRun<C, "edit" | "undo"> {
  readonly #undo: Undo<C>;

  constructor(store: PivotalStore, undo: Undo<C>) {
    super(store, "edit");
    this.#undo = undo;
  }

  /** What `undo()` would restore. */
  get undoable(): readonly C[] {
    const { kind, running, progress } = this.state;
    return running || kind === "undo" ? [] : (progress?.changes ?? []);
  }

  /** Restores what the last edit has replaced, where it is still so. */
  undo(): Promise<void> {
    const changes = this.undoable;
    if (changes.length === 0) return Promise.resolve();
    const ids = changes.map(({ id }) => id);
    return this.begin("undo", ids, (some, options) => {
      const these = changes.filter(({ id }) => some.includes(id));
      return this.#undo(these, options);
    });
  }

  /** Takes a change that was made one by one, so that it is the last one. A run on its way stays what is shown. */
  record(change: C): void {
    this.take({ total: 1, changes: [change], unchanged: [], failures: [], left: [] });
  }
}
