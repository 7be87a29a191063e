import { fold, haystack, LIMIT } from "./text.js";

const RANKS = 3;

/** One look at every customer's folded text; best are those whose name starts with the first word, then where a word starts. */
export function create() {
  const ids = [];
  const stacks = [];
  const places = new Map();
  const rankOf = (stack, word) => {
    const at = stack.indexOf(word);
    if (at <= 0) return at;
    return stack[at - 1] === " " ? 1 : 2;
  };
  return {
    add(customers) {
      for (const customer of customers) {
        places.set(customer.display_id, ids.push(customer.display_id) - 1);
        stacks.push(haystack(customer));
      }
    },
    search(text) {
      const words = fold(text).split(" ").filter(Boolean);
      const found = Array.from({ length: RANKS }, () => []);
      for (let at = 0; at < stacks.length && found[0].length < LIMIT; at += 1) {
        const stack = stacks[at];
        const rank = rankOf(stack, words[0] ?? "");
        if (rank < 0 || found[rank].length >= LIMIT) continue;
        if (words.every((word) => stack.includes(word))) found[rank].push(ids[at]);
      }
      return found.flat().slice(0, LIMIT);
    },
    update(customer) {
      stacks[places.get(customer.display_id)] = haystack(customer);
    },
  };
}
