/** Remembers which events were taken. Several processes that take the same webhooks share one of these. */
export interface SeenEvents {
  /** Remembers an event for `ttlMs`, in one step. False when it is already remembered. */
  add(id: string, ttlMs: number): boolean | Promise<boolean>;
  /** Forgets it, so that the service's next delivery of it is taken: for events whose handling failed. */
  delete(id: string): unknown;
}

/** Remembers in this process's memory the last `limit` events, 10,000 by default. */
export function createMemorySeen(limit = 10_000): SeenEvents {
  const until = new Map<string, number>();
  return {
    add(id, ttlMs) {
      const now = performance.now();
      if ((until.get(id) ?? 0) > now) return false;
      until.delete(id);
      until.set(id, now + ttlMs);
      for (const [oldest, end] of until) {
        if (end > now && until.size <= limit) break;
        until.delete(oldest);
      }
      return true;
    },
    delete: (id) => until.delete(id),
  };
}
