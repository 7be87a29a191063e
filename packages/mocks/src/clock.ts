/** Where the backend reads the time: idempotency, rate limits and the nightly health run follow it, and nothing else. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** Moves forward by so many milliseconds; a negative number moves back. */
  advance(ms: number): void;
}

/** A clock for tests and stories. `start` is anything `Date` reads; the default is 2026-11-02T09:00:00Z. */
export const createClock = (start: number | string = "2026-11-02T09:00:00.000Z"): ManualClock => {
  let now = new Date(start).getTime();
  if (Number.isNaN(now)) throw new TypeError(`createClock: "${start}" is not a date`);
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
};
