import type { OnboardingCreate, OnboardingUpdate } from "@pivotal/sdk/schemas";
import type { Db } from "../db.ts";
import { keepScores } from "../health.ts";
import { NOUN } from "../ids.ts";
import type { Actor, CustomerRow, OnboardingRow } from "../rows.ts";
import { PHASES } from "../seed/children.ts";
import { settle } from "../settle.ts";
import { record, recordChanges } from "./record.ts";
import type { Fact } from "./record.ts";

const EMPTY = {
  template_id: null,
  phase: PHASES[0],
  state: "active",
  started_at: null,
  completed_at: null,
  target_launch_date: null,
  csm_id: null,
  se_id: null,
  designer_id: null,
  product_ops_id: null,
  notes: null,
  waiting_on_customer: false,
} satisfies Partial<OnboardingRow>;

const WRITABLE = Object.keys(EMPTY);

/** The part of an input that is stored. `state: "waiting"` and `waiting_on_customer` are one fact told twice. */
const storable = (input: object, before: { state: string }): Partial<OnboardingRow> => {
  const fields: Partial<OnboardingRow> = Object.fromEntries(
    Object.entries(input).filter(([key, value]) => WRITABLE.includes(key) && value !== undefined),
  );
  if (fields.state !== undefined) fields.waiting_on_customer = fields.state === "waiting";
  else if (fields.waiting_on_customer === true) fields.state = "waiting";
  else if (fields.waiting_on_customer === false && before.state === "waiting") fields.state = "active";
  return fields;
};

/** Adds an onboarding; it begins in the first phase and active unless told otherwise. */
export const createOnboarding = (
  db: Db,
  customer: CustomerRow,
  input: Omit<OnboardingCreate, "customer_id">,
  actor: Actor,
  now: number,
  overrides: Partial<OnboardingRow> = {},
): OnboardingRow => {
  keepScores(db, settle(db, customer, now), now);
  const o = db.onboardings.next();
  const at = new Date(now).toISOString();
  const row: OnboardingRow = {
    ...EMPTY,
    object: "onboarding",
    id: db.id(NOUN.onboarding, o),
    display_id: o,
    customer_id: customer.id,
    created_at: at,
    updated_at: at,
    deleted: false,
    ...storable(input, EMPTY),
    ...overrides,
  };
  db.putOnboarding(row);
  record(db, customer.display_id, actor, now, {
    event_type: "onboarding.created",
    new_value: row.phase,
    onboarding_id: row.id,
  });
  return row;
};

/** Changes an onboarding and tells the customer's history; reaching the last phase stamps `completed_at`. */
export const updateOnboarding = (
  db: Db,
  before: OnboardingRow,
  patch: OnboardingUpdate,
  actor: Actor,
  now: number,
): OnboardingRow => {
  const n = db.customerNumber(before);
  const customer = db.customers.get(n);
  if (customer) keepScores(db, settle(db, customer, now), now);
  const changes = storable(patch, before);
  const at = new Date(now).toISOString();
  const finishes = changes.phase === "completed" && before.phase !== "completed";
  if (finishes && changes.completed_at === undefined) changes.completed_at = at;
  const tell = (fact: Fact) => record(db, n, actor, now, { onboarding_id: before.id, ...fact });
  const event = (field: string) =>
    field === "phase" ? "onboarding.phase_moved" : "onboarding.field_changed";
  if (!recordChanges(tell, before, changes, event)) return before;
  const after: OnboardingRow = { ...before, ...changes, updated_at: at };
  db.putOnboarding(after);
  return after;
};

/** Deletes softly. */
export const deleteOnboarding = (db: Db, row: OnboardingRow, actor: Actor, now: number): void => {
  record(db, db.customerNumber(row), actor, now, {
    event_type: "onboarding.deleted",
    old_value: row.phase,
    onboarding_id: row.id,
  });
  db.putOnboarding({ ...row, deleted: true, updated_at: new Date(now).toISOString() });
};
