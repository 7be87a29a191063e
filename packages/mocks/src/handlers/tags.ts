import { tagSchema, tagUpdateSchema } from "@pivotal/sdk/schemas";
import { pageOfFew } from "../page.ts";
import { Problem } from "../problem.ts";
import { paging } from "../route.ts";
import type { Call, Route } from "../route.ts";
import type { CustomerRow } from "../rows.ts";
import { updateCustomer } from "../writes/customer.ts";

const show = ({ db }: Call, name: string) => ({
  object: "tag",
  id: name,
  name,
  count: db.tags.get(name) ?? 0,
});

/** Gives every customer the new name in place of the old one; a tag that exists already takes the old one in. */
const renameTag = (call: Call) => {
  const { db, params, body, actor, now } = call;
  const from = params["tag"] ?? "";
  const to = String(body["name"]);
  if (!db.tags.has(from)) throw new Problem(404, "not_found", "tag_not_found", "No such tag.");
  for (let n = 1; n <= db.customers.last; n++) {
    const tags = db.tagsOf(n);
    if (!tags.includes(from)) continue;
    const renamed = tags.map((tag) => (tag === from ? to : tag));
    updateCustomer(db, db.customers.get(n) as CustomerRow, { tags: renamed }, actor, now);
  }
  return show(call, to);
};

export const tagRoutes: Route[] = [
  {
    method: "GET",
    path: "/tags",
    operation: "tags.list",
    summary: "Tags in use, and on how many customers",
    level: "full",
    query: paging(),
    answer: tagSchema,
    list: true,
    handle: (call) =>
      pageOfFew(
        [...call.db.tags.keys()].sort().map((name, i) => ({ name, n: i })),
        { limit: call.query["limit"] as number, cursor: call.query["cursor"] as number | undefined },
        // Tags have no date of their own; their rank stands in for it, so that a cursor means the same in every list.
        ({ n }) => new Date(Date.UTC(2020, 0, 1) - n * 1000).toISOString(),
        ({ name }) => show(call, name),
      ),
  },
  {
    method: "PATCH",
    path: "/tags/{tag}",
    operation: "tags.rename",
    summary: "Rename a tag on every customer",
    level: "full",
    body: tagUpdateSchema,
    answer: tagSchema,
    handle: renameTag,
  },
];
