import assert from "node:assert/strict";
import { describe, it } from "node:test";
import FakeTimers from "@sinonjs/fake-timers";
import { createMemoryState, type SharedState } from "@pivotal/sdk/server";
import { ask, type Answered } from "./ask.ts";
import { failure, sendJson } from "./recording-upstream.ts";
import { withSite, type TestSite } from "./site.ts";

const byCookie = {
  authorize: (request: Request) => ({
    allow: true as const,
    user: request.headers.get("cookie") ?? "nobody",
  }),
};
const asks = async ({ handler }: TestSite, cookie: string, times: number): Promise<Answered[]> => {
  const answers: Answered[] = [];
  for (let at = 0; at < times; at++)
    answers.push(await ask(handler, `/customers/${at + 1}`, { headers: { cookie } }));
  return answers;
};
const statuses = (answers: Answered[]) => answers.map(({ status }) => status);

describe("the share of each user", () => {
  it(
    "ends with 429 and Retry-After in the service's envelope, while others are served",
    withSite({ ...byCookie, budget: 3 }, async (site) => {
      const ana = await asks(site, "ana", 4);
      assert.deepEqual(statuses(ana), [200, 200, 200, 429]);
      const refused = ana[3];
      assert.deepEqual((refused?.json as unknown as { error: object }).error, {
        type: "rate_limit_error",
        code: "rate_limited",
        message: "You have asked for much in the last minute. Wait a little and go on.",
      });
      const wait = Number(refused?.headers.get("retry-after"));
      assert.ok(wait >= 59 && wait <= 60, String(wait));
      assert.equal(site.upstream.requests.length, 3);
      assert.deepEqual(statuses(await asks(site, "ben", 3)), [200, 200, 200]);
    }),
  );

  it(
    "is told to the browser in place of the key's own limit",
    withSite({ ...byCookie, budget: 3 }, async (site) => {
      const [, second] = await asks(site, "ana", 2);
      assert.equal(second?.headers.get("x-ratelimit-limit"), "3");
      assert.equal(second?.headers.get("x-ratelimit-remaining"), "1");
      const reset = Number(second?.headers.get("x-ratelimit-reset")) - Date.now() / 1000;
      assert.ok(reset > 55 && reset < 62, String(reset));
    }),
  );

  it(
    "is half of the key's limit, once the service has told it",
    withSite(byCookie, async (site) => {
      const [first, second] = await asks(site, "ana", 2);
      assert.equal(first?.headers.get("x-ratelimit-limit"), "30");
      assert.equal(second?.headers.get("x-ratelimit-limit"), "300");
    }),
  );

  it(
    "can be the grant's own",
    withSite({ authorize: () => ({ allow: true, user: "bot", budget: 1 }) }, async (site) => {
      assert.deepEqual(statuses(await asks(site, "", 2)), [200, 429]);
    }),
  );

  it(
    "pays for every request to the service, those of a scope too",
    withSite(
      { authorize: () => ({ allow: true, user: "ben", budget: 3, scope: () => true }) },
      async ({ handler, upstream }) => {
        const answer = await ask(handler, "/contacts/7", { method: "PATCH", body: { title: "CEO" } });
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get("x-ratelimit-remaining"), "0");
        assert.equal(upstream.requests.length, 3);
      },
    ),
  );

  it(
    "is not touched by refused requests",
    withSite({ ...byCookie, budget: 1 }, async (site) => {
      await ask(site.handler, "/customers?nonsense=1", { headers: { cookie: "ana" } });
      assert.deepEqual(statuses(await asks(site, "ana", 1)), [200]);
    }),
  );
});

describe("one user who asks for much at once", () => {
  it(
    "delays nobody: the other's single request goes before the queue",
    withSite({ ...byCookie, budget: 100 }, async ({ handler, upstream }) => {
      const held: (() => void)[] = [];
      upstream.respond(
        (_, response) => void held.push(() => sendJson(response, 200, { object: "customer" })),
      );
      const order: string[] = [];
      const all = Array.from({ length: 20 }, (_, at) =>
        ask(handler, `/customers/${at + 100}`, { headers: { cookie: "ana" } }).then(
          () => void order.push("ana"),
        ),
      );
      while (held.length < 4) await new Promise((resolve) => setImmediate(resolve));
      const ben = ask(handler, "/customers/1", { headers: { cookie: "ben" } }).then(
        () => void order.push("ben"),
      );
      while (held.length < 5) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(held.length, 5, "four of Ana's and Ben's own");
      held[4]?.();
      await ben;
      assert.deepEqual(order, ["ben"]);
      upstream.respond((_, response) => sendJson(response, 200, { object: "customer" }));
      for (const release of held.slice(0, 4)) release();
      await Promise.all(all);
    }),
  );
});

