import { methodsFor, pathBelow } from "./match.ts";
import type { SessionOptions } from "./session-options.ts";

/** What a page of another origin may send: all that the client does. */
const TAKEN = "authorization, content-type, idempotency-key, x-pivotal-client";
/** What it may read beside the body. */
const SHOWN = [
  "date",
  "deprecation",
  "idempotent-replayed",
  "retry-after",
  "x-ratelimit-limit",
  "x-ratelimit-remaining",
  "x-ratelimit-reset",
  "x-request-id",
].join(", ");
const PREFLIGHT_SECONDS = "600";

/** What differs with the caller's origin, on every answer of a handler that has sessions. */
export const VARY = { vary: "Cookie, Origin" };

/** Lets a page of this origin read the answer. Without the header that would let it send cookies, on purpose. */
export const readableBy = (origin: string): Record<string, string> => ({
  ...VARY,
  "access-control-allow-origin": origin,
  "access-control-expose-headers": SHOWN,
  // By the clock that sessions expire by. The page's own may be wrong.
  date: new Date().toUTCString(),
});

/** The other origin that a request comes from, if it is one whose pages may come with a session. */
export function listedOrigin(request: Request, sessions: SessionOptions | undefined): string | undefined {
  const origin = request.headers.get("origin");
  return origin !== null && sessions?.origins.includes(origin) ? origin : undefined;
}

/** Answers the question that a browser asks before it lets a page of another origin send what forms cannot; undefined when it is not that. */
export function answerPreflight(request: Request, basePath: string, origin: string): Response | undefined {
  if (request.method !== "OPTIONS" || !request.headers.has("access-control-request-method")) return undefined;
  const methods = methodsFor(pathBelow(basePath, request));
  if (methods.length === 0) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": methods.join(", "),
      "access-control-allow-headers": TAKEN,
      "access-control-max-age": PREFLIGHT_SECONDS,
      vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    },
  });
}
