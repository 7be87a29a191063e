import { NotFoundError } from "../core/errors.ts";
import type { RequestOptions } from "../core/options.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Query } from "./query.ts";
import type { CustomerRecords } from "./records.ts";
import type { StoreClient } from "./store.ts";

/** Reads all contacts of a customer into the records. Throws what the client throws. [P] */
export async function loadContacts(
  { contacts }: StoreClient,
  records: CustomerRecords,
  id: string,
  options: RequestOptions,
): Promise<readonly Contact[]> {
  if (!contacts) throw new NotFoundError("The client does not offer contacts.");
  for (;;) {
    const before = records.contactsOf(id);
    const list = await contacts.list(id, { limit: 100 }, options).toArray();
    // Changed here meanwhile: what came may be from before that.
    if (records.contactsOf(id) !== before) continue;
    records.putContacts(list[0]?.customer_id ?? id, list);
    return list;
  }
}

/** A customer's contacts, archived ones too, newest first; by the customer's cuid or `display_id`. [P] */
export const contactsQuery = (customerId: string): Query<readonly Contact[]> => ({
  key: `contacts:${customerId}`,
  mayBeOld: true,
  read: (store) => store.records.contactsOf(customerId),
  load: (client, signal, { records }) => loadContacts(client, records, customerId, { signal }),
});
