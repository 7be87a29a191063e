import { isPivotalError } from "../core/errors.ts";

/** A wait for the rate limit that is longer, or that comes again and again, is given up. */
const LONGEST_WAIT_MS = 900_000;
const WAITS = 30;

/**
 * The client gives up a call whose turn under the rate limit is past its deadline. Work that nobody waits for has time: it is called
 * again when its turn may have come, at once when `signal` aborts.
 */
export async function patiently<T>(call: () => PromiseLike<T>, signal: AbortSignal): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isPivotalError(error) || error.type !== "rate_limit_error" || waits === WAITS) throw error;
      const wait = error.retryAfterMs ?? 60_000;
      if (wait > LONGEST_WAIT_MS) throw error;
      await sleep(wait, signal);
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
