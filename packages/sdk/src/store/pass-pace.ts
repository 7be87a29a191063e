import type { PivotalError } from "../core/errors.ts";

/** Between the end of a pass and the next, at the least. */
const PASS_EVERY_MS = 300_000;
/** A pass takes at most this part of the time, so that a slow key is not used up by looking again. */
const PASS_SHARE = 4;
/** What is this young need not be looked at again because a person came back. */
const FRESH_MS = 30_000;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 300_000;

/** When to look at everything again. Counts on the clock that nobody sets, so that a page whose date jumps goes on as before. */
export class PassPace {
  #passedAt: number | undefined;
  #dueAt = 0;
  #failures = 0;

  /** Milliseconds since the last whole pass began; undefined before one has ended. */
  get age(): number | undefined {
    return this.#passedAt === undefined ? undefined : performance.now() - this.#passedAt;
  }

  get isFresh(): boolean {
    return this.age !== undefined && this.age < FRESH_MS;
  }

  /** Milliseconds to the next pass or try. */
  get dueIn(): number {
    return Math.max(0, this.#dueAt - performance.now());
  }

  /** A pass has ended. `isOld`: it began long ago, with what was kept, so that the next follows soon. */
  passed(begun: number, isOld: boolean): void {
    const now = performance.now();
    this.#passedAt = begun;
    this.#dueAt = now + (isOld ? FIRST_WAIT_MS : Math.max(PASS_EVERY_MS, (now - begun) * PASS_SHARE));
  }

  failed({ retryAfterMs = 0 }: PivotalError): void {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
    this.#dueAt = performance.now() + Math.max(retryAfterMs, wait);
  }

  /** Nothing is wrong any more, or someone wants to know right now. */
  recover(): void {
    this.#failures = 0;
  }

  /** Takes over from another tab. */
  follow({ age, dueIn }: { readonly age: number | undefined; readonly dueIn: number }): void {
    const now = performance.now();
    this.#passedAt = age === undefined ? undefined : now - age;
    this.#dueAt = now + dueIn;
  }

  reset(): void {
    this.#passedAt = undefined;
    this.#dueAt = this.#failures = 0;
  }
}
