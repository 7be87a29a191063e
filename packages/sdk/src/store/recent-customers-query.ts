import type { Query } from "./query.ts";

/**
 * The newest customers, up to a hundred, and how many they are: what a page without a list knows of plans, tags, owners and domains in
 * use, and of what its server sends of a customer. [P]
 */
export const recentCustomersQuery: Query<number> = {
  key: "customers:recent",
  async load(client, signal, { records }) {
    const { data } = await client.customers.list({ limit: 100 }, { signal, lane: "background" });
    records.put(data);
    return data.length;
  },
};
