import type { CustomerCreate, CustomerUpdate } from "@pivotal/sdk/schemas";
import type { Db } from "../db.ts";
import { keepScores } from "../health.ts";
import { NOUN } from "../ids.ts";
import { conflict } from "../problem.ts";
import type { Actor, CustomerRow } from "../rows.ts";
import { slugify } from "../seed/slugify.ts";
import { settle } from "../settle.ts";
import { record, recordChanges } from "./record.ts";
import type { Fact } from "./record.ts";

const EMPTY = {
  domain: null,
  status: "active",
  plan: null,
  mrr: null,
  monthly_orders: null,
  hubspot_company_id: null,
  hubspot_deal_id: null,
  stripe_customer_id: null,
  intercom_company_id: null,
  slack_channel_id: null,
  metadata: {},
  owner: null,
  tags: [],
  custom_fields: {},
} satisfies Partial<CustomerRow>;

const WRITABLE = [...Object.keys(EMPTY), "name", "slug"];

/** The part of an input that a customer stores; all else is ignored. */
const storable = (input: object): Partial<CustomerRow> =>
  Object.fromEntries(
    Object.entries(input).filter(([key, value]) => WRITABLE.includes(key) && value !== undefined),
  );

const refuseTakenSlug = (db: Db, slug: string, n?: number): void => {
  const holder = db.customerBySlug(slug);
  if (holder && holder.display_id !== n)
    throw conflict("slug_taken", "Another customer has this slug.", "slug");
};

/** A slug from the name; a number is added when it is taken, because nobody chose it. */
const derivedSlug = (db: Db, name: string, n: number): string => {
  const base = slugify(name) || `customer-${n}`;
  let slug = base;
  for (let i = 2; db.customerBySlug(slug); i++) slug = `${base}-${i}`;
  return slug;
};

/** Adds a customer. `overrides` is for fields that nobody can write over the wire. Throws `slug_taken`. */
export const createCustomer = (
  db: Db,
  input: CustomerCreate,
  actor: Actor,
  now: number,
  overrides: Partial<CustomerRow> = {},
): CustomerRow => {
  if (input.slug !== undefined) refuseTakenSlug(db, input.slug);
  const n = db.customers.next();
  const at = new Date(now).toISOString();
  const row: CustomerRow = {
    ...structuredClone(EMPTY),
    object: "customer",
    id: db.id(NOUN.customer, n),
    display_id: n,
    name: input.name,
    slug: input.slug ?? derivedSlug(db, input.name, n),
    created_at: at,
    updated_at: at,
    field_sources: {},
    frozen_at: null,
    thawed_at: null,
    deleted: false,
    ...storable(input),
    ...overrides,
  };
  row.tags = [...new Set(row.tags)];
  if (row.status === "churned") row.frozen_at ??= at;
  db.putCustomer(row);
  record(db, n, actor, now, { event_type: "customer.created", new_value: row.name });
  return row;
};

const eventOf = (patch: { status?: string | undefined }) => (field: string) =>
  field !== "status"
    ? "customer.field_changed"
    : patch.status === "archived"
      ? "customer.archived"
      : "customer.status_changed";

/** Changes a customer and tells its history. `custom_fields` are merged, `null` clears one. Throws `slug_taken`. */
export const updateCustomer = (
  db: Db,
  found: CustomerRow,
  patch: CustomerUpdate,
  actor: Actor,
  now: number,
): CustomerRow => {
  if (patch.slug !== undefined) refuseTakenSlug(db, patch.slug, found.display_id);
  const before = settle(db, found, now);
  keepScores(db, before, now);
  const { custom_fields, ...rest } = storable(patch);
  if (rest.tags) rest.tags = [...new Set(rest.tags)];
  const tell = (fact: Fact) => record(db, before.display_id, actor, now, fact);
  const changed = recordChanges(tell, before, rest, eventOf(patch));
  const fields = mergedCustomFields(before, custom_fields ?? {}, tell);
  if (!changed && !fields.changed) return before;
  const after: CustomerRow = {
    ...before,
    ...rest,
    custom_fields: fields.value,
    updated_at: new Date(now).toISOString(),
  };
  const settled = followStatus(db, before, after, actor, now);
  db.putCustomer(settled);
  return settled;
};

const mergedCustomFields = (
  before: CustomerRow,
  patch: CustomerRow["custom_fields"],
  tell: (fact: Fact) => void,
) => {
  const named = (fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([k, v]) => [`custom_fields.${k}`, v]));
  const current = Object.fromEntries(
    Object.keys(patch).map((slug) => [slug, before.custom_fields[slug] ?? null]),
  );
  const changed = recordChanges(tell, named(current), named(patch), () => "customer.field_changed");
  const kept = Object.entries({ ...before.custom_fields, ...patch }).filter(([, value]) => value !== null);
  return { changed, value: Object.fromEntries(kept) };
};

/** Leaving pauses onboardings and freezes the score; coming back unfreezes it and resumes nothing. [D] */
const followStatus = (
  db: Db,
  before: CustomerRow,
  after: CustomerRow,
  actor: Actor,
  now: number,
): CustomerRow => {
  const at = new Date(now).toISOString();
  if (after.status === "churned" && before.status !== "churned") {
    pauseOnboardings(db, after, actor, now);
    return { ...after, frozen_at: at };
  }
  if (before.status !== "churned" || after.status === "churned") return after;
  record(db, after.display_id, actor, now, {
    event_type: "customer.field_changed",
    field: "won_back_at",
    new_value: at,
  });
  return { ...after, frozen_at: null, thawed_at: at };
};

const pauseOnboardings = (db: Db, row: CustomerRow, actor: Actor, now: number): void => {
  for (const onboarding of db.onboardingsOf(row.display_id)) {
    if (onboarding.state === "paused" || onboarding.phase === "completed") continue;
    db.putOnboarding({
      ...onboarding,
      state: "paused",
      waiting_on_customer: false,
      updated_at: new Date(now).toISOString(),
    });
    record(db, row.display_id, actor, now, {
      event_type: "onboarding.field_changed",
      field: "state",
      old_value: onboarding.state,
      new_value: "paused",
      onboarding_id: onboarding.id,
    });
  }
};

/** Deletes softly: the row stays for the second delete, its slug becomes free, its contacts and onboardings leave the lists. */
export const deleteCustomer = (db: Db, row: CustomerRow, actor: Actor, now: number): void => {
  record(db, row.display_id, actor, now, { event_type: "customer.archived", old_value: row.name });
  db.putCustomer({ ...row, deleted: true, updated_at: new Date(now).toISOString() });
};
