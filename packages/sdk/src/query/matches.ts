import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { compile } from "./compile.ts";
import { foldText, hasWord } from "./fold.ts";
import type { ReadQuery, QueryContext } from "./query.ts";
import { searchedTexts } from "./searched-texts.ts";

const folded = (customer: Customer, contacts: readonly Contact[] | undefined): string[] =>
  searchedTexts(customer, contacts).map((text) => foldText(text).replace(/\s+/g, " "));

/** A plain test of one customer after another: what an index over them must agree with. */
export function matcher(query: ReadQuery, context: QueryContext): (customer: Customer) => boolean {
  const { words, test } = compile(query, context);
  return (customer) => {
    if (!test(customer)) return false;
    const texts = words.length > 0 ? folded(customer, context.contacts(customer.id)) : [];
    const number = String(customer.display_id);
    return words.every(
      ({ text, negated }) => (text === number || texts.some((held) => hasWord(held, text))) !== negated,
    );
  };
}

/** Whether a customer is what a query asks for. For many customers, make a {@link matcher}. */
export const matches = (query: ReadQuery, customer: Customer, context: QueryContext): boolean =>
  matcher(query, context)(customer);
