import { Refusal } from "./refusal.ts";
import type { Route } from "./routes.ts";

/** Longest query string let through, in bytes. */
export const MAX_QUERY_BYTES = 2048;

/** The query of a request, once every key of it is known, given once, and has a value that fits. Throws a refusal with 400. */
export function readQuery(search: string, route: Route): Record<string, string> {
  if (search.length > MAX_QUERY_BYTES) {
    throw new Refusal(400, "query_too_long", "The query is longer than 2 KiB. Ask for less at once.");
  }
  const allowed = route.query ?? {};
  const query: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const rule = Object.hasOwn(allowed, key) ? allowed[key] : undefined;
    if (!rule) {
      throw new Refusal(400, "unknown_parameter", "The query has a key that this address does not take.");
    }
    if (Object.hasOwn(query, key)) {
      throw new Refusal(400, "duplicate_parameter", "A query key may be given once.", { field: key });
    }
    if (!rule.test(value)) {
      throw new Refusal(400, "invalid_parameter", "A value in the query is not one that its key takes.", {
        field: key,
      });
    }
    query[key] = value;
  }
  return query;
}
