/** What is left to a user after asking for one more request to the service. */
export interface BudgetState {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Until the oldest request stops counting, in milliseconds. */
  readonly resetMs: number;
}

/** Counts what each user spends. Several processes that share a key share one of these; the default counts in this process alone. */
export interface Budget {
  /** Takes one request out of `limit` a minute for this user, if one is left. */
  take(user: string, limit: number): BudgetState | Promise<BudgetState>;
}

const WINDOW_MS = 60_000;

/** A sliding window of a minute for each user, in memory. */
export function createMemoryBudget(): Budget {
  const spent = new Map<string, number[]>();
  let swept = 0;

  const sweep = (now: number) => {
    if (now - swept < WINDOW_MS) return;
    swept = now;
    for (const [user, times] of spent) if ((times.at(-1) ?? 0) <= now - WINDOW_MS) spent.delete(user);
  };

  return {
    take(user, limit) {
      const now = performance.now();
      sweep(now);
      const times = (spent.get(user) ?? []).filter((at) => at > now - WINDOW_MS);
      const allowed = times.length < limit;
      if (allowed) times.push(now);
      spent.set(user, times);
      return {
        allowed,
        remaining: Math.max(0, limit - times.length),
        resetMs: (times[0] ?? now) + WINDOW_MS - now,
      };
    },
  };
}
