/** How many requests of one user, and of all together, are on their way to the service at once. */
interface TurnLimits {
  readonly each: number;
  readonly all: number;
}

interface Waiting {
  readonly user: string;
  readonly start: () => void;
}

/** Lets users take turns: whoever has the fewest requests under way goes next, so that a long queue of one delays no other. */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #running = new Map<string, number>();
  #waiting: Waiting[] = [];

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** Runs `work` when it is this user's turn. While it waits, `signal` takes it out of the queue. */
  async run<T>(user: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(user, signal);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Waits for this user's turn and gives what ends it. While it waits, `signal` takes it out of the queue. */
  enter(user: string, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        user,
        start: () => {
          signal.removeEventListener("abort", leave);
          resolve(() => this.#end(user));
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  #end(user: string): void {
    this.#count(user, -1);
    this.#next();
  }

  #next(): void {
    const underWay = [...this.#running.values()].reduce((sum, count) => sum + count, 0);
    if (underWay >= this.#limits.all) return;
    const first = this.#waiting
      .filter(({ user }) => this.#of(user) < this.#limits.each)
      .sort((a, b) => this.#of(a.user) - this.#of(b.user))[0];
    if (!first) return;
    this.#waiting = this.#waiting.filter((other) => other !== first);
    this.#count(first.user, 1);
    first.start();
    this.#next();
  }

  #of(user: string): number {
    return this.#running.get(user) ?? 0;
  }

  #count(user: string, change: number): void {
    const count = this.#of(user) + change;
    if (count === 0) this.#running.delete(user);
    else this.#running.set(user, count);
  }
}
