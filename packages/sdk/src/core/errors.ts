import { redact, redactCause } from "../internal/redact.ts";
import { BRAND, isPivotalError } from "./is-pivotal-error.ts";

export { isPivotalError };

/** What an error carries, where it applies. */
export interface PivotalErrorDetails {
  /** The wire's `error.type`, or one of the client's own. Branch on the class or on this. */
  type?: string;
  /** Stable, but new ones appear. */
  code?: string;
  /** HTTP status; absent when no answer came. */
  status?: number;
  /** The one request property at fault. */
  field?: string;
  requestId?: string;
  /** How long to wait before the next try, in milliseconds. */
  retryAfterMs?: number;
  /** Requests sent for this call. */
  attempts?: number;
  /** The key of a `POST`: with it the call can be resumed within 23 h and is not done twice. */
  idempotencyKey?: string;
  /** Of a walk that failed: `list({ cursor })` goes on after the rows already given. */
  cursor?: string;
  /** Of a walk that failed: how many rows it had given. */
  count?: number;
  cause?: unknown;
}

/** Any failure of the client. Never holds a request, a response, a body or a key. */
export class PivotalError extends Error {
  declare readonly type: string;
  declare readonly code?: string;
  declare readonly status?: number;
  declare readonly field?: string;
  declare readonly requestId?: string;
  declare readonly retryAfterMs?: number;
  declare readonly attempts?: number;
  declare readonly idempotencyKey?: string;
  declare readonly cursor?: string;
  declare readonly count?: number;
  /** Of `toArray`: the rows it had when it failed. Not enumerable, so that logs do not print them. */
  declare readonly items?: unknown[];

  constructor(
    message: string,
    { cause, ...details }: PivotalErrorDetails = {},
    name = "PivotalError",
    type = "api_error",
  ) {
    super(redact(message), cause ? { cause: isPivotalError(cause) ? cause : redactCause(cause) } : undefined);
    Object.defineProperty(this, "name", { value: name, configurable: true });
    const known = Object.entries(details).filter(([, value]) => value !== undefined);
    Object.assign(this, { type }, Object.fromEntries(known));
  }

  get [BRAND](): true {
    return true;
  }
}

type Details<More> = PivotalErrorDetails & More;

/** 400 and the other refusals of a request, and a write that did not validate before it was sent. */
export class InvalidRequestError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "InvalidRequestError", "invalid_request_error");
  }
}

/** 401: the key is missing, malformed or revoked. */
export class AuthenticationError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "AuthenticationError", "authentication_error");
  }
}

/** 403. */
export class PermissionError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "PermissionError", "permission_error");
  }
}

/** 404: no such row, another workspace's, or a route this server does not have (see `isNotOffered`). */
export class NotFoundError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "NotFoundError", "not_found");
  }
}

/** 409: `slug_taken`, `email_taken`, or a call with the same key that is still running. */
export class ConflictError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails, name = "ConflictError", type = "conflict") {
    super(message, details, name, type);
  }
}

/** 409: the idempotency key was used before with another body. */
export class IdempotencyMismatchError extends ConflictError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "IdempotencyMismatchError", "idempotency_mismatch_error");
  }
}

/** The idempotency key is older than 23 h: the service may have forgotten it. Nothing was sent. */
export class IdempotencyExpiredError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "IdempotencyExpiredError", "idempotency_expired_error");
  }
}

/** 429, or a wait for the rate limit that does not fit the deadline. See `retryAfterMs`. */
export class RateLimitError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "RateLimitError", "rate_limit_error");
  }
}

/** 5xx, after the retries. */
export class ServerError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "ServerError", "internal_error");
  }
}

/** No whole answer came. */
export class NetworkError extends PivotalError {
  /** How far it got. */
  declare readonly phase: "connect" | "headers" | "body";
  /** False when the server certainly saw nothing. */
  declare readonly requestSent: boolean;
  constructor(
    message: string,
    details?: Details<{ phase: "connect" | "headers" | "body"; requestSent: boolean }>,
  ) {
    super(message, details, "NetworkError", "network_error");
  }
}

/** The deadline of the call passed, or the last attempt took too long. */
export class TimeoutError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "TimeoutError", "timeout_error");
  }
}

/** The caller's signal was aborted. A write may have landed: see `idempotencyKey`. */
export class AbortError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "AbortError", "abort_error");
  }
}

/** An answer that is not the service's: a redirect, HTML, an empty body, JSON cut short. */
export class UnexpectedResponseError extends PivotalError {
  /** What was wrong with it. */
  declare readonly phase?: "redirect" | "status" | "empty" | "content" | "parse";
  constructor(
    message: string,
    details?: Details<{ phase: "redirect" | "status" | "empty" | "content" | "parse" }>,
  ) {
    super(message, details, "UnexpectedResponseError", "unexpected_response_error");
  }
}

/** An answer whose data does not have the documented shape. The message holds no values. */
export class ResponseValidationError extends PivotalError {
  /** Where, from the root of the answer. */
  declare readonly path: readonly (string | number)[];
  constructor(message: string, details?: Details<{ path: readonly (string | number)[] }>) {
    super(message, details, "ResponseValidationError", "response_validation_error");
  }
}

/** A list that cannot be walked on without losing rows: more rows share one instant than a page holds, or its cursor stands still. */
export class PaginationStalledError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "PaginationStalledError", "pagination_stalled_error");
  }
}

/** The client was set up or called in a way that cannot work. Nothing was sent. */
export class ConfigError extends PivotalError {
  constructor(message: string, details?: PivotalErrorDetails) {
    super(message, details, "ConfigError", "config_error");
  }
}
