import { NotFoundError, PivotalError } from "../core/errors.ts";
import { same } from "../internal/same.ts";
import type { Contact, ContactUpdate } from "../resources/contacts/contacts.schema.ts";
import { updateContact } from "./contact-edits.ts";
import { cleanContactDraft, contactDraft, contactFieldUpdate, type ContactField } from "./contact-field.ts";
import { contactRunOf } from "./contact-run.ts";
import { contactQuery } from "./contacts-query.ts";
import type { FieldDraft } from "./customer-field.ts";
import { EditBook, type FieldSession } from "./edit-book.ts";
import { keepOthers } from "./keep-others.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

/** The edits of single fields of contacts whose customer's contacts are held; see `EditBook`. */
export class ContactEdits extends EditBook<ContactField> {
  /**
   * Begins an edit, or goes on with what could not be saved, and reads the contact anew meanwhile, so that a change from elsewhere is
   * seen before it is overwritten.
   */
  open(contact: Contact, field: ContactField): FieldSession | undefined {
    if (this.store.settings.readOnly) return undefined;
    const session = this.begin(contact.id, field, () => ({
      value: () => {
        const held = this.#held(contact);
        return held && contactDraft(held, field);
      },
      clean: (draft) => cleanContactDraft(field, draft),
      check: (draft) => problemOf(field, draft),
      save: (draft) => this.#save(contact, field, draft),
    }));
    void this.store.refresh(contactQuery(contact));
    return session;
  }

  #held({ id, customer_id }: Contact): Contact | undefined {
    return this.store.records.contactsOf(customer_id)?.find((one) => one.id === id);
  }

  async #save(contact: Contact, field: ContactField, draft: FieldDraft): Promise<FieldDraft> {
    const held = this.#held(contact);
    if (!held) throw new NotFoundError("The contact is not here any more", { code: "contact_not_found" });
    const edit =
      typeof draft === "string" ? contactFieldUpdate(field, draft) : await this.#labels(held, draft);
    const saved = await updateContact(this.store, held, edit);
    const [was, is] = [contactDraft(held, field), contactDraft(saved, field)];
    if (same(was, is))
      throw new PivotalError("The server did not keep the change", { code: "not_kept", field });
    const [before, after] = [{ [field]: held[field] ?? null }, { [field]: saved[field] ?? null }];
    contactRunOf(this.store, contact.customer_id).record({ id: contact.id, before, after });
    return is;
  }

  /** A write replaces all labels: those that others have added or removed meanwhile are read first, so that they stay so. */
  async #labels(held: Contact, wanted: readonly string[]): Promise<ContactUpdate> {
    const undo = this.store.records.editContact(held, { labels: [...wanted] });
    try {
      const fresh = await (await this.store.client()).contacts?.retrieve(held.id);
      return { labels: keepOthers(wanted, held.labels, fresh?.labels ?? held.labels) };
    } finally {
      undo();
    }
  }
}

function problemOf(field: ContactField, draft: FieldDraft): PivotalError | undefined {
  try {
    contactFieldUpdate(field, draft);
    return undefined;
  } catch (error) {
    return asPivotalError(error);
  }
}

const edits = new WeakMap<PivotalStore, ContactEdits>();

/** The edits of the contacts of a store, made when first asked for. */
export function contactEditsOf(store: PivotalStore): ContactEdits {
  let held = edits.get(store);
  if (!held) edits.set(store, (held = new ContactEdits(store)));
  return held;
}
