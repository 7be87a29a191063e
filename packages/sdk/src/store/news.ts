import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { CustomerRecords } from "./records.ts";

/** What has changed among the records, as plain data. */
export interface News {
  /** As the server has them: without edits that it has not confirmed. */
  readonly rows: readonly Customer[];
  readonly contacts: readonly (readonly [customerId: string, contacts: readonly Contact[]])[];
  /** Who is not there any more. */
  readonly gone: readonly string[];
}

export function newsOf(records: CustomerRecords, ids: readonly string[]): News {
  const rows: Customer[] = [];
  const contacts: [string, readonly Contact[]][] = [];
  const gone: string[] = [];
  for (const id of ids) {
    const row = records.confirmed(id);
    const people = records.confirmedContactsOf(id);
    if (row) rows.push(row);
    if (people) contacts.push([id, people]);
    if (!row && !people) gone.push(id);
  }
  return { rows, contacts, gone };
}

/** Takes news in; `isCopy` for what somebody has held for who knows how long. An older copy of a record never replaces a newer one. */
export function takeNews(records: CustomerRecords, { rows, contacts, gone }: News, isCopy = false): void {
  records.put(rows, isCopy ? Number.NEGATIVE_INFINITY : undefined);
  for (const [id, people] of contacts) records.putContacts(id, people);
  records.remove(gone);
}
