import { createStore, replicaOf, searchCustomers } from "@pivotal/sdk/store";
import { LIMIT } from "./text.js";

/** The table that lists and searches share, as a store fills it; there is no server behind this one. */
export function create() {
  const store = createStore({
    client: () => {
      throw new Error("Nothing is asked for.");
    },
  });
  const replica = replicaOf(store);
  // As the search does that is on a page while rows come.
  replica.prepareSearch();
  return {
    add: (customers) => replica.table.put(customers),
    ready: () => replica.table.settled(),
    search: (text) => searchCustomers(replica, text, LIMIT).map(({ customer }) => customer.display_id),
    update: (customer) => replica.table.put([customer]),
  };
}
