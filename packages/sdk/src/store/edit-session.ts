import type { PivotalError } from "../core/errors.ts";
import { same } from "../internal/same.ts";
import { Listeners } from "./listeners.ts";
import { asPivotalError } from "./query.ts";

/** Where an edit reads and saves one field. */
export interface EditPort<V> {
  /** The value that is shown now, saves on their way included; undefined when the record is gone. */
  value(): V | undefined;
  /** What a typed value stands for: without blanks around it, in the field's own spelling. */
  clean(draft: V): V;
  /** Why a clean value cannot be saved, where that is known without asking the server. */
  check(value: V): PivotalError | undefined;
  /** Sends a clean value. Gives what the server then holds; throws what the client throws. */
  save(value: V): Promise<V>;
  /** Takes what was typed and can be saved nowhere any more, because the record is gone. */
  lost?(draft: V): void;
}

/** What a view shows of a field that can be edited. */
export interface EditState<V> {
  /** An input is open. */
  readonly editing: boolean;
  /** What was typed and is saved nowhere yet; undefined when nothing is at stake. */
  readonly draft: V | undefined;
  /** A value from elsewhere that saving the draft would overwrite: `keep()` the draft, or `cancel()` to take this one. */
  readonly theirs: V | undefined;
  /** A save is on its way. */
  readonly saving: boolean;
  /** Goes out when the save on its way is done; shown in place of it. */
  readonly next: V | undefined;
  /** The last save went through, and nothing was begun since. */
  readonly saved: boolean;
  /** Why the draft is not saved. */
  readonly error: PivotalError | undefined;
}

/**
 * The edit of one field, from the first key to the server's answer, whatever becomes of the view that shows it. Saves go out one after
 * another, so that the last one wins; a draft leaves only when it is saved or given up.
 */
export class EditSession<V> {
  readonly changed = new Listeners();
  readonly #port: EditPort<V>;
  #state: EditState<V> = {
    editing: false,
    draft: undefined,
    theirs: undefined,
    saving: false,
    next: undefined,
    saved: false,
    error: undefined,
  };
  /** The server's value that the person knows of; any other one is from elsewhere. */
  #seen: V | undefined;
  /** What the draft began as. */
  #start: V | undefined;

  constructor(port: EditPort<V>) {
    this.#port = port;
  }

  get state(): EditState<V> {
    return this.#state;
  }

  /** Whether something would be lost if this were dropped. */
  get busy(): boolean {
    const { editing, draft, saving } = this.#state;
    return editing || saving || draft !== undefined;
  }

  get #shown(): V | undefined {
    return this.#state.next ?? this.#port.value();
  }

  /** Begins an edit, or goes on with a draft that could not be saved. */
  open(): void {
    const now = this.#shown;
    const { editing, draft, saving } = this.#state;
    if (editing || now === undefined) return;
    if (draft !== undefined) return this.#set({ editing: true });
    if (!saving) this.#seen = now;
    this.#start = now;
    this.#set({ editing: true, draft: now, saved: false, error: undefined });
  }

  /** The draft is now this. */
  type(draft: V): void {
    if (this.#state.editing) this.#set({ draft, error: undefined });
  }

  /** Saves the draft if it says anything new. What is not valid stays open; a value from elsewhere waits for a choice. */
  commit(): void {
    const { draft, theirs } = this.#state;
    if (draft === undefined) return;
    const value = this.#port.clean(draft);
    const isNew = !same(draft, this.#start) && !same(value, this.#shown);
    const error = isNew ? this.#port.check(value) : undefined;
    if (!isNew) this.cancel();
    else if (error) this.#set({ error });
    else if (theirs !== undefined) this.#set({ editing: false });
    else this.#send(value);
  }

  /** Overwrites the value from elsewhere with the draft. */
  keep(): void {
    const { draft, theirs } = this.#state;
    if (draft === undefined || theirs === undefined) return;
    this.#seen = theirs;
    this.#set({ theirs: undefined });
    this.commit();
  }

  /** Gives up the draft. What was committed before is saved all the same. */
  cancel(): void {
    if (this.#state.draft === undefined) return;
    this.#set({ editing: false, draft: undefined, theirs: undefined, error: undefined });
  }

  /** To be called whenever the record may have changed. */
  notice(): void {
    const { editing, draft, theirs, saving } = this.#state;
    if (saving || draft === undefined) return;
    const now = this.#port.value();
    const untouched = same(draft, this.#start);
    if (now === undefined) {
      if (!untouched) this.#port.lost?.(draft);
      return this.cancel();
    }
    if (same(now, this.#seen)) {
      if (theirs !== undefined) this.#set({ theirs: undefined });
    } else if (editing && untouched) {
      this.#seen = this.#start = now;
      this.#set({ draft: now });
    } else if (same(now, this.#port.clean(draft))) {
      this.#seen = now;
      this.#set({ theirs: undefined, error: undefined, ...(editing ? {} : { draft: undefined }) });
    } else if (!same(now, theirs)) this.#set({ theirs: now });
  }

  #send(next: V): void {
    this.#set({ next, editing: false, draft: undefined, theirs: undefined, error: undefined });
    if (!this.#state.saving) void this.#drain();
  }

  async #drain(): Promise<void> {
    let failed: { value: V; error: PivotalError } | undefined;
    for (let value = this.#state.next; value !== undefined; value = this.#state.next) {
      failed = undefined;
      this.#set({ next: undefined, saving: true, saved: false });
      try {
        this.#seen = await this.#port.save(value);
      } catch (cause) {
        failed = { value, error: asPivotalError(cause) };
      }
    }
    this.#settle(failed);
  }

  #settle(failed: { value: V; error: PivotalError } | undefined): void {
    const { editing, draft } = this.#state;
    this.#set({ saving: false, saved: !failed && !editing, error: failed?.error });
    if (failed) {
      const isTyped = editing && !same(draft, this.#start);
      this.#start = this.#port.value();
      if (!isTyped) this.#set({ draft: failed.value });
    }
    this.notice();
  }

  #set(change: Partial<EditState<V>>): void {
    this.#state = { ...this.#state, ...change };
    this.changed.emit();
  }
}
