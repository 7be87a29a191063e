import type { RateState } from "./rate-headers.ts";

/** A request that waits for its turn. */
export interface Turn {
  /** 0 goes first; the others leave a reserve. */
  lane: number;
  readonly concurrency: number;
  /** The turn has come. */
  go(): void;
  /** The turn cannot come before `at`. */
  late(at: number): void;
}

/** What a turn brought. */
export interface Outcome {
  /** Absent when no answer came. */
  status?: number;
  state?: RateState;
  /** The server certainly saw nothing. */
  unsent?: boolean;
  /** After a 429: nobody goes before. */
  closeUntil?: number;
}

// The service counts requests a minute: a slot is free again a minute after its request was counted. [P]
const WINDOW = 60_000;
const MAX_TIMER = 2 ** 31 - 1;

/**
 * Lets the requests of one key through: a few at a time, people first, never more than the server's window has free.
 * The headers say what is free; between answers, own requests that leave the sliding window free their slots. When the bucket
 * was to fill again, and after a 429, one request goes ahead to ask.
 */
export class Gate {
  #queue: Turn[] = [];
  #running = new Map<Turn, number>();
  #limit = 0;
  #free = Infinity;
  #resetAt = 0;
  #sharedUntil = 0;
  #closedUntil = 0;
  #asking = false;
  /** Requests that the server counted in the last minute, in the order of their answers. */
  #log: { sent: number; done: number; remaining: number }[] = [];
  #wakeAt = 0;
  #timer?: ReturnType<typeof setTimeout>;

  /** Queues a turn. One that was sent before goes before those that were not. */
  enter(turn: Turn, again: boolean): void {
    this.#queue[again ? "unshift" : "push"](turn);
    this.#next();
    const ahead = again ? 0 : this.#queue.filter(({ lane }) => lane <= turn.lane).length - 1;
    if (this.#wakeAt && this.#queue.includes(turn)) this.#tell(turn, ahead);
  }

  /** Gives up a turn that has not come. */
  leave(turn: Turn): void {
    const index = this.#queue.indexOf(turn);
    if (index >= 0) this.#queue.splice(index, 1);
    if (!this.#queue.length) this.#sleep(0);
  }

  /** Ends a turn that had come. */
  done(turn: Turn, { status, state, unsent, closeUntil }: Outcome): void {
    const now = performance.now();
    const sent = this.#running.get(turn);
    if (sent === undefined) return;
    this.#running.delete(turn);
    this.#limit = state?.limit ?? this.#limit;
    if (unsent) this.#free++;
    else if (this.#limit && closeUntil === undefined) {
      this.#log.push({ sent, done: now, remaining: state?.remaining ?? Infinity });
    }
    if (state) this.#observe(state, sent, now);
    if (closeUntil !== undefined) {
      this.#closedUntil = Math.max(this.#closedUntil, closeUntil);
      if (this.#limit) this.#free = 0;
      this.#asking = true;
    } else if (status && sent >= this.#closedUntil) this.#asking = false;
    this.#next();
  }

  #observe({ limit, remaining, resetAt }: RateState, sent: number, now: number): void {
    // Answers overtake each other: of those that were on their way together, the lowest number is the newest.
    const together = this.#log.slice(this.#log.findLastIndex(({ done }) => done <= sent) + 1);
    const lowest = Math.min(remaining, ...together.map((one) => one.remaining));
    // Whether the server has counted what is still in flight is unknown: take it off.
    this.#free = lowest - this.#running.size;
    this.#resetAt = Math.max(resetAt, now + 1000);
    // What may have left the server's window already is in its number: it frees no slot a second time.
    while (this.#log[0] && this.#log[0].sent + WINDOW <= now) this.#log.shift();
    if (limit - remaining - this.#own > limit / 20) this.#sharedUntil = now + 5 * WINDOW;
  }

  /** Requests of ours that the server may count now. */
  get #own(): number {
    return this.#log.length + this.#running.size;
  }

  #refill(now: number): void {
    while (this.#log[0] && this.#log[0].done + WINDOW <= now) {
      this.#log.shift();
      if (this.#free < this.#limit - this.#own) this.#free++;
    }
  }

  /** When `turn` may go; Infinity when that depends on an answer that is still to come. */
  #openAt({ lane, concurrency }: Turn): number {
    const running = this.#running.size;
    if (running >= concurrency || (this.#asking && running)) return Infinity;
    const forPeople = lane && Math.ceil(this.#limit / 10);
    // Another process with this key: who has much leaves some, so that who has little gets on.
    const forOthers = this.#sharedUntil > performance.now() ? Math.floor(this.#own / 20) : 0;
    if (this.#asking || !this.#limit || this.#free > forPeople + forOthers) return this.#closedUntil;
    if (running) return Infinity;
    const ownSlot = this.#log[0] ? this.#log[0].done + WINDOW : Infinity;
    const at = this.#free > 0 && this.#log[0] ? ownSlot : Math.min(ownSlot, this.#resetAt);
    return Math.max(this.#closedUntil, at);
  }

  #next(): void {
    const now = performance.now();
    this.#refill(now);
    for (let turn; (turn = this.#first());) {
      const at = this.#openAt(turn);
      if (at > now) return this.#sleep(at === Infinity ? 0 : at);
      this.leave(turn);
      this.#running.set(turn, now);
      this.#free--;
      turn.go();
    }
  }

  #first(): Turn | undefined {
    let first: Turn | undefined;
    for (const turn of this.#queue) {
      if (turn.lane === 0) return turn;
      if (!first || turn.lane < first.lane) first = turn;
    }
    return first;
  }

  #sleep(at: number): void {
    if (at === this.#wakeAt) return;
    this.#wakeAt = at;
    clearTimeout(this.#timer);
    if (!at) return;
    this.#timer = setTimeout(
      () => {
        this.#wakeAt = 0;
        this.#next();
      },
      Math.min(at - performance.now(), MAX_TIMER),
    );
    [...this.#queue].sort((a, b) => a.lane - b.lane).forEach((turn, ahead) => this.#tell(turn, ahead));
  }

  /** A window lets no more than its limit through, so that a long queue needs more windows. */
  #tell(turn: Turn, ahead: number): void {
    turn.late(this.#wakeAt + (this.#limit && Math.floor(ahead / this.#limit) * WINDOW));
  }
}
