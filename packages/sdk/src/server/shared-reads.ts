import { TimeoutError } from "../core/errors.ts";
import type { Turns } from "./turns.ts";

/** Who wants to read, and for how long. */
export interface Reader {
  readonly user: string;
  /** Gives up waiting. */
  readonly signal: AbortSignal;
  /** The end of waiting, by `performance.now()`. */
  readonly deadline: number;
  /** Takes the request out of this user's budget. Throws when there is none left. */
  pay(): Promise<void>;
}

/** One request to the service, until it ends when nobody waits for it any more. */
type Read<T> = (signal: AbortSignal) => Promise<T>;

/** What all who wait for one read are told: its result, or that whoever was to begin it could not. */
type Outcome<T> = { readonly result: T } | "not begun";

/**
 * Makes one request of identical reads that are under way at the same time. Each waits for a turn of its own user, so that nobody waits behind
 * another's queue; whose turn comes first pays and asks for all. Nothing is kept: an answer is for those who were waiting when it came.
 */
export class SharedReads<T> {
  readonly #turns: Turns;
  readonly #flights = new Map<string, Flight<T>>();

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  /** What is asked for from now on is not answered by what was under way before: a write has changed what there is to read. */
  outdate(): void {
    this.#flights.clear();
  }

  /** Reads, or joins who reads the same: `key` tells everything that the answer depends on, the reader's rights among it. */
  async run(key: string, reader: Reader, read: Read<T>): Promise<T> {
    for (;;) {
      const flight = this.#flights.get(key) ?? this.#open(key);
      const outcome = await flight.join(reader, () => this.#begin(flight, reader, read));
      if (outcome !== "not begun") return outcome.result;
    }
  }

  #open(key: string): Flight<T> {
    const flight = new Flight<T>(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    this.#flights.set(key, flight);
    return flight;
  }

  /** Waits for the reader's turn, or until another's has come first. Throws what keeps this reader from asking. */
  async #begin(flight: Flight<T>, { user, signal, pay }: Reader, read: Read<T>): Promise<void> {
    let leave: () => void;
    try {
      leave = await this.#turns.enter(user, AbortSignal.any([signal, flight.begun]));
    } catch (error) {
      if (signal.aborted) throw error;
      return;
    }
    if (flight.begun.aborted || flight.left.aborted) return leave();
    flight.begin();
    try {
      await pay();
    } catch (error) {
      leave();
      // The others have budgets of their own.
      flight.end("not begun");
      throw error;
    }
    read(flight.left)
      .then(
        (result) => flight.end({ result }),
        (error: unknown) => flight.fail(error),
      )
      .finally(leave);
  }
}

class Flight<T> {
  readonly #begun = new AbortController();
  readonly #left = new AbortController();
  readonly #ended: () => void;
  readonly #outcome: Promise<Outcome<T>>;
  #resolve!: (outcome: Outcome<T>) => void;
  #reject!: (error: unknown) => void;
  #waiting = 0;

  /** @param ended called when there is nothing to join any more. */
  constructor(ended: () => void) {
    this.#ended = ended;
    this.#outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever waits is told; when nobody does, nothing is lost.
    this.#outcome.catch(() => undefined);
  }

  /** Somebody asks. */
  get begun(): AbortSignal {
    return this.#begun.signal;
  }

  /** Nobody waits any more. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  begin(): void {
    this.#begun.abort();
  }

  end(outcome: Outcome<T>): void {
    this.#ended();
    this.#resolve(outcome);
  }

  fail(error: unknown): void {
    this.#ended();
    this.#reject(error);
  }

  /** Waits for the outcome as long as this reader will. `begin` is tried meanwhile; it fails for this reader alone. */
  async join({ signal, deadline }: Reader, begin: () => Promise<void>): Promise<Outcome<T>> {
    this.#waiting += 1;
    let stop = () => {};
    const given = new Promise<never>((_, reject) => {
      const giveUp = () => reject(signal.reason as Error);
      const late = () => reject(new TimeoutError("No answer before the deadline"));
      const timer = setTimeout(late, Math.max(1, deadline - performance.now()));
      stop = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
      };
      signal.addEventListener("abort", giveUp, { once: true });
      if (signal.aborted) giveUp();
    });
    try {
      const own = this.begun.aborted ? Promise.resolve() : begin();
      const outcome = Promise.race([this.#outcome, given]);
      await Promise.race([outcome, own]);
      const result = await outcome;
      if (result === "not begun") await own;
      return result;
    } finally {
      stop();
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#leave();
    }
  }

  #leave(): void {
    this.#left.abort(new DOMException("Nobody waits for it any more.", "AbortError"));
    this.#ended();
  }
}
