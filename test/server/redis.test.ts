import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import fc from "fast-check";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { createMemoryState, type PivotalHandlerOptions, type Window } from "@pivotal/sdk/server";
import { createRedisState, type RedisClient, type RedisState } from "@pivotal/sdk/server/redis";
import { signWebhook, verifyWebhook, type WebhookEvent } from "@pivotal/sdk/webhooks";
import { customer } from "../support/records.ts";
import { missing, startRedis, type RedisServer } from "../support/redis.ts";
import { eventLike } from "../webhooks/delivered.ts";
import { ask } from "./ask.ts";
import { follow } from "./followed.ts";
import { openTestSite, type TestSite } from "./site.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const byCookie = {
  authorize: (request: Request) => ({
    allow: true as const,
    user: request.headers.get("cookie") ?? "nobody",
  }),
};
const row = customer({ id: "cus_2", display_id: 2, name: "Aurora Outfitters" });
const updated = (id: string) =>
  eventLike({
    id,
    type: "customer.updated",
    data: { object: row, previous_attributes: null },
  }) as WebhookEvent;

let server: RedisServer;
let opened: (() => unknown)[] = [];

/** As a host connects: its own client, which does not queue what it cannot send. */
const clients: Record<string, () => Promise<RedisClient>> = {
  async redis() {
    const client = createClient({
      url: server.url,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: 20 },
    });
    // What Redis says while it is away is not of interest here; the handler's alerts are.
    client.on("error", () => {});
    opened.push(() => client.destroy());
    await client.connect();
    return client;
  },
  async ioredis() {
    const client = new Redis(server.url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => 20,
      lazyConnect: true,
    });
    client.on("error", () => {});
    opened.push(() => client.disconnect());
    await client.connect();
    return client;
  },
};

/** Tests that say so where there is no Redis. */
const test = (name: string, run: () => Promise<void>): void =>
  void it(name, missing === undefined ? { timeout: 30_000 } : { skip: missing }, run);

const stateOf = async (client: RedisClient, options = {}): Promise<RedisState> => {
  const state = createRedisState(client, options);
  opened.push(() => state.close());
  return state;
};

before(async () => {
  if (missing === undefined) server = await startRedis();
});
afterEach(async () => {
  for (const close of opened.reverse()) await close();
  opened = [];
});
after(async () => {
  if (missing === undefined) await server.kill();
});

for (const [name, connect] of Object.entries(clients)) {
  /** Two processes of one host, as far as they know of each other: each with a connection of its own. */
  const twoSites = async (options: Partial<PivotalHandlerOptions> = {}): Promise<[TestSite, TestSite]> => {
    const open = async () => {
      const site = await openTestSite({ ...byCookie, shared: await stateOf(await connect()), ...options });
      opened.push(() => site.upstream.close());
      return site;
    };
    return [await open(), await open()];
  };
  const asks = ({ handler }: TestSite, cookie: string, times: number) =>
    Promise.all(
      Array.from({ length: times }, (_, at) => ask(handler, `/customers/${at + 1}`, { headers: { cookie } })),
    );
  const served = (answers: { status: number }[]) => answers.filter(({ status }) => status !== 429).length;

  describe(`two instances over Redis, by ${name}`, () => {
    test("never let a user spend more than one budget, and spend nothing of another's", async () => {
      const [one, other] = await twoSites({ budget: 20 });
      const greedy = await Promise.all([asks(one, "ana", 30), asks(other, "ana", 30)]);
      assert.equal(served(greedy.flat()), 20);
      assert.equal(one.upstream.requests.length + other.upstream.requests.length, 20);
      const modest = await Promise.all([asks(one, "ben", 2), asks(other, "ben", 2)]);
      assert.equal(served(modest.flat()), 4);
      const [last] = await asks(other, "ben", 1);
      assert.equal(last?.headers.get("x-ratelimit-remaining"), "15");
      assert.deepEqual([...one.alerts, ...other.alerts], []);
    });

    test("tell the browsers of both what one was told, and each once", async () => {
      const [one, other] = await twoSites();
      const pages = [await follow(one.handler), await follow(other.handler)];
      await one.handler.events.publish(updated("evt_1"));
      await other.handler.events.publish(updated("evt_1"));
      await other.handler.events.publish(updated("evt_2"));
      for (const page of pages) {
        assert.deepEqual([await page.next(), await page.next()], [{ customer: row }, { customer: row }]);
        assert.equal(page.at, "evt_2");
        page.leave();
      }
    });

    test("refuse at one the webhook that the other has taken", async () => {
      const [one, other] = [await stateOf(await connect()), await stateOf(await connect())];
      const delivery = async () =>
        new Request("https://desk.example/hooks", {
          method: "POST",
          ...(await signWebhook(updated(`evt_of_${name}`), SECRET)),
        });
      const event = await verifyWebhook(await delivery(), SECRET, { seen: one });
      await assert.rejects(verifyWebhook(await delivery(), SECRET, { seen: other }), { code: "replayed" });
      await one.delete(event.id);
      assert.equal((await verifyWebhook(await delivery(), SECRET, { seen: other })).id, event.id);
    });

    test("of two workspaces on one Redis know nothing of each other", async () => {
      const [one] = await twoSites({ budget: 2 });
      const [stranger] = await twoSites({ budget: 2, apiKey: "pivotal_Other000000000000000000" });
      const page = await follow(stranger.handler);
      assert.equal(served(await asks(one, "cleo", 3)), 2);
      assert.equal(served(await asks(stranger, "cleo", 3)), 2);
      await one.handler.events.publish(updated("evt_3"));
      await stranger.handler.events.publish(updated("evt_4"));
      assert.deepEqual(await page.next(), { customer: row });
      assert.equal(page.at, "evt_4");
      assert.deepEqual(stranger.alerts, []);
      page.leave();
    });

    test("go on when Redis dies, each with a budget of its own, and tell pages to look again when it is back", async () => {
      const [one, other] = await twoSites({ budget: 3 });
      const page = await follow(other.handler);
      assert.equal(served(await asks(one, "dan", 2)), 2);
      await server.kill();
      assert.equal(served(await asks(one, "dan", 3)), 1, "two were spent before");
      assert.equal(served(await asks(other, "dan", 4)), 3);
      assert.deepEqual(
        [...one.alerts, ...other.alerts].map(({ kind }) => kind),
        ["shared", "shared"],
      );
      await assert.rejects(one.handler.events.publish(updated("evt_5")));
      await server.start();
      assert.deepEqual(await page.next(), { missed: true });
      // The publisher's own connection may still be on its way back.
      for (let isBack = false; !isBack;)
        isBack = await one.handler.events.publish(updated("evt_6")).then(
          () => true,
          () => false,
        );
      assert.deepEqual(await page.next(), { customer: row });
      page.leave();
    });

    test("keep no request waiting when Redis hangs", async () => {
      const [one] = await twoSites();
      await asks(one, "eve", 1);
      server.freeze();
      try {
        const began = performance.now();
        assert.equal(served(await asks(one, "eve", 5)), 5);
        const tookMs = performance.now() - began;
        assert.ok(tookMs < 5_000, `${tookMs} ms`);
      } finally {
        server.thaw();
      }
    });
  });

  describe(`what was remembered too late, by ${name}`, () => {
    test("is forgotten again, so that the next delivery of a webhook is taken", async () => {
      const state = await stateOf(await connect(), { timeoutMs: 50 });
      const patient = await stateOf(await connect(), { timeoutMs: 10_000 });
      server.freeze();
      const late = Promise.resolve(state.add(`late_${name}`, 60_000));
      const next = assert.rejects(late, { name: "TimeoutError" });
      await next.finally(() => server.thaw());
      // In the order in which Redis was asked, this comes after the one that was late.
      while (!(await patient.add(`late_${name}`, 1))) continue;
    });
  });
}

