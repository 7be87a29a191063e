import { readJson } from "../../internal/read-json.ts";
import type { Deployment, Read } from "./deployment.ts";
import { hint, ok, type Finding } from "./finding.ts";

const EXTENSIONS = { members: "people", views: "saved views", tags: "tags", custom_fields: "custom fields" };
/** Fields of a customer that the published reference does not name. */
const DESCRIBED = ["owner", "owner_email", "tags", "custom_fields", "health_score"];

/** Looks which levels of the API the server offers, through the handler. Nothing when its customers cannot be read. */
export async function checkLevels(deployment: Deployment): Promise<Finding[]> {
  const ask = (path: string) => deployment.ask(path).catch(() => undefined);
  const customers = await ask("/customers?limit=1");
  if (customers?.status !== 200) return [];
  const [row] = rowsOf(customers);
  if (!row)
    return [hint("The server offers the published API; it has no customers yet.", "Add one to see more.")];
  const id = String(row["id"]);
  const found = [ok("The server offers the published API.")];
  const fields = DESCRIBED.filter((field) => Object.hasOwn(row, field));
  const history = await ask(`/customers/${encodeURIComponent(id)}/activity?limit=1`);
  const described = [...fields, ...(history?.status === 200 ? ["history"] : [])];
  found.push(
    described.length > 0
      ? ok(`Beyond it: ${described.join(", ")}.`)
      : hint(
          "Owners, tags, custom fields and history are not offered.",
          "The elements leave them out. With hideFields it may be the handler that does.",
        ),
  );
  const offered: string[] = [];
  for (const [path, name] of Object.entries(EXTENSIONS))
    if ((await ask(`/${path}?limit=1`))?.status === 200) offered.push(name);
  const health = await ask(`/customers/${encodeURIComponent(id)}/health`);
  if (health?.status === 200) offered.push("health in full");
  found.push(
    offered.length > 0
      ? ok(`Extensions: ${offered.join(", ")}.`)
      : ok("No extensions: views are kept in the browser, people are known by what customers name."),
  );
  return found;
}

function rowsOf({ text }: Read): Record<string, unknown>[] {
  const { data } = Object(readJson(text)) as { data?: unknown };
  return Array.isArray(data) ? (data as Record<string, unknown>[]) : [];
}
