import type { ContactCreate, ContactUpdate } from "@pivotal/sdk/schemas";
import type { Db } from "../db.ts";
import { keepScores } from "../health.ts";
import { NOUN } from "../ids.ts";
import { conflict } from "../problem.ts";
import type { Actor, ContactRow, CustomerRow } from "../rows.ts";
import { settle } from "../settle.ts";
import { record, recordChanges } from "./record.ts";
import type { Fact } from "./record.ts";

const EMPTY = { title: null, labels: [], phone: null, archived_at: null } satisfies Partial<ContactRow>;
const WRITABLE = [...Object.keys(EMPTY), "name", "email", "is_primary"];

const storable = (input: object): Partial<ContactRow> =>
  Object.fromEntries(
    Object.entries(input)
      .filter(([key, value]) => WRITABLE.includes(key) && value !== undefined)
      .map(([key, value]) => [key, key === "email" ? (value as string).toLowerCase() : value]),
  );

const refuseTakenEmail = (db: Db, email: string, c?: number): void => {
  const holder = db.contactByEmail(email.toLowerCase());
  if (holder && holder.display_id !== c)
    throw conflict("email_taken", "Another contact has this e-mail.", "email");
};

/** Adds a contact; the first of a customer becomes its primary by itself. Throws `email_taken`. */
export const createContact = (
  db: Db,
  customer: CustomerRow,
  input: ContactCreate,
  actor: Actor,
  now: number,
  overrides: Partial<ContactRow> = {},
): ContactRow => {
  refuseTakenEmail(db, input.email);
  keepScores(db, settle(db, customer, now), now);
  const c = db.contacts.next();
  const at = new Date(now).toISOString();
  const first = db.contactsOf(customer.display_id).every(({ archived_at }) => archived_at !== null);
  const row: ContactRow = {
    ...structuredClone(EMPTY),
    object: "contact",
    id: db.id(NOUN.contact, c),
    display_id: c,
    customer_id: customer.id,
    name: input.name,
    email: input.email,
    source: "manual",
    created_at: at,
    updated_at: at,
    deleted: false,
    ...storable(input),
    is_primary: first || input.is_primary === true,
    ...overrides,
  };
  if (row.is_primary) demoteOthers(db, row, actor, now);
  db.putContact(row);
  const new_value = `${row.name} <${row.email}>`;
  record(db, customer.display_id, actor, now, { event_type: "contact.added", new_value, contact: c });
  return row;
};

/** Changes a contact. Promoting demotes the former primary; archiving takes the star away. Throws `email_taken`. */
export const updateContact = (
  db: Db,
  before: ContactRow,
  patch: ContactUpdate,
  actor: Actor,
  now: number,
): ContactRow => {
  if (patch.email !== undefined) refuseTakenEmail(db, patch.email, before.display_id);
  keepHistory(db, before, now);
  const changes = storable(patch);
  if (changes.archived_at) changes.is_primary = false;
  const tell = (fact: Fact) =>
    record(db, db.customerNumber(before), actor, now, { contact: before.display_id, ...fact });
  if (!recordChanges(tell, before, changes, (field) => eventOf(field, changes))) return before;
  const after: ContactRow = { ...before, ...changes, updated_at: new Date(now).toISOString() };
  if (after.is_primary && !before.is_primary) demoteOthers(db, after, actor, now);
  db.putContact(after);
  return after;
};

const eventOf = (field: string, changes: Partial<ContactRow>) =>
  field === "archived_at" && changes.archived_at ? "contact.archived" : "contact.field_changed";

const demoteOthers = (db: Db, promoted: ContactRow, actor: Actor, now: number): void => {
  const n = db.customerNumber(promoted);
  for (const other of db.contactsOf(n)) {
    if (!other.is_primary || other.display_id === promoted.display_id) continue;
    db.putContact({ ...other, is_primary: false, updated_at: new Date(now).toISOString() });
    record(db, n, actor, now, {
      event_type: "contact.field_changed",
      field: "is_primary",
      old_value: true,
      new_value: false,
      contact: other.display_id,
    });
  }
};

const keepHistory = (db: Db, contact: ContactRow, now: number): void => {
  const customer = db.customers.get(db.customerNumber(contact));
  if (customer) keepScores(db, settle(db, customer, now), now);
};

/** Deletes softly; history says "removed contact" wherever it named the person. */
export const deleteContact = (db: Db, row: ContactRow, actor: Actor, now: number): void => {
  keepHistory(db, row, now);
  const n = db.customerNumber(row);
  record(db, n, actor, now, { event_type: "contact.archived", old_value: row.name, contact: row.display_id });
  db.putContact({ ...row, deleted: true, is_primary: false, updated_at: new Date(now).toISOString() });
};
