import { compile, type CompiledQuery, type CompiledWord } from "../query/compile.ts";
import { parse } from "../query/parse.ts";
import { searchedTexts } from "../query/searched-texts.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { isInactive } from "./customer-select.ts";
import type { CustomerSource } from "./customer-source.ts";
import type { CustomerTable } from "./customer-table.ts";
import { gramsInside } from "./gram-sketch.ts";
import { markWords, type TextRange } from "./mark-words.ts";
import { hasText, textPasses, type TextPass } from "./text-passes.ts";

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

/**
 * The customers that match a text in the query language best, at most `limit` (default 20): exact ones, then those whose name starts so, then where a word does, then
 * elsewhere, then inside of words; of equals those that are active, then the newest. What holds the text as it was typed, marks at its
 * end included, comes before what holds it without. A query without a text matches by its fields alone. Reads first what the table's
 * index has not read yet.
 */
export function searchCustomers(source: CustomerSource, text: string, limit = 20): CustomerMatch[] {
  const query = parse(text, source.fields);
  return query.terms.length === 0
    ? []
    : matchCustomers(source.table, compile(query, source.context()), limit);
}

/** As `searchCustomers`, for a query that has been read. */
export function matchCustomers(table: CustomerTable, query: CompiledQuery, limit: number): CustomerMatch[] {
  if (query.words.length > 0) table.text.finish();
  const words = query.words.filter(({ negated }) => !negated).map(({ text }) => text);
  return best(table, query, limit).flatMap((slot) => {
    const customer = table.row(slot);
    return customer ? [match(customer, table.contactsOf(customer.id), words)] : [];
  });
}

/** The slots of the best, in order. */
function best(table: CustomerTable, query: CompiledQuery, limit: number): number[] {
  const positive = query.words.filter(({ negated }) => !negated);
  const found = new Set<number>();
  if (positive.length === 0) return new Hits(table, query, limit, found).first();
  const passes = textPasses(positive);
  const typed = positive.map((word) => word.typed).filter((text) => text !== undefined);
  for (const pass of typed.length > 0 ? [...passes.map((one) => asTyped(one, typed)), ...passes] : passes) {
    const room = limit - found.size;
    if (room <= 0) break;
    for (const slot of new Hits(table, query, room, found).of(pass)) found.add(slot);
  }
  return [...found];
}

const asTyped = (pass: TextPass, typed: readonly string[]): TextPass => ({
  filter: [...pass.filter, ...typed.map((text) => [gramsInside(text)])],
  fits: (texts, slot, displayId) =>
    typed.every((text) => texts.holds(slot, text)) && pass.fits(texts, slot, displayId),
});

/** The first few that pass, active customers before churned and archived ones. */
class Hits {
  readonly #table: CustomerTable;
  readonly #query: CompiledQuery;
  readonly #negated: readonly CompiledWord[];
  readonly #room: number;
  readonly #known: ReadonlySet<number>;
  readonly #active: number[] = [];
  readonly #inactive: number[] = [];

  /** @param known slots that are not to be found again. */
  constructor(table: CustomerTable, query: CompiledQuery, room: number, known: ReadonlySet<number>) {
    this.#table = table;
    this.#query = query;
    this.#negated = query.words.filter(({ negated }) => negated);
    this.#room = room;
    this.#known = known;
  }

  of(pass: TextPass): number[] {
    const { ordered, late } = this.#table.text.parts;
    ordered.visit(pass.filter, (slot) => this.#add(slot, this.#room, (id) => pass.fits(ordered, slot, id)));
    // Where they belong among the others is not known before.
    late.visit(pass.filter, (slot) => this.#add(slot, Infinity, (id) => pass.fits(late, slot, id)));
    if (late.size > 0)
      for (const list of [this.#active, this.#inactive])
        list.sort((a, b) => (this.#table.precedes(a, b) ? -1 : 1));
    return this.#best;
  }

  /** Without a text to look for. */
  first(): number[] {
    for (const slot of this.#table.slots) if (this.#add(slot, this.#room, () => true)) break;
    return this.#best;
  }

  get #best(): number[] {
    const active = this.#active.slice(0, this.#room);
    return [...active, ...this.#inactive.slice(0, this.#room - active.length)];
  }

  /** True when nothing that follows can be better. */
  #add(slot: number, room: number, fits: (displayId: number) => boolean): boolean {
    const customer = this.#table.row(slot);
    if (!customer || this.#known.has(slot)) return false;
    const list = isInactive(customer) ? this.#inactive : this.#active;
    if (list.length >= room || !fits(customer.display_id)) return false;
    if (!this.#query.test(customer) || this.#isExcluded(slot, customer)) return false;
    return list.push(slot) >= room && list === this.#active;
  }

  #isExcluded(slot: number, { display_id }: Customer): boolean {
    if (this.#negated.length === 0) return false;
    const { ordered, late } = this.#table.text.parts;
    const texts = ordered.has(slot) ? ordered : late;
    return this.#negated.some(({ text }) => hasText(texts, slot, display_id, text));
  }
}

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
