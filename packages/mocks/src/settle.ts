import type { Db } from "./db.ts";
import { nightOf, nightTime } from "./health-model.ts";
import { runNights } from "./health.ts";
import type { CustomerRow } from "./rows.ts";
import { record } from "./writes/record.ts";

const CRM_NAMES: Record<string, string> = { hubspot: "HubSpot", salesforce: "Salesforce", stripe: "Stripe" };

/**
 * Lets the nights that have passed since a customer was last looked at happen to it: the CRM puts back the fields it owns,
 * then the score is computed. To be called before a customer is read or written.
 */
export const settle = (db: Db, row: CustomerRow, now: number): CustomerRow => {
  if (!db.customers.written.has(row.display_id) && !db.scores.has(row.display_id)) return row;
  const synced = syncFromCrm(db, row, now);
  runNights(db, synced, now);
  return synced;
};

const syncFromCrm = (db: Db, row: CustomerRow, now: number): CustomerRow => {
  const original = db.customers.original(row.display_id);
  const sync = nightTime(nightOf(Date.parse(row.updated_at)) + 1);
  if (!original || sync > now) return row;
  const owned = new Map(Object.entries(row.field_sources));
  const current = new Map<string, unknown>(Object.entries(row));
  const lost = Object.entries(original).filter(
    ([field, value]) => owned.has(field) && current.get(field) !== value,
  );
  if (lost.length === 0) return row;
  for (const [field, value] of lost) {
    const actor = { name: CRM_NAMES[owned.get(field) ?? ""] ?? "CRM", type: "integration" };
    record(db, row.display_id, actor, sync, {
      event_type: "customer.field_changed",
      field,
      old_value: current.get(field),
      new_value: value,
    });
  }
  const restored = { ...row, ...Object.fromEntries(lost), updated_at: new Date(sync).toISOString() };
  db.putCustomer(restored);
  return restored;
};
