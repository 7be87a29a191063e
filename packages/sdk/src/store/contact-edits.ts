import { resourceOf } from "./resource-of.ts";
import { NotFoundError } from "../core/errors.ts";
import type { RequestOptions } from "../core/options.ts";
import { Contacts } from "../resources/contacts/contacts.ts";
import type { Contact, ContactCreate, ContactUpdate } from "../resources/contacts/contacts.schema.ts";
import { replaceContact } from "./replace-contact.ts";
import type { PivotalStore } from "./store.ts";

/** Adds a contact; every view of the customer and every search knows it at once. Throws what the client throws. [P] */
export async function addContact(
  store: PivotalStore,
  customerId: string,
  body: ContactCreate,
  options?: RequestOptions,
): Promise<Contact> {
  const added = await (await contactsOf(store)).create(customerId, body, options);
  take(store, added, added);
  return added;
}

/**
 * Changes a contact. It shows everywhere at once, and is taken back if the server refuses it; one that becomes primary takes that from the
 * other. Throws what the client throws. [P]
 */
export const updateContact = (
  store: PivotalStore,
  contact: Contact,
  body: ContactUpdate,
  options?: RequestOptions,
): Promise<Contact> => change(store, contact, body, (contacts) => contacts.update(contact.id, body, options));

/** Removes a contact for good. Throws what the client throws. [P] */
export async function removeContact(
  store: PivotalStore,
  contact: Contact,
  options?: RequestOptions,
): Promise<void> {
  await (await contactsOf(store)).delete(contact.id, options);
  take(store, contact, undefined);
}

/** Makes a contact the primary one, in place of the other. Throws what the client throws. [P] */
export const promoteContact = (store: PivotalStore, contact: Contact, options?: RequestOptions) =>
  updateContact(store, contact, { is_primary: true }, options);

/** Hides a contact and keeps its history, as `updateContact` does. Throws too where the server does not archive. [X] */
export const archiveContact = (store: PivotalStore, contact: Contact, options?: RequestOptions) =>
  change(store, contact, { archived_at: new Date().toISOString(), is_primary: false }, (contacts) =>
    contacts.archive(contact.id, options),
  );

/** Shows an archived contact again; it must be promoted anew. Throws too where the server does not archive. [X] */
export const unarchiveContact = (store: PivotalStore, contact: Contact, options?: RequestOptions) =>
  change(store, contact, { archived_at: null }, (contacts) => contacts.unarchive(contact.id, options));

/** Writes what shows already. */
async function change(
  store: PivotalStore,
  contact: Contact,
  shown: ContactUpdate,
  write: (contacts: Contacts) => PromiseLike<Contact>,
): Promise<Contact> {
  const undo = store.records.editContact(contact, shown);
  try {
    const saved = await write(await contactsOf(store));
    take(store, contact, saved);
    return saved;
  } catch (error) {
    if (error instanceof NotFoundError) take(store, contact, undefined);
    throw error;
  } finally {
    undo();
  }
}

/** Takes what the server has made of a contact; history tells of it too. */
function take(store: PivotalStore, contact: Contact, by: Contact | undefined): void {
  replaceContact(store.records, contact, by);
  store.outdate(contact.customer_id, "activity");
}

const contactsOf = async (store: PivotalStore): Promise<Contacts> =>
  resourceOf(await store.client(), "contacts", Contacts);
