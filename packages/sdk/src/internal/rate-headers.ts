/** The state of the key's bucket as an answer tells it. Times are of the monotonic clock. */
export interface RateState {
  limit: number;
  remaining: number;
  /** When the server says that the bucket fills again. */
  resetAt: number;
}

// Proxies repeat headers, which fetch joins with commas: the lowest number is the safe one. Ten digits hold any date in seconds.
const integer = (value: string | null): number | undefined => {
  const parts = value?.split(",").map((part) => part.trim());
  return parts?.every((part) => /^\d{1,10}$/.test(part)) ? Math.min(...parts.map(Number)) : undefined;
};

/** The server's clock at the moment of an answer, in epoch milliseconds; our own when it does not say. */
export const serverNow = (headers: Headers): number => Date.parse(headers.get("date") ?? "") || Date.now();

/** `X-RateLimit-Reset` as milliseconds from now, by the server's clock. */
export const resetDelay = (headers: Headers): number | undefined => {
  const reset = integer(headers.get("x-ratelimit-reset"));
  return reset === undefined ? undefined : reset * 1000 - serverNow(headers);
};

/** What an answer says of the bucket, if it says limit and remaining. */
export const rateState = (headers: Headers): RateState | undefined => {
  const limit = integer(headers.get("x-ratelimit-limit"));
  const remaining = integer(headers.get("x-ratelimit-remaining"));
  if (!limit || remaining === undefined) return undefined;
  return { limit, remaining, resetAt: performance.now() + (resetDelay(headers) ?? 0) };
};
