import { NotFoundError } from "../core/errors.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { Health } from "../resources/health/health.schema.ts";
import type { Query } from "./query.ts";
import type { StoreClient } from "./store.ts";

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
      if (error instanceof NotFoundError) store.records.remove([id]);
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

const SLUG = /^[\p{L}\p{N}]+(?:[-_ ]+[\p{L}\p{N}]+)*$/u;
const CUID = /^c[a-z0-9]{19,31}$/;

async function byId(client: StoreClient, id: string, signal: AbortSignal): Promise<Customer[]> {
  try {
    return [await client.customers.retrieve(id, { signal })];
  } catch (error) {
    if (error instanceof NotFoundError) return [];
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
