import { NotFoundError } from "../core/errors.ts";
import type { RequestOptions } from "../core/options.ts";
import type { Contacts } from "../resources/contacts/contacts.ts";
import type { Contact, ContactCreate, ContactUpdate } from "../resources/contacts/contacts.schema.ts";
import type { PivotalStore } from "./store.ts";

/** Adds a contact; every view of the customer and every search knows it at once. Throws what the client throws. [P] */
export async function addContact(
  store: PivotalStore,
  customerId: string,
  body: ContactCreate,
  options?: RequestOptions,
): Promise<Contact> {
  const added = await (await contactsOf(store)).create(customerId, body, options);
  replace(store, added, added);
  return added;
}

/** Changes a contact. One that becomes primary takes that from the other. Throws what the client throws. [P] */
export async function updateContact(
  store: PivotalStore,
  contact: Contact,
  body: ContactUpdate,
  options?: RequestOptions,
): Promise<Contact> {
  try {
    const saved = await (await contactsOf(store)).update(contact.id, body, options);
    replace(store, contact, saved);
    return saved;
  } catch (error) {
    if (error instanceof NotFoundError) replace(store, contact, undefined);
    throw error;
  }
}

/** Removes a contact for good. Throws what the client throws. [P] */
export async function removeContact(
  store: PivotalStore,
  contact: Contact,
  options?: RequestOptions,
): Promise<void> {
  await (await contactsOf(store)).delete(contact.id, options);
  replace(store, contact, undefined);
}

async function contactsOf(store: PivotalStore): Promise<Contacts> {
  const { contacts } = await store.client();
  if (!contacts) throw new NotFoundError("The client does not offer contacts.");
  return contacts;
}

/** Where nobody has asked for a customer's contacts, one of them alone would pass for all. */
function replace({ records }: PivotalStore, { id, customer_id }: Contact, by: Contact | undefined): void {
  const held = records.contactsOf(customer_id);
  if (!held) return;
  const demoted = (one: Contact) => (by?.is_primary && one.is_primary ? { ...one, is_primary: false } : one);
  const known = held.some((one) => one.id === id);
  const rest = held.flatMap((one) => (one.id === id ? (by ?? []) : demoted(one)));
  records.putContacts(customer_id, by && !known ? [by, ...rest] : rest);
}
