import type { Clock } from "./clock.ts";
import type { Drift } from "./drift.ts";
import type { Fault } from "./faults.ts";
import type { Level } from "./levels.ts";
import type { RateLimit } from "./rate-limit.ts";

/** Milliseconds before each answer. */
export type Latency = number | { min: number; max: number };

/** What a backend refuses beyond what the contract makes it refuse. */
export interface Strict {
  /** 400 on a query key that no level of the route knows. Default true. */
  query?: boolean;
  /** 400 on a POST without `Idempotency-Key`. Default false. */
  idempotencyKey?: boolean;
}

/** How a backend starts. All of it but the seed can be changed while it runs. */
export interface BackendOptions {
  /** The same seed, number of customers and `now` give the same rows, everywhere. Default 1. */
  seed?: number;
  /** How many customers the seed makes. 100,000 are ready in well under a second. Default 50. */
  customers?: number;
  /** What the server offers: [P], [P] and [D], or everything. Default `"full"`. */
  level?: Level;
  /** Default: the machine's clock. */
  clock?: Clock;
  /** The moment up to which seeded history reaches. Default: the last midnight (UTC) of the clock. */
  now?: number | string;
  /** Default 0. */
  latency?: Latency;
  /** Requests a minute for each key; `false` for no limit and no headers. Default: the contract's 60 live, 30 test, 600 paid. */
  rateLimit?: RateLimit;
  faults?: Fault[];
  drift?: Drift;
  strict?: Strict;
  /** A path at which the backend stands in for a host's own handler: no key, `X-Pivotal-Client` required. Default `"/api/pivotal"`. */
  mount?: string;
}

/** What can be changed while a backend runs; each request reads it anew. */
export interface Settings {
  level: Level;
  latency: Latency;
  rateLimit: RateLimit;
  drift: Drift;
  strict: Strict;
  faults: Fault[];
}

/** The settings that options ask for. */
export const settingsOf = (options: BackendOptions): Settings => ({
  level: options.level ?? "full",
  latency: options.latency ?? 0,
  rateLimit: options.rateLimit ?? {},
  drift: { ...options.drift },
  strict: { ...options.strict },
  faults: [...(options.faults ?? [])],
});
