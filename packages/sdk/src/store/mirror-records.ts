import type { CustomerRecords } from "./records.ts";
import type { CustomerTable } from "./customer-table.ts";

/** Makes the table hold of these customers what the records hold. */
export function mirrorRecords(table: CustomerTable, records: CustomerRecords, ids: readonly string[]): void {
  const held = ids.map((id) => records.get(id)).filter((row) => row !== undefined);
  if (held.length < ids.length) table.remove(ids.filter((id) => !records.get(id)));
  if (held.length > 0) table.put(held);
  for (const id of ids) {
    const contacts = records.contactsOf(id);
    if (contacts && contacts !== table.contactsOf(id)) table.setContacts(id, contacts);
  }
}
