import { create as createIndex, insertMultiple, search, update } from "@orama/orama";
import { fold, LIMIT, texts } from "./text.js";

/** Its own tokenizer knows one language at a time, so it is given one that keeps the words of all. */
const tokenizer = {
  language: "english",
  normalizationCache: new Map(),
  tokenize: (text) => [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])],
};

export function create() {
  const index = createIndex({
    schema: { name: "string", domain: "string", tags: "string", custom: "string" },
    components: { tokenizer },
  });
  const document = (customer) => ({ id: `${customer.display_id}`, ...texts(customer) });
  return {
    add: (customers) => insertMultiple(index, customers.map(document), customers.length),
    async search(text) {
      const { hits } = await search(index, { term: text, limit: LIMIT, threshold: 0, boost: { name: 2 } });
      return hits.map(({ id }) => Number(id));
    },
    update: (customer) => update(index, `${customer.display_id}`, document(customer)),
  };
}
