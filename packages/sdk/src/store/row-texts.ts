import { foldText } from "../query/fold.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";

/** What follows in a text is not found: a name of a megabyte must not cost more than one of a page. */
const LONGEST_TEXT = 1_000;
/** Folded texts held at hand, since many stand in many rows. */
const MOST_KNOWN = 5_000;

/** Letters with single spaces between them, for which folding is nothing but lower case. */
const PLAIN = /^[!-~]*(?: [!-~]+)*$/;

/** Folds what records are found by: lower case without accents or width, each space a single one. */
export class RowTexts {
  readonly #known = new Map<string, string>();

  name({ name }: Customer): string {
    return this.#fold(name);
  }

  /** All but the name that a record is found by: its domain or nothing, then the rest. */
  others(customer: Customer, contacts: readonly Contact[] = []): string[] {
    const texts = [this.#fold(customer.domain ?? "")];
    const add = (text: string) => texts.push(this.#fold(text));
    customer.tags?.forEach(add);
    for (const slug in customer.custom_fields) {
      const value = customer.custom_fields[slug];
      if (typeof value === "string") add(value);
    }
    for (const { name, email } of contacts) [name, email].forEach(add);
    return texts;
  }

  #fold(text: string): string {
    if (text.length > LONGEST_TEXT) return this.#fold(text.slice(0, LONGEST_TEXT));
    if (PLAIN.test(text)) return text.toLowerCase();
    const held = this.#known.get(text);
    if (held !== undefined) return held;
    const folded = foldText(text).replace(/\s+/g, " ");
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(text, folded);
    return folded;
  }
}
