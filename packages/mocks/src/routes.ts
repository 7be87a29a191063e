import { activityRoutes } from "./handlers/activity.ts";
import { contactRoutes } from "./handlers/contacts.ts";
import { customFieldRoutes } from "./handlers/custom-fields.ts";
import { customerRoutes } from "./handlers/customers.ts";
import { healthRoutes } from "./handlers/health.ts";
import { meRoutes } from "./handlers/me.ts";
import { memberRoutes } from "./handlers/members.ts";
import { onboardingRoutes } from "./handlers/onboardings.ts";
import { tagRoutes } from "./handlers/tags.ts";
import { viewRoutes } from "./handlers/views.ts";
import type { Route } from "./route.ts";

/** Every operation of the contract, [P], [D] and [X]. */
export const ROUTES: readonly Route[] = [
  ...meRoutes,
  ...healthRoutes,
  ...customerRoutes,
  ...contactRoutes,
  ...onboardingRoutes,
  ...activityRoutes,
  ...memberRoutes,
  ...customFieldRoutes,
  ...viewRoutes,
  ...tagRoutes,
];

const PATTERNS = ROUTES.map((route) => ({ route, parts: route.path.split("/") }));

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};

/** The operation that a method and a path name, with its parameters decoded. */
export const matchRoute = (
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined => {
  const given = path.split("/").map(decode);
  const found = PATTERNS.find(
    ({ route, parts }) =>
      route.method === method &&
      parts.length === given.length &&
      parts.every((part, i) => (part.startsWith("{") ? Boolean(given[i]) : part === given[i])),
  );
  if (!found) return undefined;
  const params = found.parts.flatMap((part, i) =>
    part.startsWith("{") ? [[part.slice(1, -1), given[i] ?? ""]] : [],
  );
  return { route: found.route, params: Object.fromEntries(params) as Record<string, string> };
};
