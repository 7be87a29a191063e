import type { FieldDraft } from "./customer-field.ts";
import { EditSession, type EditPort } from "./edit-session.ts";
import { Listeners } from "./listeners.ts";
import type { PivotalStore } from "./store.ts";

export type FieldSession = EditSession<FieldDraft>;

/** The edits of single fields of one kind of record in a store. They outlive the views that show them, and each is one wherever it is shown. */
export class EditBook<F extends string> {
  /** Told whenever one of them has changed. */
  readonly changed = new Listeners();
  protected readonly store: PivotalStore;
  readonly #sessions = new Map<string, FieldSession>();
  readonly #lost = new Map<string, Map<F, FieldDraft>>();

  constructor(store: PivotalStore) {
    this.store = store;
    store.records.changed.add(() => {
      for (const session of [...this.#sessions.values()]) session.notice();
    });
    store.cleared.add(() => {
      this.#sessions.clear();
      this.#lost.clear();
      this.changed.emit();
    });
  }

  /** How many drafts would be lost with the page. */
  get unsaved(): number {
    return [...this.#sessions.values()].filter(({ busy }) => busy).length;
  }

  /** Whether there is anything to show of an edit of this record. */
  holds(id: string): boolean {
    for (const key of this.#sessions.keys()) if (key.startsWith(`${id} `)) return true;
    return false;
  }

  /** The edit of a field, if there is anything to show of one. `id` is a cuid. */
  get(id: string, field: string): FieldSession | undefined {
    return this.#sessions.get(`${id} ${field}`);
  }

  /** The records for which `lostOf` has something. */
  get lost(): readonly string[] {
    return [...this.#lost.keys()];
  }

  /** What was typed for a record that is gone since, by field: it can be saved nowhere, but still be shown. `id` is a cuid. */
  lostOf(id: string): ReadonlyMap<F, FieldDraft> {
    return this.#lost.get(id) ?? new Map<F, FieldDraft>();
  }

  /** Forgets what `lostOf` gives. */
  dismissLost(id: string): void {
    if (this.#lost.delete(id)) this.changed.emit();
  }

  /** Opens the edit that is held, else one through `port`. */
  protected begin(id: string, field: F, port: () => EditPort<FieldDraft>): FieldSession {
    const session = this.get(id, field) ?? this.#make(id, field, port());
    session.open();
    return session;
  }

  #make(id: string, field: F, port: EditPort<FieldDraft>): FieldSession {
    const key = `${id} ${field}`;
    const lost = (draft: FieldDraft): void => {
      const held = this.#lost.get(id);
      if (held) held.set(field, draft);
      else this.#lost.set(id, new Map([[field, draft]]));
    };
    const session: FieldSession = new EditSession<FieldDraft>({ ...port, lost });
    this.#sessions.set(key, session);
    const forget = () => {
      if (session.busy || this.#sessions.get(key) !== session) return;
      this.#sessions.delete(key);
      this.changed.emit();
    };
    session.changed.add(() => {
      // That it was saved stays for a moment.
      if (!session.busy) this.store.later(forget);
      this.changed.emit();
    });
    return session;
  }
}
