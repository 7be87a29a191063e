import { createMemorySeen } from "../webhooks/seen-events.ts";
import type { SharedState, Subscriber, Window } from "./shared-state.ts";

const WINDOW_MS = 60_000;

/** State in this process's memory: the default of a handler, and to be given to the several handlers of one process. */
export function createMemoryState(): SharedState {
  const seen = createMemorySeen();
  const windows = new MemoryWindows();
  const topics = new Map<string, Subscriber[]>();
  return {
    take: (given) => windows.take(given),
    add: (key, ttlMs) => seen.add(key, ttlMs),
    delete: (key) => seen.delete(key),
    publish(topic, message) {
      for (const subscriber of topics.get(topic) ?? []) subscriber.hear(message);
    },
    subscribe(topic, subscriber) {
      topics.set(topic, [...(topics.get(topic) ?? []), subscriber]);
    },
  };
}

class MemoryWindows {
  readonly #counted = new Map<string, number[]>();
  #swept = 0;

  take(windows: readonly Window[]) {
    const now = performance.now();
    this.#sweep(now);
    const counted = windows.map(({ key }) => this.#since(key, now - WINDOW_MS));
    const allowed = windows.every(({ limit }, at) => (counted[at]?.length ?? 0) < limit);
    if (allowed) for (const times of counted) times.push(now);
    const left = windows.map(({ limit }, at) => ({
      remaining: Math.max(0, limit - (counted[at]?.length ?? 0)),
      resetMs: (counted[at]?.[0] ?? now) + WINDOW_MS - now,
    }));
    return { allowed, left };
  }

  #since(key: string, from: number): number[] {
    const times = (this.#counted.get(key) ?? []).filter((at) => at > from);
    this.#counted.set(key, times);
    return times;
  }

  #sweep(now: number): void {
    if (now - this.#swept < WINDOW_MS) return;
    this.#swept = now;
    for (const [key, times] of this.#counted)
      if ((times.at(-1) ?? 0) <= now - WINDOW_MS) this.#counted.delete(key);
  }
}
