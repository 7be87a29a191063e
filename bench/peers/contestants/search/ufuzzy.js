import uFuzzy from "@leeoniya/ufuzzy";
import { fold, haystack, LIMIT } from "./text.js";

const OUT_OF_ORDER = 1;

export function create() {
  const engine = new uFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\d']+",
    intraSplit: "\\p{Ll}\\p{Lu}",
    intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
    intraChars: "[\\p{L}\\d']",
    intraContr: "'\\p{L}{1,2}\\b",
  });
  const ids = [];
  const stacks = [];
  const places = new Map();
  return {
    add(customers) {
      for (const customer of customers) {
        places.set(customer.display_id, ids.push(customer.display_id) - 1);
        stacks.push(haystack(customer));
      }
    },
    search(text) {
      const [found, info, order] = engine.search(stacks, fold(text), OUT_OF_ORDER);
      const best = order ? order.slice(0, LIMIT).map((at) => info.idx[at]) : (found ?? []).slice(0, LIMIT);
      return best.map((at) => ids[at]);
    },
    update(customer) {
      stacks[places.get(customer.display_id)] = haystack(customer);
    },
  };
}
