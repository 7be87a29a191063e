import { foldText } from "../query/fold.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";

/** A half-open range of UTF-16 positions in the shown text. */
export type TextRange = readonly [start: number, end: number];

/** A customer that matches a search, and where. */
export interface CustomerMatch {
  readonly customer: Customer;
  readonly name: readonly TextRange[];
  readonly domain: readonly TextRange[];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Folds a text a shown character at a time, so that a place in the folded text leads back to whole ones. */
function foldWithMap(text: string): { folded: string; places: TextRange[] } {
  let folded = "";
  const places: TextRange[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const part = foldText(segment);
    for (let i = 0; i < part.length; i++) places.push([index, index + segment.length]);
    folded += part;
  }
  return { folded, places };
}

const WORD = /[\p{L}\p{N}]/u;
// Scripts written without spaces have no word starts to match.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

function startsWord(text: string, at: number): boolean {
  const here = text[at];
  const before = text[at - 1];
  return before === undefined || !WORD.test(before) || (here !== undefined && UNSPACED.test(here));
}

function findWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return at;
  }
  return -1;
}

function ranges(text: string, words: readonly string[]): TextRange[] {
  const { folded, places } = foldWithMap(text);
  const found: [number, number][] = [];
  for (const word of words) {
    const at = findWord(folded, word);
    if (at < 0) continue;
    const first = places[at];
    const last = places[at + word.length - 1];
    if (first && last) found.push([first[0], last[1]]);
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.reduce<[number, number][]>((merged, range) => {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
    return merged;
  }, []);
}

interface Ranked {
  readonly customer: Customer;
  readonly rank: number;
}

/** 0 is best: the whole name, its start, a word's start, elsewhere; `undefined` when a word is found nowhere. */
function rank(customer: Customer, words: readonly string[], whole: string): number | undefined {
  const name = foldText(customer.name);
  const domain = customer.domain ? foldText(customer.domain) : "";
  const number = String(customer.display_id);
  for (const word of words) {
    if (findWord(name, word) < 0 && findWord(domain, word) < 0 && number !== word.replace(/^#/, ""))
      return undefined;
  }
  if (name === whole || domain === whole || number === whole.replace(/^#/, "")) return 0;
  if (name.startsWith(whole)) return 1;
  return findWord(name, words[0] ?? "") >= 0 ? 2 : 3;
}

const gone = (customer: Customer): number =>
  customer.status === "churned" || customer.status === "archived" ? 1 : 0;

/**
 * The customers whose name, domain or number matches every word of a text, best first and at most `limit`. A word matches where a word
 * starts, and anywhere in scripts that write no spaces. An empty text matches nothing.
 */
export function findCustomers(rows: Iterable<Customer>, text: string, limit = 20): CustomerMatch[] {
  const whole = foldText(text).trim();
  const words = whole.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: Ranked[] = [];
  for (const customer of rows) {
    const place = rank(customer, words, whole);
    if (place !== undefined) found.push({ customer, rank: place * 2 + gone(customer) });
  }
  found.sort((a, b) => a.rank - b.rank);
  return found.slice(0, limit).map(({ customer }) => ({
    customer,
    name: ranges(customer.name, words),
    domain: ranges(customer.domain ?? "", words),
  }));
}
