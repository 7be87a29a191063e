import { foldText, nearest, wordsOf, type Customer } from "@pivotal/sdk/store";

/** Time given to looking, in milliseconds: half of a frame. */
const BUDGET_MS = 8;
/** The clock is looked at once in so many customers. */
const EVERY = 100;

/**
 * A text like the one that found nothing, with its last word put right by the names of customers; undefined when none is near. Newest
 * customers first, as many as there is time for.
 */
export function nearestName(text: string, customers: Iterable<Customer>): string | undefined {
  const typed = /[^\s"]+$/.exec(text.trim())?.[0] ?? "";
  const word = foldText(typed);
  if (word.length < 3 || typed.includes(":")) return undefined;
  const known = new Set<string>();
  const until = performance.now() + BUDGET_MS;
  let seen = 0;
  for (const { name } of customers) {
    for (const other of wordsOf(foldText(name))) if (other !== word) known.add(other);
    if (++seen % EVERY === 0 && performance.now() > until) break;
  }
  const found = nearest(word, known);
  return found && text.trim().slice(0, -typed.length) + found;
}
