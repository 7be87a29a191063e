import {
  ONBOARDING_PHASES,
  ONBOARDING_STATES,
  deletedSchema,
  onboardingCreateSchema,
  onboardingSchema,
  onboardingUpdateSchema,
} from "@pivotal/sdk/schemas";
import { drifted } from "../drift.ts";
import { NOUN } from "../ids.ts";
import { pageOf, pageOfFew } from "../page.ts";
import { refuseUnknownValue } from "../parse.ts";
import { notFound } from "../problem.ts";
import { paging } from "../route.ts";
import type { Call, Route } from "../route.ts";
import type { OnboardingRow } from "../rows.ts";
import { createOnboarding, deleteOnboarding, updateOnboarding } from "../writes/onboarding.ts";
import { customerOf } from "./customers.ts";

const onboardingOf = ({ db, params }: Call): OnboardingRow => {
  const row = db.onboarding(params["id"] ?? "");
  if (!row) throw notFound("onboarding");
  return row;
};

const show = ({ db, drift }: Call, { deleted, ...row }: OnboardingRow): unknown => {
  void deleted;
  const enums = drift.enums === true && !db.onboardings.written.has(row.display_id);
  return drifted(row, row.display_id, { ...drift, enums });
};

const readBody = ({ body, drift }: Call): Record<string, unknown> => {
  refuseUnknownValue("phase", body["phase"], ONBOARDING_PHASES, drift);
  refuseUnknownValue("state", body["state"], ONBOARDING_STATES, drift);
  return body;
};

function* matching({ db, query }: Call): Generator<OnboardingRow> {
  for (const o of db.onboardingTimeline.older(query["cursor"] as number | undefined)) {
    const row = db.onboardings.get(o) as OnboardingRow;
    if (row.deleted || db.isDeleted(db.customerNumber(row))) continue;
    if (matches(row, query)) yield row;
  }
}

const matches = (row: OnboardingRow, query: Call["query"]): boolean =>
  (query["customer_id"] ?? row.customer_id) === row.customer_id &&
  (query["state"] ?? row.state) === row.state &&
  (query["phase"] ?? row.phase) === row.phase;

/** With a customer named, only its own few rows are looked at. */
const listOnboardings = (call: Call) => {
  const { db, query } = call;
  const createdAt = (row: OnboardingRow) => row.created_at;
  const render = (row: OnboardingRow) => show(call, row);
  const limit = query["limit"] as number;
  if (query["customer_id"] === undefined) return pageOf(matching(call), limit, createdAt, render);
  const customer = db.customer(String(query["customer_id"]));
  const rows = customer ? db.onboardingsOf(customer.display_id).filter((row) => matches(row, query)) : [];
  return pageOfFew(rows, { limit, cursor: query["cursor"] as number | undefined }, createdAt, render);
};

export const onboardingRoutes: Route[] = [
  {
    method: "GET",
    path: "/onboardings",
    operation: "onboardings.list",
    summary: "List onboardings, newest first",
    level: "published",
    query: {
      ...paging(25),
      customer_id: { kind: "text" },
      state: { kind: "text", values: ONBOARDING_STATES },
      phase: { kind: "text", values: ONBOARDING_PHASES },
    },
    answer: onboardingSchema,
    list: true,
    handle: listOnboardings,
  },
  {
    method: "POST",
    path: "/onboardings",
    operation: "onboardings.create",
    summary: "Start an onboarding for a customer",
    level: "published",
    body: onboardingCreateSchema,
    answer: onboardingSchema,
    status: 201,
    handle: (call) => {
      const body = readBody(call);
      const customer = call.db.customer(String(body["customer_id"]));
      if (!customer || customer.id !== body["customer_id"]) throw notFound("customer");
      return show(call, createOnboarding(call.db, customer, body, call.actor, call.now));
    },
  },
  {
    method: "GET",
    path: "/customers/{id}/onboardings",
    operation: "onboardings.listForCustomer",
    summary: "List a customer's onboardings, newest first",
    level: "published",
    query: paging(25),
    answer: onboardingSchema,
    list: true,
    handle: (call) =>
      pageOfFew(
        call.db.onboardingsOf(customerOf(call).display_id),
        { limit: call.query["limit"] as number, cursor: call.query["cursor"] as number | undefined },
        (row) => row.created_at,
        (row) => show(call, row),
      ),
  },
  {
    method: "GET",
    path: "/onboardings/{id}",
    operation: "onboardings.retrieve",
    summary: "Retrieve an onboarding by id or display_id",
    level: "published",
    answer: onboardingSchema,
    handle: (call) => show(call, onboardingOf(call)),
  },
  {
    method: "PATCH",
    path: "/onboardings/{id}",
    operation: "onboardings.update",
    summary: "Change an onboarding",
    level: "published",
    body: onboardingUpdateSchema,
    answer: onboardingSchema,
    handle: (call) => {
      const row = onboardingOf(call);
      return show(call, updateOnboarding(call.db, row, readBody(call), call.actor, call.now));
    },
  },
  {
    method: "DELETE",
    path: "/onboardings/{id}",
    operation: "onboardings.delete",
    summary: "Delete an onboarding softly",
    level: "published",
    answer: deletedSchema,
    handle: ({ db, params, actor, now }) => {
      const row = db.onboardings.get(db.plan.ids.number(NOUN.onboarding, params["id"] ?? "") ?? 0);
      if (!row) throw notFound("onboarding");
      if (!row.deleted) deleteOnboarding(db, row, actor, now);
      return { object: "deleted", id: row.id, display_id: row.display_id, deleted: true };
    },
  },
];
