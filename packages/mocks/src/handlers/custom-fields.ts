import { customFieldSchema } from "@pivotal/sdk/schemas";
import { pageOfFew } from "../page.ts";
import { paging } from "../route.ts";
import type { Route } from "../route.ts";

export const customFieldRoutes: Route[] = [
  {
    method: "GET",
    path: "/custom_fields",
    operation: "customFields.list",
    summary: "Definitions of the workspace's custom fields",
    level: "full",
    query: paging(),
    answer: customFieldSchema,
    list: true,
    handle: ({ db, query }) =>
      pageOfFew(
        db.customFields.map((definition, i) => ({ definition, n: i + 1 })),
        { limit: query["limit"] as number, cursor: query["cursor"] as number | undefined },
        ({ n }) => new Date(Date.UTC(2020, 0, n)).toISOString(),
        ({ definition }) => ({ id: definition.slug, ...definition }),
      ),
  },
];
