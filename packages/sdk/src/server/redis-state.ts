import { ConfigError } from "../core/errors.ts";
import { inTime } from "./in-time.ts";
import { listenOn, runOn, type Listening, type RedisClient } from "./redis-client.ts";
import type { SharedState, Subscriber, Taken, Window } from "./shared-state.ts";

/** How state is kept in Redis. */
export interface RedisStateOptions {
  /** What every key and channel begins with. Default `pivotal:`. */
  prefix?: string;
  /** Longest wait for Redis, in milliseconds. Default 1,000. */
  timeoutMs?: number;
}

/** State that all processes with the same Redis share. */
export interface RedisState extends SharedState {
  /** Ends the connection that it has opened to listen. The host's own client stays as it is. */
  close(): void;
}

const WINDOW_MS = 60_000;

// The clock is Redis's own, so that the processes need not agree on the time. All keys have one hash tag, as a script in a cluster needs.
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local window = tonumber(ARGV[1])
local counts, allowed = {}, 1
for at, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window)
  counts[at] = redis.call('ZCARD', key)
  if counts[at] >= tonumber(ARGV[at + 2]) then allowed = 0 end
end
local answer = { allowed }
for at, key in ipairs(KEYS) do
  if allowed == 1 then
    redis.call('ZADD', key, now, ARGV[2])
    redis.call('PEXPIRE', key, window)
    counts[at] = counts[at] + 1
  end
  local oldest = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
  table.insert(answer, math.max(0, tonumber(ARGV[at + 2]) - counts[at]))
  table.insert(answer, (tonumber(oldest[2]) or now) + window - now)
end
return answer`;

/**
 * Shared state in Redis 5 or newer, by the host's own client of the `redis` or the `ioredis` package, which should be connected. Rejects when
 * Redis does not answer in time; the handler then does without. Throws ConfigError for options that cannot work.
 *
 * @example
 * const client = await createClient({ url: process.env.REDIS_URL, disableOfflineQueue: true }).on("error", console.error).connect();
 * const handler = createPivotalHandler({ apiKey, authorize, shared: createRedisState(client) });
 */
export function createRedisState(
  client: RedisClient,
  { prefix = "pivotal:", timeoutMs = 1_000 }: RedisStateOptions = {},
): RedisState {
  if (!(timeoutMs > 0)) throw new ConfigError("timeoutMs is a number of milliseconds, above zero");
  const run = runOn(client);
  const channels = new Channels(client, prefix);
  return {
    async take(windows) {
      const args = [WINDOW_MS, crypto.randomUUID(), ...windows.map(({ limit }) => limit)].map(String);
      const keys = windows.map(({ key }) => `${prefix}{windows}:${key}`);
      const answer = await inTime(run(["EVAL", TAKE, String(keys.length), ...keys, ...args]), timeoutMs);
      return readTaken(answer, windows);
    },
    async add(key, ttlMs) {
      const ttl = String(Math.max(1, Math.ceil(ttlMs)));
      const added = run(["SET", prefix + key, "1", "PX", ttl, "NX"]).then((answer) => answer !== null);
      try {
        return await inTime(added, timeoutMs);
      } catch (error) {
        // Whoever asked was told that it failed, and will ask again: what is remembered late would refuse them.
        added.then((isOurs) => isOurs && run(["DEL", prefix + key])).catch(() => undefined);
        throw error;
      }
    },
    delete: (key) => inTime(run(["DEL", prefix + key]), timeoutMs),
    async publish(topic, message) {
      await inTime(run(["PUBLISH", prefix + topic, message]), timeoutMs);
    },
    subscribe: (topic, subscriber) => channels.subscribe(topic, subscriber),
    close: () => channels.close(),
  };
}

function readTaken(answer: unknown, windows: readonly Window[]): Taken {
  const [allowed, ...numbers] = (answer as unknown[]).map(Number);
  const left = windows.map((_, at) => ({
    remaining: numbers[at * 2] ?? NaN,
    resetMs: numbers[at * 2 + 1] ?? NaN,
  }));
  return { allowed: allowed === 1, left };
}

/** What is heard, over one connection for all topics. */
class Channels {
  readonly #client: RedisClient;
  readonly #prefix: string;
  readonly #subscribers = new Map<string, Subscriber[]>();
  #listening: Promise<Listening> | undefined;

  constructor(client: RedisClient, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  async subscribe(topic: string, subscriber: Subscriber): Promise<void> {
    const channel = this.#prefix + topic;
    const listening = await this.#listen();
    const others = this.#subscribers.get(channel);
    this.#subscribers.set(channel, [...(others ?? []), subscriber]);
    if (others) return;
    try {
      await listening.subscribe(channel);
    } catch (error) {
      this.#subscribers.delete(channel);
      throw error;
    }
  }

  close(): void {
    // It may have failed to open, which whoever subscribed was told.
    this.#listening?.then(({ end }) => end()).catch(() => undefined);
    this.#listening = undefined;
    this.#subscribers.clear();
  }

  #listen(): Promise<Listening> {
    const hear = (channel: string, message: string) => {
      for (const subscriber of this.#subscribers.get(channel) ?? []) subscriber.hear(message);
    };
    const again = () => {
      for (const subscriber of [...this.#subscribers.values()].flat()) subscriber.missed();
    };
    this.#listening ??= listenOn(this.#client, hear, again).catch((error: unknown) => {
      this.#listening = undefined;
      throw error;
    });
    return this.#listening;
  }
}
