import { isPivotalError } from "../core/errors.ts";
import type { ApiResult, Call, Requester } from "../core/options.ts";
import type { Budget, BudgetState } from "./budget.ts";
import { isKeyRefused } from "./failure.ts";
import { Refusal } from "./refusal.ts";
import { Turns } from "./turns.ts";

/** Requests on their way to the service at once: of one user, and of all. */
export const TURNS = { each: 4, all: 8 };
/** What a user may spend while the key's own limit is not known yet: half of the smallest live key's. */
const CAUTIOUS_BUDGET = 30;

interface UpstreamOptions {
  readonly transport: Requester;
  readonly budget: Budget;
  /** Requests a minute for each user; half of the key's own limit when absent. */
  readonly perMinute: number | undefined;
  readonly timeoutMs: number;
  /** Called when the service starts to refuse the key; not again until it has taken it once. */
  readonly onKeyRefused: () => void;
}

interface Spender {
  readonly user: string;
  readonly budget: number | undefined;
  readonly signal: AbortSignal;
}

/** The service, as one request of one user may use it. */
export interface UserUpstream extends Requester {
  /** What the browser is told of its budget. */
  rateHeaders(): Record<string, string>;
}

/** The service behind the handler: shared fairly among its users, each within a budget. */
export class Upstream {
  readonly #options: UpstreamOptions;
  readonly #turns = new Turns(TURNS);
  #keyLimit: number | undefined;
  #keyRefused = false;

  constructor(options: UpstreamOptions) {
    this.#options = options;
  }

  /** The service for one request of a user. It ends with `signal`, and all it sends is charged to that user. */
  for({ user, budget, signal }: Spender): UserUpstream {
    const limit =
      budget ??
      this.#options.perMinute ??
      Math.max(1, Math.floor((this.#keyLimit ?? CAUTIOUS_BUDGET * 2) / 2));
    const deadline = performance.now() + this.#options.timeoutMs;
    let left: BudgetState | undefined;
    return {
      request: (call) =>
        this.#turns.run(user, signal, async () => {
          left = await this.#options.budget.take(user, limit);
          if (!left.allowed) throw spent(left);
          return await this.#send({ ...call, signal, timeoutMs: Math.max(1, deadline - performance.now()) });
        }),
      drift: (info) => this.#options.transport.drift(info),
      rateHeaders: () => (left ? describe(limit, left) : {}),
    };
  }

  async #send<T>(call: Call<T>): Promise<ApiResult<T>> {
    try {
      // The browser's own client tries again; doing so here too would multiply the requests.
      const result = await this.#options.transport.request({ ...call, maxRetries: 0 });
      this.#keyLimit = result.response.rateLimit?.limit ?? this.#keyLimit;
      this.#keyRefused = false;
      return result;
    } catch (error) {
      if (isPivotalError(error) && isKeyRefused(error) && !this.#keyRefused) {
        this.#keyRefused = true;
        this.#options.onKeyRefused();
      }
      throw error;
    }
  }
}

const spent = (left: BudgetState) =>
  new Refusal(429, "rate_limited", "You have asked for much in the last minute. Wait a little and go on.", {
    retryAfterMs: left.resetMs,
  });

const describe = (limit: number, { remaining, resetMs }: BudgetState): Record<string, string> => ({
  "x-ratelimit-limit": String(limit),
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": String(Math.ceil((Date.now() + resetMs) / 1000)),
});
