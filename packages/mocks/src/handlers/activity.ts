import { activitySchema } from "@pivotal/sdk/schemas";
import { drifted } from "../drift.ts";
import { healthEvents } from "../health.ts";
import { pageOfFew } from "../page.ts";
import { paging } from "../route.ts";
import type { Call, Route } from "../route.ts";
import type { ActivityRow } from "../rows.ts";
import { seedHistory } from "../seed/history.ts";
import { settle } from "../settle.ts";
import { customerOf } from "./customers.ts";

const REMOVED = "removed contact";

/** Once a person is removed, no row of history names them any more. [D] */
const anonymised = ({ db }: Call, { contact, ...row }: ActivityRow): Omit<ActivityRow, "contact"> => {
  if (contact === undefined || !db.contacts.get(contact)?.deleted) return row;
  return {
    ...row,
    actor: row.actor_type === "contact" ? REMOVED : row.actor,
    old_value: row.old_value === null ? null : REMOVED,
    new_value: row.new_value === null ? null : REMOVED,
  };
};

const matches = (
  row: Omit<ActivityRow, "contact">,
  { actor, event_type, from, to }: Call["query"],
): boolean => {
  const at = Date.parse(row.timestamp);
  return (
    (actor ?? row.actor) === row.actor &&
    (event_type ?? row.event_type) === row.event_type &&
    at >= Number(from ?? 0) &&
    at <= Number(to ?? Infinity)
  );
};

const listActivity = (call: Call) => {
  const { db, query, drift, now } = call;
  const customer = settle(db, customerOf(call), now);
  const n = customer.display_id;
  const rows = [
    ...(db.customers.isSeeded(n) ? seedHistory(db.plan, n) : []),
    ...healthEvents(db, customer, now),
    ...(db.history.get(n) ?? []),
  ]
    .map((row) => anonymised(call, row))
    .filter((row) => matches(row, query));
  return pageOfFew(
    rows,
    { limit: query["limit"] as number, cursor: query["cursor"] as number | undefined },
    (row) => row.timestamp,
    (row) => drifted({ object: "activity", ...row }, Math.floor(Date.parse(row.timestamp) / 1000), drift),
  );
};

export const activityRoutes: Route[] = [
  {
    method: "GET",
    path: "/customers/{id}/activity",
    operation: "activity.list",
    summary: "A customer's history, newest first",
    level: "described",
    query: {
      ...paging(),
      actor: { kind: "text", level: "full" },
      event_type: { kind: "text", level: "full" },
      from: { kind: "time", level: "full" },
      to: { kind: "until", level: "full" },
    },
    answer: activitySchema,
    list: true,
    handle: listActivity,
  },
];
