import { memberSchema } from "@pivotal/sdk/schemas";
import { drifted } from "../drift.ts";
import { pageOfFew } from "../page.ts";
import { paging } from "../route.ts";
import type { Route } from "../route.ts";

export const memberRoutes: Route[] = [
  {
    method: "GET",
    path: "/members",
    operation: "members.list",
    summary: "The people of the workspace",
    level: "full",
    query: paging(),
    answer: memberSchema,
    list: true,
    handle: ({ db, query, drift }) => {
      const rows = db.plan.members.map((member, i) => ({ member, n: i + 1 }));
      return pageOfFew(
        rows,
        { limit: query["limit"] as number, cursor: query["cursor"] as number | undefined },
        ({ n }) => new Date(Date.UTC(2020, 0, n)).toISOString(),
        ({ member, n }) => drifted(member, n, drift),
      );
    },
  },
];
