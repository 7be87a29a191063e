import { inTime } from "./in-time.ts";
import { createMemoryState } from "./memory-state.ts";
import type { SharedState, Taken, Window } from "./shared-state.ts";

/** Longest that a request waits for it. */
const PATIENCE_MS = 500;
/** How long it is left alone after it has failed, so that not every request waits in vain. */
const PAUSE_MS = 5_000;
/** Longest that a webhook waits for it: its delivery can be made again. */
const PUBLISH_MS = 5_000;

/**
 * A host's shared state, as the handler dares use it. While it fails or hangs, budgets are counted in this process alone, on top of what this
 * process has already let through: a user may then have one budget for each process, and the key's own limit is kept as always.
 * @param alert called when it begins to fail; not again until it has answered once.
 */
export function guardState(given: SharedState, alert: (message: string) => void): SharedState {
  const own = createMemoryState();
  let isFailing = false;
  let pausedUntil = 0;

  const failed = (error: unknown) => {
    pausedUntil = performance.now() + PAUSE_MS;
    if (!isFailing)
      alert(
        `The shared state fails with ${error instanceof Error ? error.name : typeof error}: each process counts budgets for itself.`,
      );
    isFailing = true;
  };

  return {
    async take(windows) {
      if (performance.now() >= pausedUntil) {
        try {
          const taken = checked(await inTime(given.take(windows), PATIENCE_MS), windows);
          isFailing = false;
          if (!taken.allowed) return taken;
          // What was spent here while it was away it does not know of.
          const here = await own.take(windows);
          return here.allowed ? taken : here;
        } catch (error) {
          failed(error);
        }
      }
      return await own.take(windows);
    },
    add: (key, ttlMs) => given.add(key, ttlMs),
    delete: (key) => given.delete(key),
    publish: (topic, message) => inTime(given.publish(topic, message), PUBLISH_MS),
    subscribe: (topic, subscriber) => given.subscribe(topic, subscriber),
  };
}

/** An answer that is none must not open the gates. */
function checked(taken: Taken, windows: readonly Window[]): Taken {
  const isTaken =
    typeof taken?.allowed === "boolean" &&
    taken.left?.length === windows.length &&
    taken.left.every(({ remaining, resetMs }) => Number.isFinite(remaining) && Number.isFinite(resetMs));
  if (!isTaken) throw new TypeError("take answered with something else");
  return taken;
}
