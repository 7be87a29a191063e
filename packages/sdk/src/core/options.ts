import type * as z from "zod/mini";
import type { ResponseInfo } from "./api-call.ts";

/** Who goes first: a person who waits, work nobody watches, or a long export. The last two leave a tenth of the rate limit free. */
export type Lane = "interactive" | "background" | "export";

/** An idempotency key of your own. With `createdAt` a key older than 23 h is refused instead of risking a second row. */
export type IdempotencyKey = string | { key: string; createdAt: string | number | Date };

/** What a hook sees of a request: no key, no body, no query string. */
export interface RequestInfo {
  method: string;
  path: string;
  /** From 1. */
  attempt: number;
}
export interface AttemptInfo extends RequestInfo {
  /** Absent when no answer came. */
  status?: number;
  requestId?: string;
  /** The date on which this route goes away, if the service announced one. */
  deprecation?: string;
  durationMs: number;
}
export interface RetryInfo extends RequestInfo {
  /** Why, as the `type` of the error. */
  reason: string;
  status?: number;
  delayMs: number;
}
/** An answer, or one row of a page, that does not have the documented shape. */
export interface DriftInfo {
  method: string;
  path: string;
  /** The row of the page. */
  index?: number;
  /** Where in the answer or row, without values. */
  at: readonly (string | number)[];
}

/** How to reach the service. */
export interface PivotalOptions {
  /** `pivotal_…`, or a function that gives it: asked once, and once more after a 401. On a server only. */
  apiKey?: string | (() => string | Promise<string>);
  /** `https://my.pivotal.app/api/v1` when absent. In a browser: where the host mounted `createPivotalHandler`. */
  baseUrl?: string;
  /** In place of the global `fetch`; called with a `Request`. */
  fetch?: typeof globalThis.fetch;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** The whole call: queue, attempts, body and waits. 30,000 when absent. */
  timeoutMs?: number;
  /** 2 when absent. */
  maxRetries?: number;
  /** Requests in flight for each base URL and key. 4 when absent. */
  concurrency?: number;
  onRequest?: (info: RequestInfo) => void;
  onResponse?: (info: AttemptInfo) => void;
  onRetry?: (info: RetryInfo) => void;
  onDrift?: (info: DriftInfo) => void;
}

/** What one call may do differently. */
export interface RequestOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
  maxRetries?: number;
  /** `POST` only. A UUID when absent. */
  idempotencyKey?: IdempotencyKey;
  headers?: Record<string, string>;
  /** `interactive` when absent. */
  lane?: Lane;
}

export type QueryValue = string | number | boolean | null | undefined;

/** What every list takes. */
export interface ListParams {
  /** Rows a page, 1–100: 20 for a page, 100 for a walk when absent. */
  limit?: number;
  /** Goes on where a page (`nextCursor`) or a failed walk (`error.cursor`) ended. */
  cursor?: string;
}

/** One logical call, as the transport takes it. */
export interface Call<T = unknown> extends Omit<RequestOptions, "signal"> {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Begins with `/`; each segment is already encoded, or plain. */
  path: string;
  query?: Record<string, QueryValue>;
  body?: unknown;
  /** How to read the answer; it is given as it came when absent. */
  schema?: Schema<T>;
  signal?: AbortSignal | readonly AbortSignal[];
  /** Is a request of its own, whatever else is in flight. */
  alone?: boolean;
}

/** A schema of zod 4 or zod/mini. */
export type Schema<T> = z.core.$ZodType<T>;

export interface ApiResult<T> {
  data: T;
  response: ResponseInfo;
}

/** The one door to the network. */
export interface Requester {
  request<T = unknown>(call: Call<T>): Promise<ApiResult<T>>;
  /** Reports data that does not have the documented shape to `onDrift`. */
  drift(info: DriftInfo): void;
}
