import type { Db } from "../db.ts";
import { NOUN } from "../ids.ts";
import type { ActivityRow, Actor } from "../rows.ts";

/** What is told of an event; the rest is filled in. */
export type Fact = Pick<ActivityRow, "event_type"> & Partial<ActivityRow>;

/** Adds a row to a customer's history. */
export const record = (db: Db, n: number, actor: Actor, now: number, fact: Fact): void => {
  const rows = db.history.get(n) ?? [];
  db.history.set(n, rows);
  rows.push({
    id: db.id(NOUN.writtenActivity, n * 8192 + rows.length),
    timestamp: new Date(now).toISOString(),
    actor: actor.name,
    actor_type: actor.type,
    field: null,
    old_value: null,
    new_value: null,
    onboarding_id: null,
    ...fact,
  });
  db.changed();
};

/** One row for each field that differs; `event` names the kind of row. True when anything did. */
export const recordChanges = (
  record: (fact: Fact) => void,
  before: object,
  after: object,
  event: (field: string) => string,
): boolean => {
  const old = new Map(Object.entries(before));
  const changed = Object.entries(after).filter(([field, value]) => !isSame(old.get(field), value));
  for (const [field, value] of changed) {
    record({ event_type: event(field), field, old_value: old.get(field) ?? null, new_value: value });
  }
  return changed.length > 0;
};

/** Equality of JSON values. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
