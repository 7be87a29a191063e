import { isPivotalError } from "../core/errors.ts";
import type { RequestOptions } from "../core/options.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { Health } from "../resources/health/health.schema.ts";
import type { Query } from "./query.ts";
import type { CustomerRecords } from "./records.ts";
import type { StoreClient } from "./store.ts";

/** Told by its type: its class would bring all errors along into a page that shows one record. */
const isGone = (error: unknown): boolean => isPivotalError(error) && error.type === "not_found";

/** One customer, by cuid or `display_id`. [P] */
export const customerQuery = (id: string): Query<Customer> => ({
  key: `customer:${id}`,
  read: (store) => store.records.get(id),
  async load(client, signal, store) {
    try {
      const customer = await client.customers.retrieve(id, { signal });
      store.records.put([customer]);
      return store.records.get(customer.id) ?? customer;
    } catch (error) {
      if (isGone(error)) store.records.remove([id]);
      throw error;
    }
  },
});

/** A customer's health with its signals and history; `unavailable` where the server does not offer it. [X] */
export const healthQuery = (id: string): Query<Health> => ({
  key: `health:${id}`,
  capability: "health",
  load: (client, signal) => client.health.retrieve(id, { signal }),
});

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

const SLUG = /^[\p{L}\p{N}]+(?:[-_ ]+[\p{L}\p{N}]+)*$/u;
const CUID = /^c[a-z0-9]{19,31}$/;

async function byId(client: StoreClient, id: string, signal: AbortSignal): Promise<Customer[]> {
  try {
    return [await client.customers.retrieve(id, { signal })];
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

const bySlug = async (client: StoreClient, slug: string, signal: AbortSignal): Promise<Customer[]> =>
  (await client.customers.list({ slug, limit: 1 }, { signal })).data;

/**
 * What the server itself can find for a search text, whether or not it has been loaded: a number, a cuid or a slug. The published
 * API has no other search. [P]
 */
export const lookupQuery = (text: string): Query<Customer[]> => {
  const wanted = text.trim().replace(/^#/, "").toLowerCase();
  return {
    key: `lookup:${wanted}`,
    async load(client, signal, store) {
      let found: Customer[] = [];
      if (/^\d{1,15}$/.test(wanted) || CUID.test(wanted)) found = await byId(client, wanted, signal);
      else if (SLUG.test(wanted)) found = await bySlug(client, wanted.replace(/[ _-]+/g, "-"), signal);
      store.records.put(found);
      return found;
    },
  };
};
