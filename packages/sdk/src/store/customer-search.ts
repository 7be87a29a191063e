import type { CompiledQuery } from "../query/compile.ts";
import { foldText } from "../query/fold.ts";
import { matchesWord } from "../query/matches.ts";
import { searchedTexts } from "../query/searched-texts.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { isInactive, textRanks } from "./customer-select.ts";
import type { CustomerTable } from "./customer-table.ts";
import { markWords, type TextRange } from "./mark-words.ts";
import { LONGEST_WORD } from "./row-texts.ts";
import { Rank } from "./text-index.ts";

/** A customer that matches a search, and where. */
export interface CustomerMatch {
  readonly customer: Customer;
  readonly name: readonly TextRange[];
  readonly domain: readonly TextRange[];
  /** The contact by whom it was found, when neither name nor domain says why. */
  readonly contact?: {
    readonly contact: Contact;
    readonly name: readonly TextRange[];
    readonly email: readonly TextRange[];
  };
  /** The tag or custom field by which it was found, when nothing else says why. */
  readonly elsewhere?: { readonly text: string; readonly marks: readonly TextRange[] };
}

/** Ranks that are told apart: for each of the text's, active customers before churned and archived ones. */
const CLASSES = (Rank.Inside + 1) * 2;
/** Rows whose names are compared with the whole text of several words, newest first. */
const MOST_COMPARED = 2_000;

/**
 * The customers that match a query best, at most `limit`: exact ones, then those whose name starts so, then where a word does, then
 * elsewhere, then inside of words; of equals those that are active, then the newest. A query without a text matches by its fields alone.
 */
export function searchCustomers(table: CustomerTable, query: CompiledQuery, limit: number): CustomerMatch[] {
  const slots = best(table, query, limit, false);
  // What stands inside of words is looked for only when there is room for it.
  const all = slots.length < limit && query.words.length > 0 ? best(table, query, limit, true) : slots;
  const words = query.words.filter(({ negated }) => !negated).map(({ text }) => text);
  return all.flatMap((slot) => {
    const customer = table.row(slot);
    return customer ? [match(customer, table.contactsOf(customer.id), words)] : [];
  });
}

/** The first few of each class, in the order in which they came. */
class Finalists {
  readonly #limit: number;
  /** How many of a rank's two classes are full. */
  readonly #full: number[] = Array.from({ length: CLASSES / 2 }, () => 0);
  readonly #classes: number[][] = Array.from({ length: CLASSES }, () => []);

  constructor(limit: number) {
    this.#limit = limit;
  }

  get slots(): number[] {
    return this.#classes.flat().slice(0, this.#limit);
  }

  isFull(rank: number): boolean {
    return this.#full[rank] === 2;
  }

  /** Nothing that comes later can be among the best. */
  get isDecided(): boolean {
    return this.#classes[0]?.length === this.#limit;
  }

  add(slot: number, rank: number, inactive: boolean): void {
    const list = this.#classes[rank * 2 + Number(inactive)];
    if (!list || list.length >= this.#limit) return;
    if (list.push(slot) === this.#limit) this.#full[rank] = (this.#full[rank] ?? 0) + 1;
  }
}

function best(table: CustomerTable, query: CompiledQuery, limit: number, inside: boolean): number[] {
  const ranks = textRanks(table, query, inside) ?? table.scratch(0, Rank.Exact);
  const positive = query.words.filter(({ negated }) => !negated);
  const whole = positive.map(({ text }) => text).join(" ");
  // Of several words the index knows each, not whether they stand side by side.
  const compares = whole.includes(" ");
  const found = new Finalists(limit);
  let compared = 0;
  const { slots } = table;
  // By index: going over a typed array's iterator costs more than all the rest.
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] ?? 0;
    const rank = ranks[slot] ?? Rank.None;
    if (rank === Rank.None || (!compares && found.isFull(rank))) continue;
    const customer = table.row(slot);
    if (!customer || !query.test(customer) || !fits(query, customer, table)) continue;
    const closer = compares && rank <= Rank.NameWord && compared++ < MOST_COMPARED;
    found.add(slot, closer ? rankOfWhole(customer, whole) : rank, isInactive(customer));
    if (found.isDecided) break;
  }
  return found.slots;
}

/** What the index cannot tell: phrases, and words longer than it holds. */
const fits = ({ words }: CompiledQuery, customer: Customer, table: CustomerTable): boolean =>
  words.every(({ text, phrase, negated }) => {
    if (!phrase && text.length <= LONGEST_WORD) return true;
    return matchesWord(customer, table.contactsOf(customer.id), text) !== negated;
  });

const rankOfWhole = (customer: Customer, whole: string): number => {
  const name = foldText(customer.name).trim();
  if (name === whole) return Rank.Exact;
  return name.startsWith(whole) ? Rank.NameStart : Rank.NameWord;
};

function match(
  customer: Customer,
  contacts: readonly Contact[] | undefined,
  words: readonly string[],
): CustomerMatch {
  const [name, domain] = [markWords(customer.name, words), markWords(customer.domain ?? "", words)];
  if (name.length > 0 || domain.length > 0) return { customer, name, domain };
  for (const contact of contacts ?? []) {
    const marks = { contact, name: markWords(contact.name, words), email: markWords(contact.email, words) };
    if (marks.name.length > 0 || marks.email.length > 0) return { customer, name, domain, contact: marks };
  }
  if (words.includes(String(customer.display_id))) return { customer, name, domain };
  for (const text of searchedTexts(customer)) {
    const marks = markWords(text, words);
    if (marks.length > 0) return { customer, name, domain, elsewhere: { text, marks } };
  }
  return { customer, name, domain };
}