describe("what Redis gets to see", () => {
  test("is no user, no customer and no key", async () => {
    const seen: string[] = [];
    const watcher = new Redis(server.url);
    opened.push(() => watcher.disconnect());
    const monitor = await watcher.monitor();
    opened.push(() => monitor.disconnect());
    monitor.on("monitor", (_time: string, args: string[]) => void seen.push(args.join(" ")));
    const site = await openTestSite({
      ...byCookie,
      shared: await stateOf(await (clients["redis"] as () => Promise<RedisClient>)()),
    });
    opened.push(() => site.upstream.close());
    const page = await follow(site.handler, { user: "frida@host.example" });
    await ask(site.handler, "/customers/7", { headers: { cookie: "frida@host.example" } });
    await site.handler.events.publish(updated("evt_7"));
    assert.deepEqual(await page.next(), { customer: row });
    page.leave();
    while (!seen.some((line) => /^publish/i.test(line)))
      await new Promise((resolve) => setImmediate(resolve));
    const all = seen.join("\n");
    assert.match(all, /^eval/im);
    assert.doesNotMatch(all, /frida|cus_2|Aurora|evt_7|Canary/);
  });

  test("tells pages nothing that somebody else has written, and is reported", async () => {
    const client = await (clients["redis"] as () => Promise<RedisClient>)();
    const site = await openTestSite({ ...byCookie, shared: await stateOf(client) });
    opened.push(() => site.upstream.close());
    const page = await follow(site.handler);
    const intruder = createClient({ url: server.url });
    await intruder.connect();
    opened.push(() => intruder.destroy());
    await intruder.publish("pivotal:events", JSON.stringify(updated("evt_8")));
    await site.handler.events.publish(updated("evt_9"));
    await page.next();
    assert.equal(page.at, "evt_9");
    page.leave();
    assert.deepEqual(
      site.alerts.map(({ kind }) => kind),
      ["events"],
    );
  });
});

describe("budgets in Redis", () => {
  test("count as those in memory do, whatever is taken", async () => {
    const redis = await stateOf(await (clients["redis"] as () => Promise<RedisClient>)());
    const window = fc.record({ key: fc.constantFrom("a", "b", "c"), limit: fc.nat(4) });
    const takes = fc.array(
      fc.uniqueArray(window, { selector: ({ key }) => key, minLength: 1, maxLength: 3 }),
      {
        maxLength: 12,
      },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(takes, async (all) => {
        run += 1;
        const memory = createMemoryState();
        for (const windows of all) {
          const own = windows.map(({ key, limit }): Window => ({ key: `${run}:${key}`, limit }));
          const [expected, taken] = [await memory.take(own), await redis.take(own)];
          assert.equal(taken.allowed, expected.allowed);
          for (const [at, { remaining, resetMs }] of taken.left.entries()) {
            const before = expected.left[at];
            assert.equal(remaining, before?.remaining);
            assert.ok(Math.abs(resetMs - (before?.resetMs ?? NaN)) < 2_000, `${resetMs} ${before?.resetMs}`);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
