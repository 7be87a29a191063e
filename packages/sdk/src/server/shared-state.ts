/** One count of the last minute, and how high it may go. */
export interface Window {
  readonly key: string;
  readonly limit: number;
}

/** What is left of one window. */
export interface Left {
  readonly remaining: number;
  /** Until the oldest of what it counts stops counting, in milliseconds. */
  readonly resetMs: number;
}

/** What came of taking one. */
export interface Taken {
  readonly allowed: boolean;
  /** For each window, in the order in which they were given. */
  readonly left: readonly Left[];
}

/** How a subscriber is told. */
export interface Subscriber {
  hear(message: string): void;
  /** Messages may have been lost, as when a connection broke off and came back. */
  missed(): void;
}

/**
 * What the processes of one host know together: how much each user has spent, which webhooks were taken, and what was told.
 * `createMemoryState` is for one process, `createRedisState` of `@pivotal/sdk/server/redis` for several. Anything else with these five will
 * do. It may also be given to `verifyWebhook`, as `seen`. The names of keys and topics, and what is published, are the handler's own affair.
 */
export interface SharedState {
  /** Takes one out of every window, in one step, or none when one of them has none left. A window slides over the last minute. */
  take(windows: readonly Window[]): Taken | Promise<Taken>;
  /** Remembers a key for `ttlMs`, in one step. False when it is already remembered. */
  add(key: string, ttlMs: number): boolean | Promise<boolean>;
  /** Forgets a key. */
  delete(key: string): unknown;
  /** Tells every subscriber of a topic, in this process too. */
  publish(topic: string, message: string): void | Promise<void>;
  /** Hears what is published from now on, at least once each. There is no end to it. */
  subscribe(topic: string, subscriber: Subscriber): void | Promise<void>;
}
