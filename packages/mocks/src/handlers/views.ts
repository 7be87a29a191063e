import { deletedSchema, viewCreateSchema, viewSchema, viewUpdateSchema } from "@pivotal/sdk/schemas";
import { NOUN } from "../ids.ts";
import { pageOfFew } from "../page.ts";
import { notFound } from "../problem.ts";
import { paging } from "../route.ts";
import type { Call, Route } from "../route.ts";
import type { ViewRow } from "../rows.ts";

const show = ({ display_id, deleted, ...row }: ViewRow) => {
  void display_id;
  void deleted;
  return { object: "view", ...row };
};

const storable = (body: Call["body"]): Partial<ViewRow> =>
  Object.fromEntries(
    ["name", "query", "columns", "sort", "shared"]
      .filter((key) => body[key] !== undefined)
      .map((key) => [key, body[key]]),
  );

const storedView = ({ db, params }: Call): ViewRow => {
  const row = db.views.get(db.plan.ids.number(NOUN.view, params["id"] ?? "") ?? 0);
  if (!row) throw notFound("view");
  return row;
};

const viewOf = (call: Call): ViewRow => {
  const row = storedView(call);
  if (row.deleted) throw notFound("view");
  return row;
};

const put = ({ db }: Call, row: ViewRow): ViewRow => {
  db.views.set(row.display_id, row);
  db.changed();
  return row;
};

const createView = (call: Call): ViewRow => {
  const { db, body, now } = call;
  const n = db.views.size + 1;
  const at = new Date(now).toISOString();
  return put(call, {
    display_id: n,
    id: db.id(NOUN.view, n),
    name: "",
    query: "",
    columns: [],
    sort: null,
    shared: false,
    created_by: db.plan.members.find(({ me }) => me)?.id ?? null,
    created_at: at,
    updated_at: at,
    deleted: false,
    ...storable(body),
  });
};

export const viewRoutes: Route[] = [
  {
    method: "GET",
    path: "/views",
    operation: "views.list",
    summary: "Saved views, newest first",
    level: "full",
    query: paging(),
    answer: viewSchema,
    list: true,
    handle: ({ db, query }) =>
      pageOfFew(
        [...db.views.values()].filter(({ deleted }) => !deleted),
        { limit: query["limit"] as number, cursor: query["cursor"] as number | undefined },
        (row) => row.created_at,
        show,
      ),
  },
  {
    method: "POST",
    path: "/views",
    operation: "views.create",
    summary: "Save a view",
    level: "full",
    body: viewCreateSchema,
    answer: viewSchema,
    status: 201,
    handle: (call) => show(createView(call)),
  },
  {
    method: "PATCH",
    path: "/views/{id}",
    operation: "views.update",
    summary: "Change a saved view",
    level: "full",
    body: viewUpdateSchema,
    answer: viewSchema,
    handle: (call) =>
      show(
        put(call, { ...viewOf(call), ...storable(call.body), updated_at: new Date(call.now).toISOString() }),
      ),
  },
  {
    method: "DELETE",
    path: "/views/{id}",
    operation: "views.delete",
    summary: "Delete a saved view",
    level: "full",
    answer: deletedSchema,
    handle: (call) => {
      const row = storedView(call);
      if (!row.deleted) put(call, { ...row, deleted: true });
      return { object: "deleted", id: row.id, deleted: true };
    },
  },
];
