import { healthSchema, livenessSchema } from "@pivotal/sdk/schemas";
import { drifted } from "../drift.ts";
import { healthOf } from "../health.ts";
import type { Route } from "../route.ts";
import { settle } from "../settle.ts";
import { customerOf } from "./customers.ts";

export const healthRoutes: Route[] = [
  {
    method: "GET",
    path: "/health",
    operation: "health.check",
    summary: "Is the API up, and which version of it",
    level: "published",
    answer: livenessSchema,
    handle: () => ({ status: "ok", version: "2026-11-01.mock" }),
  },
  {
    method: "GET",
    path: "/customers/{id}/health",
    operation: "health.retrieve",
    summary: "A customer's score, its history and what feeds it",
    level: "full",
    answer: healthSchema,
    handle: (call) => {
      const row = settle(call.db, customerOf(call), call.now);
      return drifted(healthOf(call.db, row, call.now), row.display_id, { ...call.drift, enums: false });
    },
  },
];
