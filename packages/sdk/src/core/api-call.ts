import type { ApiResult } from "./options.ts";

/** How a call was answered. */
export interface ResponseInfo {
  status: number;
  headers: Headers;
  requestId?: string;
  /** The key's limit after this call; null when the server does not say. */
  rateLimit: { limit: number; remaining: number; resetAt: Date } | null;
  /** Requests sent for this call. */
  attempts: number;
  /** True when the server says that it gave the first answer to this idempotency key again. */
  replayed: boolean;
}

/** A call that was sent: await it for its data, or `withResponse()` for how it was answered too. */
export class ApiCall<T> implements Promise<T> {
  #start: () => Promise<ApiResult<T>>;
  #result?: Promise<ApiResult<T>>;

  constructor(start: () => Promise<ApiResult<T>>, lazy = false) {
    this.#start = start;
    if (!lazy) void this.withResponse();
  }

  /** The data with status, headers, request id and rate-limit state. */
  withResponse(): Promise<ApiResult<T>> {
    return (this.#result ??= this.#start());
  }

  then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.withResponse()
      .then(({ data }) => data)
      .then(onfulfilled, onrejected);
  }

  catch<B = never>(onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(null, onrejected);
  }

  finally(onfinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onfinally);
  }

  get [Symbol.toStringTag](): string {
    return "ApiCall";
  }
}
