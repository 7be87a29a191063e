import { foldText, needleOf, wordsOf } from "../query/fold.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { Place } from "./text-index.ts";

/** Longer starts are found by their first part, and then compared. */
export const LONGEST_WORD = 48;
/** What follows in a text is not found: a name of a megabyte must not cost more than one of a page. */
const LONGEST_TEXT = 1_000;

const MARKS_AT_END = /[^\p{L}\p{N}]+$/u;
const ENDS_PLAIN = /[a-z0-9]$/;

/** Texts that stand in many rows, such as tags, with their words. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 2_000;

/** A text is found from each word start on, to the next space: `jo@aurora.example` by `jo@au`, `aurora.ex` and `ex`. */
const words = (folded: string): string[] =>
  wordsOf(folded).map((word) => {
    const cut = word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word;
    return ENDS_PLAIN.test(cut) ? cut : cut.replace(MARKS_AT_END, "");
  });

/** What of a needle the words of this index are looked up by. */
export const startOf = (needle: string): string =>
  needle.length > LONGEST_WORD ? needle.slice(0, LONGEST_WORD).replace(MARKS_AT_END, "") : needle;

const fold = (text: string): string =>
  foldText(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text);

function repeated(text: string): readonly string[] {
  const held = known.get(text);
  if (held) return held;
  const made = words(fold(text));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, made);
  return made;
}

/** A word that a record is found by, and where it stands. */
export type RowWord = readonly [word: string, place: Place];

/** What a record is found by. */
export function rowWords(customer: Customer, contacts: readonly Contact[] | undefined): RowWord[] {
  const found: RowWord[] = [];
  const add = (list: readonly string[], first: Place, later: Place) => {
    for (let at = 0; at < list.length; at++) found.push([list[at] ?? "", at === 0 ? first : later]);
  };
  const name = fold(customer.name);
  const inName = words(name);
  const isWhole = inName.length > 0 && inName[0] === needleOf(name);
  add(inName, isWhole ? Place.WholeName : Place.NameStart, Place.NameWord);
  if (customer.domain) add(words(fold(customer.domain)), Place.WholeDomain, Place.Elsewhere);
  if (customer.tags) for (const tag of customer.tags) add(repeated(tag), Place.Elsewhere, Place.Elsewhere);
  for (const slug in customer.custom_fields) {
    const value = customer.custom_fields[slug];
    if (typeof value === "string") add(repeated(value), Place.Elsewhere, Place.Elsewhere);
  }
  if (contacts) {
    for (const contact of contacts) {
      add(words(fold(contact.name)), Place.Elsewhere, Place.Elsewhere);
      add(words(fold(contact.email)), Place.Elsewhere, Place.Elsewhere);
    }
  }
  return found;
}
