import { isPivotalError } from "../core/errors.ts";
import type { ApiResult, Call, Requester } from "../core/options.ts";
import { takeBudget, type BudgetState } from "./budget.ts";
import { isKeyRefused } from "./failure.ts";
import { Refusal } from "./refusal.ts";
import { SharedReads } from "./shared-reads.ts";
import type { SharedState } from "./shared-state.ts";
import { Turns } from "./turns.ts";

/** Requests on their way to the service at once: of one user, and of all. */
export const TURNS = { each: 4, all: 8 };
/** What a key may spend in a minute, as long as it has not been told: the smallest live key's limit. */
const CAUTIOUS_LIMIT = 60;

interface UpstreamOptions {
  readonly transport: Requester;
  readonly shared: Pick<SharedState, "take">;
  /** Requests a minute for each user; half of the key's own limit when absent. */
  readonly perMinute: number | undefined;
  readonly timeoutMs: number;
  /** Called when the service starts to refuse the key; not again until it has taken it once. */
  readonly onKeyRefused: () => void;
}

interface Spender {
  readonly user: string;
  /** Tells the user's rights: only who has the same is answered by the same request. */
  readonly rights: string;
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
  readonly #reads = new SharedReads<ApiResult<unknown>>(this.#turns);
  #keyLimit = CAUTIOUS_LIMIT;
  #keyRefused = false;

  constructor(options: UpstreamOptions) {
    this.#options = options;
  }

  /** What is asked for from now on must not be answered by what is under way: something has changed. */
  outdate(): void {
    this.#reads.outdate();
  }

  /** The service for one request of a user. It ends with `signal`, and all that it makes be sent is charged to that user. */
  for({ user, rights, budget, signal }: Spender): UserUpstream {
    const { timeoutMs, perMinute, shared, transport } = this.#options;
    const each = budget ?? perMinute ?? Math.max(1, Math.floor(this.#keyLimit / 2));
    const deadline = performance.now() + timeoutMs;
    let left: BudgetState | undefined;
    const pay = async () => {
      left = await takeBudget(shared, user, { each, all: this.#keyLimit });
      if (!left.allowed) throw spent(left);
    };
    return {
      request: <T>(call: Call<T>) => {
        if (call.method !== "GET") return this.#write({ ...call, signal }, { user, deadline, pay });
        const key = JSON.stringify([rights, call.path, call.query]);
        const read = (all: AbortSignal) => this.#send({ ...call, signal: all, timeoutMs, alone: true });
        // Nobody asks the handler's own upstream for a shape: what comes is as the service sent it.
        return this.#reads.run(key, { user, signal, deadline, pay }, read) as Promise<ApiResult<T>>;
      },
      drift: (info) => transport.drift(info),
      rateHeaders: () => (left ? describe(each, left) : {}),
    };
  }

  async #write<T>(
    call: Call<T> & { signal: AbortSignal },
    { user, deadline, pay }: { user: string; deadline: number; pay: () => Promise<void> },
  ): Promise<ApiResult<T>> {
    return await this.#turns.run(user, call.signal, async () => {
      await pay();
      try {
        return await this.#send({ ...call, timeoutMs: Math.max(1, deadline - performance.now()) });
      } finally {
        // However it ended, it may have been made.
        this.outdate();
      }
    });
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
