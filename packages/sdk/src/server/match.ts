import { Refusal } from "./refusal.ts";
import { PARAMETERS, ROUTES, type ActionName, type Route } from "./routes.ts";

/** A row of the table that a request fits, and its parameters, decoded once and checked. */
export interface Match {
  readonly route: Route & { readonly name: ActionName };
  readonly params: Readonly<Record<string, string>>;
}

const TABLE: readonly { route: Match["route"]; segments: readonly string[] }[] = ROUTES.map((route) => ({
  route,
  segments: route.path.split("/"),
}));

const isParameter = (segment: string): boolean => segment.startsWith("{");

/** What follows the mount path in a request's address; empty when it is elsewhere. */
export function pathBelow(basePath: string, request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
}

function rowsFor(parts: readonly string[]): typeof TABLE {
  return TABLE.filter(
    ({ segments }) =>
      segments.length === parts.length &&
      segments.every((segment, at) => (isParameter(segment) ? parts[at] !== "" : segment === parts[at])),
  );
}

/** The methods that a path below the mount path takes. */
export const methodsFor = (path: string): string[] =>
  rowsFor(path.split("/")).map(({ route }) => route.method);

/** Finds the row for a method and a path below the mount path. Throws a refusal with 400, 404 or 405. */
export function matchRoute(method: string, path: string): Match {
  const parts = path.split("/");
  const fitting = rowsFor(parts);
  if (fitting.length === 0) {
    throw new Refusal(404, "route_not_found", "There is nothing at this address. Check the path.");
  }
  const found = fitting.find(({ route }) => route.method === method);
  if (!found) {
    throw new Refusal(405, "method_not_allowed", "This address does not take this method.", {
      headers: { allow: fitting.map(({ route }) => route.method).join(", ") },
    });
  }
  return { route: found.route, params: readParameters(found.segments, parts) };
}

function readParameters(segments: readonly string[], parts: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  segments.forEach((segment, at) => {
    if (!isParameter(segment)) return;
    const name = segment.slice(1, -1);
    const value = decode(parts[at] ?? "");
    if (value === undefined || !PARAMETERS[name]?.test(value)) {
      throw new Refusal(400, "invalid_id", "The address does not name a record. Check the id in the path.", {
        field: name,
      });
    }
    params[name] = value;
  });
  return params;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