describe("the service's own limit", () => {
  it(
    "reaches the browser as 429 with its Retry-After",
    withSite({}, async ({ handler, upstream }) => {
      upstream.respond((_, response) =>
        sendJson(response, 429, failure("rate_limit_error", "rate_limited"), { "retry-after": "12" }),
      );
      const answer = await ask(handler, "/customers");
      assert.deepEqual([answer.status, answer.code], [429, "rate_limited"]);
      assert.ok(Number(answer.headers.get("retry-after")) >= 12);
      assert.equal(upstream.requests.length, 1);
    }),
  );
});

describe("the budget in memory", () => {
  it("gives a request back a minute after it was taken, not at the turn of a minute", () => {
    const clock = FakeTimers.install({ toFake: ["performance", "Date"] });
    try {
      const state = createMemoryState();
      const take = () => state.take([{ key: "ana", limit: 2 }]);
      const taken = (allowed: boolean, remaining: number, resetMs: number) => ({
        allowed,
        left: [{ remaining, resetMs }],
      });
      assert.deepEqual(take(), taken(true, 1, 60_000));
      clock.tick(40_000);
      assert.deepEqual(take(), taken(true, 0, 20_000));
      clock.tick(19_999);
      assert.deepEqual(take(), taken(false, 0, 1));
      clock.tick(1);
      assert.deepEqual(take(), taken(true, 0, 40_000));
      assert.deepEqual(take(), taken(false, 0, 40_000));
    } finally {
      clock.uninstall();
    }
  });

  it("takes out of every window or out of none", async () => {
    const state = createMemoryState();
    const [one, two] = [
      { key: "one", limit: 2 },
      { key: "two", limit: 1 },
    ];
    assert.equal((await state.take([two])).allowed, true);
    assert.equal((await state.take([one, two])).allowed, false);
    assert.equal((await state.take([one])).left[0]?.remaining, 1);
  });
});

describe("a shared state that fails", () => {
  const broken: [string, SharedState["take"]][] = [
    ["rejects", () => Promise.reject(new Error("No connection"))],
    ["hangs", () => new Promise(() => {})],
    ["answers nonsense", () => ({ allowed: true }) as never],
  ];
  for (const [how, take] of broken) {
    it(`and ${how} leaves each process to count for itself, and is told of once`, async () => {
      const shared: SharedState = { ...createMemoryState(), take };
      await withSite({ ...byCookie, budget: 2, shared }, async (site) => {
        assert.deepEqual(statuses(await asks(site, "ana", 3)), [200, 200, 429]);
        assert.deepEqual(statuses(await asks(site, "ben", 1)), [200]);
        assert.deepEqual(
          site.alerts.map(({ kind }) => kind),
          ["shared"],
        );
      })();
    });
  }

  it("in the middle of a minute gives nobody their budget again, and is asked again after a while", async () => {
    const clock = FakeTimers.install({ toFake: ["performance", "Date"] });
    try {
      let isDown = false;
      const memory = createMemoryState();
      const shared: SharedState = {
        ...memory,
        take: (windows) => (isDown ? Promise.reject(new Error("No connection")) : memory.take(windows)),
      };
      await withSite({ ...byCookie, budget: 3, shared }, async (site) => {
        assert.deepEqual(statuses(await asks(site, "ana", 2)), [200, 200]);
        isDown = true;
        assert.deepEqual(statuses(await asks(site, "ana", 2)), [200, 429]);
        isDown = false;
        clock.tick(5_000);
        assert.deepEqual(statuses(await asks(site, "ana", 1)), [429]);
        isDown = true;
        clock.tick(5_000);
        await asks(site, "ana", 1);
        assert.equal(site.alerts.length, 2, "it had answered in between");
      })();
    } finally {
      clock.uninstall();
    }
  });
});

const pendingTimers = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;

describe("the service's own limit, used up", () => {
  it(
    "is 429 at once where waiting would take too long, and nothing of a write is sent",
    withSite({ timeoutMs: 500 }, async ({ handler, upstream, audit }) => {
      upstream.respond((_, response) =>
        sendJson(
          response,
          200,
          { object: "me" },
          {
            "x-ratelimit-limit": "60",
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 30),
          },
        ),
      );
      await ask(handler, "/me");
      const before = pendingTimers();
      const answer = await ask(handler, "/customers/7", { method: "PATCH", body: { plan: "pro" } });
      assert.deepEqual([answer.status, answer.code], [429, "rate_limited"]);
      const wait = Number(answer.headers.get("retry-after"));
      assert.ok(wait > 20 && wait <= 60, String(wait));
      assert.equal(upstream.requests.length, 1);
      assert.deepEqual(
        audit.map(({ result }) => result),
        ["failed"],
      );
      assert.equal(pendingTimers(), before, "nobody waits any more, and so does no timer");
    }),
  );
});
