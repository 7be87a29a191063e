import { resourceOf } from "./resource-of.ts";
import { Contacts } from "../resources/contacts/contacts.ts";
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
import { perCustomer } from "./per-customer.ts";
import { asPivotalError } from "./query.ts";
import type { PivotalStore } from "./store.ts";

/** The edits of single fields of a customer's contacts, where they are held; see `EditBook`. */
export class ContactEdits extends EditBook<ContactField> {
  readonly #customerId: string;

  /** @param customerId a cuid. */
  constructor(store: PivotalStore, customerId: string) {
    super(store);
    this.#customerId = customerId;
  }

  /**
   * Begins an edit, or goes on with what could not be saved, and reads the contact anew meanwhile, so that a change from elsewhere is
   * seen before it is overwritten. `id` is a cuid.
   */
  open(id: string, field: ContactField): FieldSession | undefined {
    const contact = this.#held(id);
    if (!contact || this.store.settings.readOnly) return undefined;
    const session = this.begin(id, field, () => ({
      value: () => {
        const held = this.#held(id);
        return held && contactDraft(held, field);
      },
      clean: (draft) => cleanContactDraft(field, draft),
      check: (draft) => problemOf(field, draft),
      save: (draft) => this.#save(id, field, draft),
    }));
    void this.store.refresh(contactQuery(contact));
    return session;
  }

  #held(id: string): Contact | undefined {
    return this.store.records.contactsOf(this.#customerId)?.find((one) => one.id === id);
  }

  async #save(id: string, field: ContactField, draft: FieldDraft): Promise<FieldDraft> {
    const held = this.#held(id);
    if (!held) throw new NotFoundError("The contact is not here any more", { code: "contact_not_found" });
    const edit =
      typeof draft === "string" ? contactFieldUpdate(field, draft) : await this.#labels(held, draft);
    const saved = await updateContact(this.store, held, edit);
    const [was, is] = [contactDraft(held, field), contactDraft(saved, field)];
    if (same(was, is))
      throw new PivotalError("The server did not keep the change", { code: "not_kept", field });
    const [before, after] = [{ [field]: held[field] ?? null }, { [field]: saved[field] ?? null }];
    contactRunOf(this.store, this.#customerId).record({ id, before, after });
    return is;
  }

  /** A write replaces all labels: those that others have added or removed meanwhile are read first, so that they stay so. */
  async #labels(held: Contact, wanted: readonly string[]): Promise<ContactUpdate> {
    const undo = this.store.records.editContact(held, { labels: [...wanted] });
    try {
      const fresh = await resourceOf(await this.store.client(), "contacts", Contacts).retrieve(held.id);
      return { labels: keepOthers(wanted, held.labels, fresh.labels) };
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

/** The edits of the contacts of a customer (a cuid), made when first asked for. */
export const contactEditsOf = perCustomer((store, customerId) => new ContactEdits(store, customerId));
