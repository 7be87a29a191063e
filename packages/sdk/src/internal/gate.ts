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
 * The headers say what is free; between answers, own requests that leave the sliding window free their slots. When others
 * use the key too, or after a 429, one request goes ahead to ask.
 */
export class Gate {
  #queue: Turn[] = [];
  #running = new Map<Turn, { at: number; order: number }>();
  #order = 0;
  #seen = 0;
  #limit = 0;
  #free = Infinity;
  #resetAt = 0;
  #closedUntil = 0;
  #asking = false;
  #log: { sent: number; done: number }[] = [];
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
    if (!sent) return;
    this.#running.delete(turn);
    if (state) this.#observe(state, sent.order, now);
    if (unsent) this.#free++;
    else if (this.#limit) this.#log.push({ sent: sent.at, done: now });
    if (closeUntil !== undefined) {
      this.#closedUntil = Math.max(this.#closedUntil, closeUntil);
      if (this.#limit) this.#free = 0;
      this.#asking = true;
    } else if (status) {
      if (sent.at >= this.#closedUntil) this.#asking = false;
      if (state && state.remaining < 1) this.#closedUntil = Math.max(this.#closedUntil, this.#refillAt(now));
    }
    this.#next();
  }

  #observe({ limit, remaining, resetAt }: RateState, order: number, now: number): void {
    this.#limit = limit;
    // Whether the server has counted what is still in flight is unknown: take it off.
    const free = remaining - this.#running.size;
    // An answer to an older request may tell of a fuller bucket than the one we know.
    this.#free = order > this.#seen ? free : Math.min(this.#free, free);
    this.#seen = Math.max(this.#seen, order);
    this.#resetAt = resetAt;
    // What may have left the server's window already is in its number: it frees no slot a second time.
    while (this.#log[0] && this.#log[0].sent + WINDOW <= now) this.#log.shift();
  }

  /** When the server says that slots come back, within what a window allows. */
  #refillAt(now: number): number {
    return Math.min(Math.max(this.#resetAt, now + 1000), now + WINDOW);
  }

  #refill(now: number): void {
    while (this.#log[0] && this.#log[0].done + WINDOW <= now) {
      this.#log.shift();
      if (this.#free < this.#limit - this.#log.length - this.#running.size) this.#free++;
    }
  }

  /** When `turn` may go; Infinity when that depends on an answer that is still to come. */
  #openAt({ lane, concurrency }: Turn): number {
    const running = this.#running.size;
    if (running >= concurrency || (this.#asking && running)) return Infinity;
    const reserve = lane && Math.min(this.#limit - 1, Math.ceil(this.#limit / 10));
    if (this.#asking || !this.#limit || this.#free > reserve) return this.#closedUntil;
    if (running) return Infinity;
    const ownSlot = this.#log[0] ? this.#log[0].done + WINDOW : Infinity;
    const othersUse = this.#limit > this.#free + this.#log.length;
    return Math.max(this.#closedUntil, Math.min(ownSlot, othersUse ? this.#resetAt : Infinity));
  }

  #next(): void {
    const now = performance.now();
    this.#refill(now);
    for (let turn; (turn = this.#first());) {
      const at = this.#openAt(turn);
      if (at > now) return this.#sleep(at === Infinity ? 0 : at);
      this.leave(turn);
      this.#running.set(turn, { at: now, order: ++this.#order });
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
