import {
  AuthenticationError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
  type PivotalError,
  type PivotalErrorDetails,
} from "../core/errors.ts";
import type { ResponseInfo } from "../core/api-call.ts";
import { rateState, resetDelay } from "./rate-headers.ts";
import { retryAfterMs } from "./retry-after.ts";

const MAX_ERROR_LENGTH = 65_536;
const MAX_DEPTH = 500;

type ErrorClass = new (message: string, details: PivotalErrorDetails) => PivotalError;

/** By the wire's type; by status, then by its first digit, when a proxy answers in the service's place. */
const CLASSES = new Map<unknown, ErrorClass>([
  ["invalid_request_error", InvalidRequestError],
  ["authentication_error", AuthenticationError],
  ["permission_error", PermissionError],
  ["not_found", NotFoundError],
  ["conflict", ConflictError],
  ["rate_limit_error", RateLimitError],
  ["internal_error", ServerError],
  [401, AuthenticationError],
  [403, PermissionError],
  [404, NotFoundError],
  [408, TimeoutError],
  [409, ConflictError],
  [429, RateLimitError],
  [4, InvalidRequestError],
  [5, ServerError],
]);

/** An error's body, up to what an envelope can need. When it cannot be read, the status says enough. */
export const readCapped = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let chunk; reader && !(chunk = await reader.read()).done;) {
      text += decoder.decode(chunk.value, { stream: true });
      if (text.length > MAX_ERROR_LENGTH) return "";
    }
  } catch {
    return "";
  }
  return text;
};

const envelopeOf = (body: string): Record<string, unknown> => {
  try {
    return Object(Object(JSON.parse(body)).error);
  } catch {
    return {};
  }
};
const short = (value: unknown): string | undefined =>
  typeof value === "string" ? value.slice(0, 200) : undefined;

/** The typed error of an answer that is not a success. */
export const errorOf = (
  status: number,
  headers: Headers,
  body: string,
  known: PivotalErrorDetails,
): PivotalError => {
  const { type, code, field, message } = envelopeOf(body);
  const Class = CLASSES.get(type) ?? CLASSES.get(status) ?? CLASSES.get(Math.floor(status / 100));
  const reset = resetDelay(headers);
  const details = {
    ...known,
    type: short(type),
    code: short(code),
    field: short(field),
    retryAfterMs:
      retryAfterMs(headers) ?? (status === 429 && reset !== undefined ? Math.max(reset, 1000) : undefined),
  };
  if (Class) return new Class(short(message) ?? `The service answered ${status}`, details);
  return new UnexpectedResponseError(`An answer of status ${status}`, { ...details, phase: "status" });
};

const isDeep = (value: unknown, depth = 0): boolean =>
  typeof value === "object" &&
  value !== null &&
  (depth > MAX_DEPTH || Object.values(value).some((inner) => isDeep(inner, depth + 1)));

/** A success's JSON; undefined when there is none. */
export const parseBody = (body: string, details: PivotalErrorDetails): unknown => {
  if (!body.trim()) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    const phase = /^\s*[[{]/.test(body) ? "parse" : "content";
    throw new UnexpectedResponseError("The answer is not JSON", { ...details, phase });
  }
  // Code that reads deep data, ours or not, overflows the stack.
  if (isDeep(value))
    throw new UnexpectedResponseError("The answer is nested too deep", { ...details, phase: "content" });
  return value;
};

/** How a call was answered, for the caller. */
export const infoOf = (status: number, headers: Headers, attempts: number): ResponseInfo => {
  const state = rateState(headers);
  return {
    status,
    headers,
    requestId: requestIdOf(headers),
    rateLimit: state
      ? {
          limit: state.limit,
          remaining: state.remaining,
          resetAt: new Date(Date.now() + state.resetAt - performance.now()),
        }
      : null,
    attempts,
    replayed: ["idempotency-replayed", "idempotent-replayed"].some((name) => headers.get(name) === "true"),
  };
};

export const requestIdOf = (headers: Headers): string | undefined => short(headers.get("x-request-id"));
