import type { ApiKey, KeyRing } from "./keys.ts";
import { Problem, invalid } from "./problem.ts";

const SHAPE = /^pivotal_(test_)?[A-Za-z0-9]{16,}$/;
const unauthenticated = (code: string, message: string) =>
  new Problem(401, "authentication_error", code, message);

/** Refuses a key in the URL, where logs and histories would keep it. */
export const refuseKeyInQuery = (search: URLSearchParams): void => {
  for (const [name, value] of search) {
    if (/^(api_?key|key|token|access_token|authorization)$/i.test(name) || value.includes("pivotal_")) {
      throw invalid("key_in_query", "A key is passed in the Authorization header only.", name);
    }
  }
};

/** The key of the Authorization header. Throws 401 when it is missing, malformed, unknown or revoked. [P] */
export const requireKey = (headers: Headers, keys: KeyRing): ApiKey => {
  const header = headers.get("authorization");
  if (!header) throw unauthenticated("missing_api_key", "No key: send `Authorization: Bearer <key>`.");
  const key = /^Bearer (.+)$/.exec(header)?.[1];
  if (!key || !SHAPE.test(key)) throw unauthenticated("malformed_api_key", "This is not the shape of a key.");
  const known = keys.get(key);
  if (!known) throw unauthenticated("invalid_api_key", "This key is not known.");
  if (known.revoked) throw unauthenticated("api_key_revoked", "This key has been revoked.");
  return known;
};

/** Where the backend stands in for a host's own handler, a page must never send a key, and must say that it is the client. */
export const requirePage = (headers: Headers): void => {
  if (headers.has("authorization")) {
    throw invalid(
      "key_in_browser",
      "A key must never reach a page: the host's handler adds it.",
      "Authorization",
    );
  }
  if (!headers.get("x-pivotal-client")) {
    throw new Problem(
      403,
      "permission_error",
      "missing_client_header",
      "Requests need the X-Pivotal-Client header.",
    );
  }
};

/** The idempotency key of a request; 1–255 bytes. Throws 400 when it is out of bounds, or missing where it is required. */
export const idempotencyKey = (headers: Headers, required: boolean): string | undefined => {
  const key = headers.get("idempotency-key");
  const field = "Idempotency-Key";
  if (key === null) {
    if (required)
      throw invalid("missing_field", "This backend wants an Idempotency-Key on every POST.", field);
    return undefined;
  }
  if (key === "") throw invalid("too_small", "An idempotency key is not empty.", field);
  if (new TextEncoder().encode(key).length > 255) throw invalid("too_big", "At most 255 bytes.", field);
  return key;
};

/** Bodies are JSON, and say so. */
export const requireJson = (headers: Headers): void => {
  if (!/^application\/json\b/i.test(headers.get("content-type") ?? "")) {
    throw invalid("invalid_content_type", "Send `Content-Type: application/json`.");
  }
};
