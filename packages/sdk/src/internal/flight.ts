import { AbortError, RateLimitError, TimeoutError, type PivotalError } from "../core/errors.ts";
import type { Turn } from "./gate.ts";

interface Member {
  deadline: number;
  leave(error: PivotalError): void;
}

/** The longest delay that a timer takes. */
export const MAX_TIMER = 2 ** 31 - 1;

/**
 * One logical call: what stays the same over its attempts, and the callers who wait for it. Callers of one identical GET
 * share a flight; each has its own deadline and signal, and the flight ends when nobody waits any more.
 */
export class Flight<T> implements Turn {
  lane: number;
  readonly concurrency: number;
  readonly idempotencyKey: string | undefined;
  attempts = 0;
  retries = 0;
  conflicts = 0;
  rekeyed = false;
  ownKey = false;
  /** The key that the last attempt used. */
  key?: Promise<string | undefined>;
  /** When the first attempt went out. */
  sentAt?: number;
  /** Until when the last 429 closed the gate. */
  closedUntil = 0;
  result!: Promise<T>;
  go!: () => void;
  #members = new Set<Member>();
  #reason?: PivotalError;
  #stop?: (reason: PivotalError) => void;

  constructor(lane: number, concurrency: number, idempotencyKey?: string) {
    this.lane = lane;
    this.concurrency = concurrency;
    this.idempotencyKey = idempotencyKey;
  }

  /** Nobody waits any more. */
  get abandoned(): boolean {
    return !!this.#reason;
  }

  /** What every error of this call carries. */
  get details() {
    return { attempts: this.attempts, idempotencyKey: this.idempotencyKey };
  }

  /** The last moment at which anyone still waits. */
  get deadline(): number {
    return Math.max(...[...this.#members].map((member) => member.deadline));
  }

  /** Waits for the result until the deadline passes or a signal aborts. */
  join(lane: number, timeoutMs: number, signals: readonly AbortSignal[]): Promise<T> {
    this.lane = Math.min(this.lane, lane);
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        for (const signal of signals) signal.removeEventListener("abort", onAbort);
        this.#members.delete(member);
      };
      const member: Member = {
        deadline: performance.now() + timeoutMs,
        leave: (error) => {
          end();
          reject(error);
          if (!this.#members.size) this.#abandon(error);
        },
      };
      const onAbort = () => {
        const cause: unknown = signals.find(({ aborted }) => aborted)?.reason;
        member.leave(new AbortError("The call was aborted", { ...this.details, cause }));
      };
      const timer = setTimeout(() => member.leave(this.#tooLate()), Math.min(timeoutMs, MAX_TIMER));
      this.#members.add(member);
      for (const signal of signals) signal.addEventListener("abort", onAbort);
      void this.result.then(resolve, reject).finally(end);
      if (signals.some(({ aborted }) => aborted)) onAbort();
    });
  }

  /** Sends away those whose deadline is before `at`: they would wait for nothing. */
  late(at: number, error?: PivotalError): void {
    const retryAfterMs = Math.ceil(at - performance.now());
    for (const member of [...this.#members]) {
      if (member.deadline >= at) continue;
      const reason =
        error ?? new RateLimitError("The rate limit leaves no room before the deadline", this.details);
      member.leave(Object.assign(reason, { retryAfterMs }));
    }
  }

  /** Throws when nobody waits any more. Those whose deadline passed while the machine slept, and no timer ran, do not. */
  check(): void {
    const now = performance.now();
    for (const member of [...this.#members]) if (member.deadline <= now) member.leave(this.#tooLate());
    if (this.#reason) throw this.#reason;
  }

  /** Begins `work` and waits for it, or until nobody waits any more. */
  async race<R>(work: () => Promise<R>): Promise<R> {
    this.check();
    // Before the work begins: a gate that sees no room before the deadline ends the call while it enters.
    const stopped = new Promise<never>((_, reject) => (this.#stop = reject));
    return Promise.race([work(), stopped]);
  }

  /** Waits for a while, or until nobody waits any more. */
  async sleep(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.race(() => new Promise<void>((wake) => (timer = setTimeout(wake, ms))));
    } finally {
      clearTimeout(timer);
    }
  }

  #tooLate(): PivotalError {
    return new TimeoutError("No answer before the deadline", this.details);
  }

  #abandon(reason: PivotalError): void {
    this.#reason = reason;
    this.#stop?.(reason);
  }
}
