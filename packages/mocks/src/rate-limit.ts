import { RATE_LIMITS } from "./keys.ts";
import type { ApiKey } from "./keys.ts";
import { Problem } from "./problem.ts";

const WINDOW = 60_000;

/** A number for every key, one for each tier, or `false` for none at all. */
export type RateLimit = number | false | { live?: number; test?: number; paid?: number };

/** The state of a key's window after a request, as its answer tells it. */
export interface RateState {
  limit: number;
  remaining: number;
  /** Unix seconds at which the oldest counted request leaves the window. */
  reset: number;
  /** Seconds to wait; only on a refusal. */
  retryAfter?: number;
}

/** Requests of the last 60 seconds, for each key. A refused request is not counted. [P] */
export class RateLimiter {
  readonly #seen = new Map<string, number[]>();

  /** Counts a request, or refuses it: then `retryAfter` is set. */
  take(key: ApiKey, rate: Exclude<RateLimit, false>, now: number): RateState {
    const limit = typeof rate === "number" ? rate : (rate[key.tier] ?? RATE_LIMITS[key.tier]);
    const seen = (this.#seen.get(key.key) ?? []).filter((at) => at > now - WINDOW && at <= now);
    const allowed = seen.length < limit;
    if (allowed) seen.push(now);
    this.#seen.set(key.key, seen);
    const frees = (seen[0] ?? now) + WINDOW;
    const state = { limit, remaining: Math.max(0, limit - seen.length), reset: Math.ceil(frees / 1000) };
    return allowed ? state : { ...state, retryAfter: Math.max(1, Math.ceil((frees - now) / 1000)) };
  }

  clear(): void {
    this.#seen.clear();
  }
}

/** The state as headers. */
export const rateHeaders = ({ limit, remaining, reset, retryAfter }: RateState): Record<string, string> => ({
  "X-RateLimit-Limit": `${limit}`,
  "X-RateLimit-Remaining": `${remaining}`,
  "X-RateLimit-Reset": `${reset}`,
  ...(retryAfter === undefined ? {} : { "Retry-After": `${retryAfter}` }),
});

/** 429. */
export const rateLimited = () => new Problem(429, "rate_limit_error", "rate_limited", "Too many requests.");
