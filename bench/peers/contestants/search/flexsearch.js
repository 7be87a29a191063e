import { Charset, Index } from "flexsearch";
import { haystack, LIMIT } from "./text.js";

/** An index of ids alone, the lightest that it offers for prefixes. */
export function create() {
  const index = new Index({ tokenize: "forward", encoder: Charset.Normalize });
  return {
    add(customers) {
      for (const customer of customers) index.add(customer.display_id, haystack(customer));
    },
    search: (text) => index.search(text, { limit: LIMIT }),
    update: (customer) => index.update(customer.display_id, haystack(customer)),
  };
}
