import { NotFoundError, PivotalError } from "../core/errors.ts";
import { same } from "../internal/same.ts";
import { valuesOf } from "./bulk-edit.ts";
import { bulkRunOf } from "./bulk-run.ts";
import type { CustomerField } from "./can-edit.ts";
import type { Customer, CustomerUpdate } from "../resources/customers/customers.schema.ts";
import { cleanDraft, fieldDraft, fieldUpdate, type FieldDraft } from "./customer-field.ts";
import { EditSession } from "./edit-session.ts";
import { Listeners } from "./listeners.ts";
import { asPivotalError } from "./query.ts";
import { customerQuery } from "./queries.ts";
import type { PivotalStore } from "./store.ts";

export type FieldSession = EditSession<FieldDraft>;

interface Write {
  /** As it was before. */
  readonly before: Customer;
  readonly edit: CustomerUpdate;
}

const NONE: ReadonlyMap<CustomerField, FieldDraft> = new Map();

/** The edits of single fields in a store. They outlive the views that show them, and each is one wherever it is shown. */
export class CustomerEdits {
  /** Told whenever one of them has changed. */
  readonly changed = new Listeners();
  readonly #store: PivotalStore;
  readonly #sessions = new Map<string, FieldSession>();
  readonly #lost = new Map<string, Map<CustomerField, FieldDraft>>();

  constructor(store: PivotalStore) {
    this.#store = store;
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

  /** Whether there is anything to show of an edit of this customer. */
  holds(id: string): boolean {
    for (const key of this.#sessions.keys()) if (key.startsWith(`${id} `)) return true;
    return false;
  }

  /** The edit of a field, if there is anything to show of one. `id` is a cuid. */
  get(id: string, field: string): FieldSession | undefined {
    return this.#sessions.get(`${id} ${field}`);
  }

  /** What was typed for a customer that is gone since, by field: it can be saved nowhere, but still be shown. `id` is a cuid. */
  lostOf(id: string): ReadonlyMap<CustomerField, FieldDraft> {
    return this.#lost.get(id) ?? NONE;
  }

  /** Forgets what `lostOf` gives. */
  dismissLost(id: string): void {
    if (this.#lost.delete(id)) this.changed.emit();
  }

  /**
   * Begins an edit, or goes on with what could not be saved, and reads the customer anew meanwhile, so that a change from elsewhere is
   * seen before it is overwritten. `type` is that of a custom field, where it is known.
   */
  open(id: string, field: CustomerField, type?: string): FieldSession | undefined {
    if (this.#store.settings.readOnly) return undefined;
    const session = this.get(id, field) ?? this.#make(id, field, type);
    session.open();
    void this.#store.refresh(customerQuery(id));
    return session;
  }

  #make(id: string, field: CustomerField, type: string | undefined): FieldSession {
    const key = `${id} ${field}`;
    const session: FieldSession = new EditSession<FieldDraft>({
      value: () => {
        const customer = this.#store.records.get(id);
        return customer && fieldDraft(customer, field);
      },
      clean: (draft) => cleanDraft(field, draft),
      check: (draft) => this.#check(id, field, draft, type),
      save: (draft) => this.#save(id, field, draft, type),
      lost: (draft) => {
        const held = this.#lost.get(id);
        if (held) held.set(field, draft);
        else this.#lost.set(id, new Map([[field, draft]]));
      },
    });
    this.#sessions.set(key, session);
    const forget = () => {
      if (session.busy || this.#sessions.get(key) !== session) return;
      this.#sessions.delete(key);
      this.changed.emit();
    };
    session.changed.add(() => {
      // That it was saved stays for a moment.
      if (!session.busy) this.#store.later(forget);
      this.changed.emit();
    });
    return session;
  }

  #check(
    id: string,
    field: CustomerField,
    draft: FieldDraft,
    type: string | undefined,
  ): PivotalError | undefined {
    const customer = this.#store.records.get(id);
    try {
      if (customer) fieldUpdate(customer, field, draft, type);
      return undefined;
    } catch (error) {
      return asPivotalError(error);
    }
  }

  /** A write replaces all tags: those that others have added or removed meanwhile are read first, so that they stay so. */
  async #tagUpdate({ id, tags: held = [] }: Customer, wanted: readonly string[]): Promise<Write> {
    const { records } = this.#store;
    const undo = records.edit(id, { tags: [...wanted] });
    try {
      const client = await this.#store.client();
      const fresh = await client.customers.retrieve(id);
      const kept = (fresh.tags ?? []).filter((tag) => wanted.includes(tag) || !held.includes(tag));
      const added = wanted.filter((tag) => !held.includes(tag) && !kept.includes(tag));
      return { before: fresh, edit: { tags: [...kept, ...added] } };
    } finally {
      undo();
    }
  }

  async #save(
    id: string,
    field: CustomerField,
    draft: FieldDraft,
    type: string | undefined,
  ): Promise<FieldDraft> {
    const { records } = this.#store;
    const customer = records.get(id);
    if (!customer) throw new NotFoundError("The customer is not here any more");
    const { before, edit } =
      typeof draft === "string"
        ? { before: customer, edit: fieldUpdate(customer, field, draft, type) }
        : await this.#tagUpdate(customer, draft);
    const saved = await this.#store.updateCustomer(id, edit);
    const [was, is] = [fieldDraft(customer, field), fieldDraft(saved, field)];
    if (same(was, is))
      throw new PivotalError("The server did not keep the change", { code: "not_kept", field });
    bulkRunOf(this.#store).record({ id, before: valuesOf(before, edit), after: valuesOf(saved, edit) });
    return is;
  }
}

const edits = new WeakMap<PivotalStore, CustomerEdits>();

/** The edits of a store, made when first asked for. */
export function editsOf(store: PivotalStore): CustomerEdits {
  let held = edits.get(store);
  if (!held) edits.set(store, (held = new CustomerEdits(store)));
  return held;
}
