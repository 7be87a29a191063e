import { ConfigError, InvalidRequestError } from "../core/errors.ts";
import type { Call, PivotalOptions } from "../core/options.ts";
import { checkedIdempotencyKey, uuid } from "./idempotency.ts";
import { forbidKeyInBrowser } from "./key-guard.ts";
import { checkedPath } from "./path.ts";
import { VERSION } from "./version.ts";

/** What is the same in every attempt of one call. */
export interface Plan {
  readonly method: Call["method"];
  readonly path: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly idempotencyKey: string | undefined;
}

/** Headers, or a ConfigError without their values. */
export const checkedHeaders = (init: HeadersInit | undefined, apiKey?: unknown): Headers => {
  let headers: Headers;
  try {
    headers = new Headers(init);
  } catch {
    throw new ConfigError("A header holds what HTTP cannot carry");
  }
  forbidKeyInBrowser(apiKey, headers);
  return headers;
};

const LIMITS = { timeoutMs: 1, maxRetries: 0, concurrency: 1 };

/** Throws ConfigError for a limit that is no number or too small. */
export const checkLimits = (options: Pick<PivotalOptions, keyof typeof LIMITS>): void => {
  for (const [name, min] of Object.entries(LIMITS)) {
    const value = options[name as keyof typeof LIMITS] ?? min;
    if (!(value >= min)) throw new ConfigError(`${name} must be a number from ${min}`);
  }
};

const serialise = (body: unknown): string | undefined => {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new InvalidRequestError("The body cannot be written as JSON", { cause });
  }
};

/** Checks a call and fixes what must not change between attempts. Throws before anything is sent. */
export const planOf = (call: Call, baseUrl: string, defaults: Headers): Plan => {
  const { method } = call;
  if (!/^(GET|POST|PATCH|DELETE)$/.test(method)) throw new ConfigError("method is not one of the API");
  if (method === "GET" && call.body !== undefined) throw new ConfigError("A GET has no body");
  checkLimits(call);
  const path = checkedPath(call.path);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value != null) query.set(name, String(value));
  const headers = new Headers(defaults);
  checkedHeaders(call.headers).forEach((value, name) => headers.set(name, value));
  const body = serialise(call.body);
  const idempotencyKey = method === "POST" ? checkedIdempotencyKey(call.idempotencyKey ?? uuid()) : undefined;
  headers.set("accept", "application/json");
  headers.set("x-pivotal-client", VERSION);
  if (body !== undefined) headers.set("content-type", "application/json");
  if (idempotencyKey) headers.set("idempotency-key", idempotencyKey);
  const search = query.size ? `?${query}` : "";
  return { method, path, url: baseUrl + path + search, headers, body, idempotencyKey };
};
