import MiniSearch from "minisearch";
import { fold, LIMIT, texts } from "./text.js";

export function create() {
  const index = new MiniSearch({
    idField: "id",
    fields: ["name", "domain", "tags", "custom"],
    processTerm: fold,
    searchOptions: { prefix: true, combineWith: "AND", boost: { name: 2 } },
  });
  const document = (customer) => ({ id: customer.display_id, ...texts(customer) });
  return {
    add: (customers) => index.addAll(customers.map(document)),
    search: (text) =>
      index
        .search(text)
        .slice(0, LIMIT)
        .map(({ id }) => id),
    update: (customer) => index.replace(document(customer)),
  };
}
