import { conflict } from "./problem.ts";

const KEPT_FOR = 24 * 3_600_000;

/** An answer that can be given again, byte for byte. */
export interface KeptAnswer {
  status: number;
  body: string;
}
interface Entry {
  at: number;
  request: string;
  answer: KeptAnswer | undefined;
}

/** First answers by workspace, endpoint and key; only successes stay, and they stay 24 hours. [P] */
export class IdempotencyStore {
  readonly #entries = new Map<string, Entry>();

  /**
   * The first answer when there is one; otherwise marks the key as running and returns nothing. Throws
   * `idempotency_mismatch` for another body and `idempotency_in_flight` while the first request is still running.
   */
  begin(scope: string, body: string, now: number): KeptAnswer | undefined {
    this.#forgetOld(now);
    const entry = this.#entries.get(scope);
    if (!entry) {
      this.#entries.set(scope, { at: now, request: body, answer: undefined });
      return undefined;
    }
    if (entry.request !== body) {
      throw conflict("idempotency_mismatch", "This idempotency key was used with another body.");
    }
    if (!entry.answer) {
      throw conflict(
        "idempotency_in_flight",
        "The first request with this idempotency key is still running.",
      );
    }
    return entry.answer;
  }

  /** Keeps a success; forgets a failure, so that the key can be tried again. */
  finish(scope: string, answer: KeptAnswer): void {
    const entry = this.#entries.get(scope);
    if (!entry) return;
    if (answer.status < 300) entry.answer = answer;
    else this.#entries.delete(scope);
  }

  /** Finished entries, to be saved. */
  *dump(): Generator<[scope: string, entry: Entry]> {
    for (const pair of this.#entries) if (pair[1].answer) yield pair;
  }

  load(scope: string, entry: Entry): void {
    this.#entries.set(scope, entry);
  }

  clear(): void {
    this.#entries.clear();
  }

  #forgetOld(now: number): void {
    for (const [scope, { at }] of this.#entries) {
      if (now - at < KEPT_FOR) break;
      this.#entries.delete(scope);
    }
  }
}
