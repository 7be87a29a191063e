import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";

/** The texts of a customer that words are looked for in: name, domain, contacts' names and e-mails, tags, and custom fields that hold text. */
export function searchedTexts(customer: Customer, contacts: readonly Contact[] = []): string[] {
  const texts = [customer.name];
  if (customer.domain) texts.push(customer.domain);
  for (const { name, email } of contacts) texts.push(name, email);
  if (customer.tags) texts.push(...customer.tags);
  for (const held of Object.values(customer.custom_fields ?? {}))
    if (typeof held === "string") texts.push(held);
  return texts;
}
