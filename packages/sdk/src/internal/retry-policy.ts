import {
  ConflictError,
  IdempotencyMismatchError,
  NetworkError,
  TimeoutError,
  UnexpectedResponseError,
  type PivotalError,
} from "../core/errors.ts";

const AGAIN = [408, 429, 500, 502, 503, 504];
const MAX_BACKOFF = 8000;

/** What a call has tried. */
export interface Tries {
  retries: number;
  conflicts: number;
  /** The caller gave the idempotency key, and may have used it before. */
  readonly ownKey: boolean;
}

/** How long to wait before the next attempt. A wait that the server asks for is never cut short. */
export const waitAfter = ({ retryAfterMs }: PivotalError, retries: number): number =>
  retryAfterMs === undefined
    ? Math.random() * Math.min(MAX_BACKOFF, 250 * 2 ** retries)
    : retryAfterMs * (1 + Math.random() / 4);

/** Whether a PATCH may have landed although it failed: sending it again could undo what others wrote since. */
export const mayHaveLanded = (error: PivotalError): boolean =>
  error instanceof NetworkError ? error.requestSent : error.status !== 429 && error.status !== 503;

const isPassing = (error: PivotalError, method: string, retries: number): boolean =>
  error instanceof NetworkError ||
  error instanceof TimeoutError ||
  AGAIN.includes(error.status ?? 0) ||
  (error instanceof UnexpectedResponseError && error.phase === "parse" && method === "GET" && !retries);

/**
 * How long to wait before sending a failed call again; throws the error when that is of no use. The contract names no codes for
 * the two conflicts of an idempotency key, so an unclear one counts as "still running", in the end as "another body" if the
 * key is the caller's.
 */
export const retryDelay = (error: PivotalError, method: string, tries: Tries, maxRetries: number): number => {
  const code = (error instanceof ConflictError && /idempot/.test(error.code ?? "") && error.code) || "";
  const isMismatch = /mismatch|reuse|body/.test(code);
  if (code && !isMismatch && tries.conflicts++ < 3) return 250 + Math.random() * 750;
  if (isMismatch || (code && tries.ownKey && !/flight|progress|use$/.test(code))) {
    throw new IdempotencyMismatchError(error.message, { ...error, type: undefined });
  }
  const isOnline = globalThis.navigator?.onLine !== false;
  if (isOnline && tries.retries < maxRetries && isPassing(error, method, tries.retries)) {
    return waitAfter(error, tries.retries++);
  }
  throw error;
};
