import Fuse from "fuse.js";
import { LIMIT, texts } from "./text.js";

export function create() {
  const fuse = new Fuse([], {
    keys: ["name", "domain", "tags", "custom"],
    ignoreDiacritics: true,
    ignoreLocation: true,
    threshold: 0.2,
    useTokenSearch: true,
    tokenMatch: "all",
  });
  const document = (customer) => ({ id: customer.display_id, ...texts(customer) });
  return {
    add(customers) {
      for (const customer of customers) fuse.add(document(customer));
    },
    search: (text) => fuse.search(text, { limit: LIMIT }).map(({ item }) => item.id),
    update(customer) {
      fuse.remove(({ id }) => id === customer.display_id);
      fuse.add(document(customer));
    },
  };
}
