import {
  bulkEditContacts,
  undoContactChanges,
  type ContactBulkEdit,
  type ContactChange,
} from "./contact-bulk.ts";
import { perCustomer } from "./per-customer.ts";
import type { PivotalStore } from "./store.ts";
import { UndoableRun, type UndoableState } from "./undoable-run.ts";

export type ContactRunState = UndoableState<ContactChange>;

/** The run of a store over the contacts of one customer. */
export class ContactRun extends UndoableRun<ContactChange> {
  readonly #customerId: string;

  /** @param customerId a cuid. */
  constructor(store: PivotalStore, customerId: string) {
    super(store, (changes, options) => undoContactChanges(store, customerId, changes, options));
    this.#customerId = customerId;
  }

  /** Begins a bulk edit of contacts; while a run is on its way, waits for that one instead. */
  start(ids: readonly string[], edit: ContactBulkEdit): Promise<void> {
    return this.begin("edit", ids, (some, options) =>
      bulkEditContacts(this.store, this.#customerId, some, edit, options),
    );
  }
}

/** The run over the contacts of a customer (a cuid), made when first asked for. */
export const contactRunOf = perCustomer((store, customerId) => new ContactRun(store, customerId));
