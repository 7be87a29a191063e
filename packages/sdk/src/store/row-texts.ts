import { foldText, needleOf, wordsOf } from "../query/fold.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";

/** Longer words are found by their first part, and then compared. */
export const LONGEST_WORD = 48;
/** What follows in a text is not found: a name of a megabyte must not cost more than one of a page. */
const LONGEST_TEXT = 1_000;

const MARKS_AT_END = /[^\p{L}\p{N}]+$/u;
const ENDS_PLAIN = /[a-z0-9]$/;

/** A text that a record is found by. Those that are neither its name nor its domain often stand in many records. */
export interface RowText {
  readonly kind: "name" | "domain" | "other";
  readonly text: string;
}

/** What a record is found by. */
export function rowTexts(customer: Customer, contacts: readonly Contact[] | undefined): RowText[] {
  const texts: RowText[] = [{ kind: "name", text: customer.name }];
  const add = (text: string) => texts.push({ kind: "other", text });
  if (customer.domain) texts.push({ kind: "domain", text: customer.domain });
  customer.tags?.forEach(add);
  for (const slug in customer.custom_fields) {
    const value = customer.custom_fields[slug];
    if (typeof value === "string") add(value);
  }
  for (const { name, email } of contacts ?? []) [name, email].forEach(add);
  return texts;
}

const fold = (text: string): string =>
  foldText(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text);

const cut = (word: string): string => {
  const start = word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word;
  return ENDS_PLAIN.test(start) ? start : start.replace(MARKS_AT_END, "");
};

/** A text is found from each word start on, to the next space: `jo@aurora.example` by `jo@au`, `aurora.ex` and `ex`. */
export const wordsOfText = (text: string): string[] => wordsOf(fold(text)).map(cut);

/** Whether the only word of a text is the whole of it. */
export const isWhole = (text: string, word: string | undefined): boolean =>
  word !== undefined && word === needleOf(fold(text));

/** What of a needle the words of a text are looked up by. */
export const startOf = (needle: string): string => cut(needle);
