import type { Customer } from "../resources/customers/customers.schema.ts";
import { isGone } from "./queries.ts";
import type { Query } from "./query.ts";
import type { StoreClient } from "./store.ts";

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
