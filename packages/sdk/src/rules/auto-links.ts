import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { hostOf } from "../resources/customers/host-of.ts";

/**
 * Whether the CRM will link a contact to the customer by itself: only when its e-mail's domain is the customer's. Undefined when the
 * customer has no domain, or one of the two is none. [D]
 */
export function autoLinks(
  { email }: Pick<Contact, "email">,
  { domain }: Pick<Customer, "domain">,
): boolean | undefined {
  const [own, theirs] = [hostOf(domain ?? ""), hostOf(email.slice(email.lastIndexOf("@") + 1))];
  return own === undefined || theirs === undefined ? undefined : own === theirs;
}
