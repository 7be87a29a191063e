import {
  CUSTOMER_STATUSES,
  customerCreateSchema,
  customerSchema,
  customerUpdateSchema,
  deletedSchema,
} from "@pivotal/sdk/schemas";
import type { CustomerCreate } from "@pivotal/sdk/schemas";
import type { Db } from "../db.ts";
import { drifted } from "../drift.ts";
import { bucketOf } from "../health-model.ts";
import { currentScore } from "../health.ts";
import { NOUN } from "../ids.ts";
import { project } from "../levels.ts";
import { pageOf } from "../page.ts";
import { refuseUnknownValue } from "../parse.ts";
import { invalid, notFound } from "../problem.ts";
import { paging } from "../route.ts";
import type { Call, Route } from "../route.ts";
import type { CustomerRow } from "../rows.ts";
import { settle } from "../settle.ts";
import { createCustomer, deleteCustomer, updateCustomer } from "../writes/customer.ts";

/** The customer that a path names. Throws 404. */
export const customerOf = ({ db, params }: Call): CustomerRow => {
  const row = db.customer(params["id"] ?? "");
  if (!row) throw notFound("customer");
  return row;
};

/** A customer as this server sends it. */
export const showCustomer = (
  call: Pick<Call, "db" | "level" | "drift" | "now">,
  found: CustomerRow,
): unknown => {
  return presentCustomer(call, settle(call.db, found, call.now));
};

/** The same of a row as it is, without letting anything happen to it. */
export const presentCustomer = (
  { db, level, drift, now }: Pick<Call, "db" | "level" | "drift" | "now">,
  row: CustomerRow,
): unknown => {
  const computed = level === "published" ? {} : computedFields(db, row, now);
  const enums = drift.enums === true && !db.customers.written.has(row.display_id);
  return drifted(project("customer", { ...row, ...computed }, level), row.display_id, { ...drift, enums });
};

const computedFields = (db: Db, row: CustomerRow, now: number) => {
  const health_score = currentScore(db, row, now);
  return {
    owner_email: db.plan.members.find(({ id }) => id === row.owner)?.email ?? null,
    health_score,
    health_bucket: bucketOf(health_score),
    at_risk: row.status === "at_risk",
    churned: row.status === "churned",
    notifications_paused: row.status === "churned",
  };
};

function* matching({ db, query }: Call): Generator<CustomerRow> {
  if (query["slug"] !== undefined) {
    const row = db.customerBySlug(String(query["slug"]));
    const older =
      row && (query["cursor"] === undefined || Date.parse(row.created_at) < Number(query["cursor"]));
    if (row && older && (query["status"] ?? row.status) === row.status) yield row;
    return;
  }
  for (const n of db.customerTimeline.older(query["cursor"] as number | undefined)) {
    if (db.isDeleted(n)) continue;
    if (query["status"] !== undefined && db.statusOf(n) !== query["status"]) continue;
    yield db.customers.get(n) as CustomerRow;
  }
}

/** Statuses that the server takes: the contract's, and those that its own rows already have. */
const STATUSES = [...CUSTOMER_STATUSES, "in_legal_review"];

const TYPES: Record<string, (value: unknown) => boolean> = {
  number: (value) => typeof value === "number",
  date: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value),
};

const checkCustomFields = (db: Db, fields: object): void => {
  for (const [slug, value] of Object.entries(fields)) {
    const field = `custom_fields.${slug}`;
    const definition = db.customFields.find((known) => known.slug === slug);
    if (!definition) throw invalid("unrecognized_keys", "No such custom field is defined.", field);
    if (value === null) continue;
    const fits = TYPES[definition.type] ?? ((text: unknown) => typeof text === "string");
    if (!fits(value)) throw invalid("invalid_type", `Expected a ${definition.type}.`, field);
    if (definition.options && !definition.options.includes(String(value))) {
      throw invalid("invalid_enum_value", `Expected one of ${definition.options.join(", ")}.`, field);
    }
  }
};

/** The body, checked for what a schema cannot know. */
const readBody = ({ db, body, drift }: Call): Record<string, unknown> => {
  refuseUnknownValue("status", body["status"], STATUSES, drift);
  checkCustomFields(db, (body["custom_fields"] as object | undefined) ?? {});
  const owner = body["owner"];
  if (owner != null && !db.plan.members.some(({ id }) => id === owner)) {
    throw invalid("custom", "No such member.", "owner");
  }
  return body;
};

export const customerRoutes: Route[] = [
  {
    method: "GET",
    path: "/customers",
    operation: "customers.list",
    summary: "List customers, newest first",
    level: "published",
    query: { ...paging(), status: { kind: "text", values: STATUSES }, slug: { kind: "text" } },
    answer: customerSchema,
    list: true,
    handle: (call) =>
      pageOf(
        matching(call),
        call.query["limit"] as number,
        (row) => row.created_at,
        (row) => showCustomer(call, row),
      ),
  },
  {
    method: "POST",
    path: "/customers",
    operation: "customers.create",
    summary: "Create a customer",
    level: "published",
    body: customerCreateSchema,
    fields: "customer",
    answer: customerSchema,
    status: 201,
    handle: (call) =>
      showCustomer(call, createCustomer(call.db, readBody(call) as CustomerCreate, call.actor, call.now)),
  },
  {
    method: "GET",
    path: "/customers/{id}",
    operation: "customers.retrieve",
    summary: "Retrieve a customer by id or display_id",
    level: "published",
    answer: customerSchema,
    handle: (call) => showCustomer(call, customerOf(call)),
  },
  {
    method: "PATCH",
    path: "/customers/{id}",
    operation: "customers.update",
    summary: "Change a customer",
    level: "published",
    body: customerUpdateSchema,
    fields: "customer",
    answer: customerSchema,
    handle: (call) => {
      const row = customerOf(call);
      return showCustomer(call, updateCustomer(call.db, row, readBody(call), call.actor, call.now));
    },
  },
  {
    method: "DELETE",
    path: "/customers/{id}",
    operation: "customers.delete",
    summary: "Delete a customer softly",
    level: "published",
    answer: deletedSchema,
    handle: ({ db, params, actor, now }) => {
      const row = db.customers.get(db.plan.ids.number(NOUN.customer, params["id"] ?? "") ?? 0);
      if (!row) throw notFound("customer");
      if (!row.deleted) deleteCustomer(db, row, actor, now);
      return { object: "deleted", id: row.id, display_id: row.display_id, deleted: true };
    },
  },
];
