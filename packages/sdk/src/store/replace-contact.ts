import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { CustomerRecords } from "./records.ts";

/**
 * Puts a contact as the server sent it in place of what is held, or takes it away. Where nobody has asked for a customer's contacts,
 * nothing is held: one of them alone would pass for all.
 */
export function replaceContact(
  records: CustomerRecords,
  { id, customer_id }: Contact,
  by: Contact | undefined,
): void {
  const held = records.confirmedContactsOf(customer_id);
  if (!held) return;
  const demoted = (one: Contact) => (by?.is_primary && one.is_primary ? { ...one, is_primary: false } : one);
  const known = held.some((one) => one.id === id);
  const rest = held.flatMap((one) => (one.id === id ? (by ?? []) : demoted(one)));
  records.putContacts(customer_id, by && !known ? [by, ...rest] : rest);
}
