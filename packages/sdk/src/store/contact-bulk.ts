import { resourceOf } from "./resource-of.ts";
import { Contacts } from "../resources/contacts/contacts.ts";
import { PivotalError } from "../core/errors.ts";
import { same } from "../internal/same.ts";
import type { Contact, ContactUpdate } from "../resources/contacts/contacts.schema.ts";
import { updateContact } from "./contact-edits.ts";
import type { PivotalStore } from "./store.ts";
import { WriteRun, type RunOptions, type RunPlan, type RunProgress } from "./write-run.ts";

/** What to do with many contacts. */
export type ContactBulkEdit =
  /** Hides them, or shows them again. [X] */
  | { readonly archived: boolean }
  /** Adds and removes labels, by those that the server holds at that moment. */
  | { readonly add?: readonly string[]; readonly remove?: readonly string[] };

/** What one write has changed. */
export interface ContactChange {
  readonly id: string;
  readonly before: ContactUpdate;
  readonly after: ContactUpdate;
}

interface Plan {
  readonly fresh: boolean;
  /** Nothing is to be done when this is empty. */
  readonly edit: (contact: Contact) => ContactUpdate;
}

const tidy = (labels: readonly string[] = []) => labels.map((label) => label.trim()).filter(Boolean);

function planOf(edit: ContactBulkEdit): Plan {
  if ("archived" in edit) {
    const archived_at = edit.archived ? new Date().toISOString() : null;
    const isSo = (contact: Contact) => (contact.archived_at != null) === edit.archived;
    return { fresh: false, edit: (contact) => (isSo(contact) ? {} : { archived_at }) };
  }
  const gone = new Set(tidy(edit.remove));
  return {
    fresh: true,
    edit({ labels: held }) {
      const labels = [...new Set([...held, ...tidy(edit.add)])].filter((label) => !gone.has(label));
      return same(labels, held) ? {} : { labels };
    },
  };
}

/** What a contact holds in the fields that an edit names. An archived one may have been primary, which does not come back. */
const valuesOf = (contact: Contact, edit: ContactUpdate): ContactUpdate =>
  Object.fromEntries(Object.keys(edit).map((field) => [field, contact[field] ?? null]));

const writing = (store: PivotalStore, customerId: string, plan: Plan): RunPlan<ContactChange> => {
  const find = (id: string) => store.records.contactsOf(customerId)?.find((one) => one.id === id);
  return {
    nameOf: (id) => find(id)?.name,
    async write(id, turn) {
      const held = find(id);
      const contacts = resourceOf(await store.client(), "contacts", Contacts);
      if (!held) throw new PivotalError("The contact is not here any more", { code: "contact_not_found" });
      const contact = plan.fresh ? await turn((options) => contacts.retrieve(id, options)) : held;
      const edit = plan.edit(contact);
      if (Object.keys(edit).length === 0) return undefined;
      const saved = await turn((options) => updateContact(store, held, edit, options));
      const [before, after] = [valuesOf(contact, edit), valuesOf(saved, edit)];
      if (!same(before, after)) return { id, before, after };
      throw new PivotalError("The server did not keep the change", { code: "not_kept" });
    },
  };
};

/**
 * Changes many contacts of a customer that the store holds, one write each, three at a time behind whatever a person waits for. Waits for
 * the rate limit. Never throws: `failures` and `left` can be tried again by another call.
 */
export const bulkEditContacts = (
  store: PivotalStore,
  customerId: string,
  ids: readonly string[],
  edit: ContactBulkEdit,
  { signal, onProgress }: RunOptions<ContactChange> = {},
): Promise<RunProgress<ContactChange>> =>
  new WriteRun(store, ids, writing(store, customerId, planOf(edit)), signal).start(onProgress);

/** Restores what changes have replaced, each contact only if it still holds what was written. Never throws. */
export function undoContactChanges(
  store: PivotalStore,
  customerId: string,
  changes: readonly ContactChange[],
  { signal, onProgress }: RunOptions<ContactChange> = {},
): Promise<RunProgress<ContactChange>> {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const edit = (contact: Contact): ContactUpdate => {
    const change = byId.get(contact.id);
    return change && same(valuesOf(contact, change.after), change.after) ? change.before : {};
  };
  const plan = writing(store, customerId, { fresh: true, edit });
  return new WriteRun(store, [...byId.keys()], plan, signal).start(onProgress);
}
