import { isPivotalError } from "../core/is-pivotal-error.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { Health } from "../resources/health/health.schema.ts";
import type { Query } from "./query.ts";

/** Told by its type: its class would bring all errors along into a page that shows one record. */
export const isGone = (error: unknown): boolean => isPivotalError(error) && error.type === "not_found";

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
