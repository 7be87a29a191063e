import { resourceOf } from "./resource-of.ts";
import { Contacts } from "../resources/contacts/contacts.ts";
import type { RequestOptions } from "../core/options.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import { isGone } from "./queries.ts";
import type { Query } from "./query.ts";
import type { CustomerRecords } from "./records.ts";
import { replaceContact } from "./replace-contact.ts";
import type { StoreClient } from "./store.ts";

/** Reads all contacts of a customer into the records. Throws what the client throws. [P] */
export async function loadContacts(
  client: StoreClient,
  records: CustomerRecords,
  id: string,
  options: RequestOptions,
): Promise<readonly Contact[]> {
  const contacts = resourceOf(client, "contacts", Contacts);
  for (;;) {
    const before = records.confirmedContactsOf(id);
    const list = await contacts.list(id, { limit: 100 }, options).toArray();
    // Changed here meanwhile: what came may be from before that.
    if (records.confirmedContactsOf(id) !== before) continue;
    const customerId = list[0]?.customer_id ?? id;
    records.putContacts(customerId, list);
    return records.contactsOf(customerId) ?? list;
  }
}

/** A customer's contacts, archived ones too, newest first; by the customer's cuid or `display_id`. [P] */
export const contactsQuery = (customerId: string): Query<readonly Contact[]> => ({
  key: `contacts:${customerId}`,
  mayBeOld: true,
  read: (store) => store.records.contactsOf(customerId),
  load: (client, signal, { records }) => loadContacts(client, records, customerId, { signal }),
});

/** One contact that is held, read anew; it leaves when it is gone. [P] */
export const contactQuery = (contact: Contact): Query<Contact> => ({
  key: `contact:${contact.id}`,
  mayBeOld: true,
  read: ({ records }) => records.contactsOf(contact.customer_id)?.find(({ id }) => id === contact.id),
  async load(client, signal, { records }) {
    try {
      const read = await resourceOf(client, "contacts", Contacts).retrieve(contact.id, { signal });
      replaceContact(records, contact, read);
      return read;
    } catch (error) {
      if (isGone(error)) replaceContact(records, contact, undefined);
      throw error;
    }
  },
});
