import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { PivotalError, RateLimitError, ServerError, type PivotalOptions } from "@pivotal/sdk";
import { clientOf, failure, failureOf, fakeTime, json, serve, type Answer } from "../support/loopback.ts";
import { customer } from "../support/records.ts";

const ok = (headers: Record<string, string> = {}) => json(customer(), { headers });
const limited = (headers: Record<string, string> = {}) =>
  failure(429, "rate_limit_error", "rate_limited", { headers });
const bucket = (limit: number, remaining: number, resetInMs = 60_000) => ({
  "x-ratelimit-limit": String(limit),
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": String(Math.ceil((Date.now() + resetInMs) / 1000)),
});

/** How long the client waited before its second request. */
async function waited(t: TestContext, first: Answer, options?: PivotalOptions): Promise<number> {
  const time = fakeTime(t);
  const server = await serve(t, first, ok());
  await time.settle(clientOf(server, options).customers.retrieve(1));
  const [one, two] = server.seen;
  assert.ok(one && two && server.seen.length === 2);
  return two.at - one.at;
}
/** Node's fetch times idle connections with the same timers. */
const IDLE_SOCKET = 4000;
const between = (value: number, low: number, high: number) =>
  assert.ok(value >= low && value <= high, `${value} is not between ${low} and ${high}`);

describe("Retry-After", () => {
  it("of 12 keeps the whole client from sending for 12 s, and no more than a quarter longer", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "12" }), ok());
    const client = clientOf(server);
    const first = client.customers.retrieve(1);
    await server.received(1);
    await time.pass(100);
    const others = [2, 3, 4].map((id) => client.customers.retrieve(id));
    await time.settle(Promise.all([first, ...others]));
    const later = server.seen.slice(1);
    assert.equal(later.length, 4);
    for (const { at } of later) between(at - (server.seen[0]?.at ?? 0), 12_000, 15_500);
  });

  it("holds a second client of the same key as well", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "12" }), ok());
    const first = clientOf(server).customers.retrieve(1);
    await server.received(1);
    await time.pass(100);
    await time.settle(Promise.all([first, clientOf(server).customers.retrieve(2)]));
    for (const { at } of server.seen.slice(1)) assert.ok(at - (server.seen[0]?.at ?? 0) >= 12_000);
  });

  it("of another key, or another service, holds nobody", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "12" }), ok());
    const other = await serve(t, ok());
    const first = clientOf(server).customers.retrieve(1);
    await server.received(1);
    await time.pass(100);
    await clientOf(server, { apiKey: "pivotal_test_MockOtherKey000" }).customers.retrieve(1);
    await clientOf(other).customers.retrieve(1);
    assert.equal(server.seen.length, 2);
    await time.settle(first);
  });

  const day = 86_400_000;
  const dates: [string, (at: Date) => string][] = [
    ["an IMF date", (at) => at.toUTCString()],
    [
      "an RFC 850 date",
      (at) => {
        const [, dd, mon, yyyy, hms] = at.toUTCString().split(" ");
        return `Monday, ${dd}-${mon}-${yyyy?.slice(2)} ${hms} GMT`;
      },
    ],
    [
      "an asctime date",
      (at) => {
        const [, dd, mon, yyyy, hms] = at.toUTCString().split(" ");
        return `Mon ${mon} ${String(Number(dd)).padStart(2)} ${hms} ${yyyy}`;
      },
    ],
  ];
  for (const [what, format] of dates) {
    for (const skew of [0, day, -day]) {
      it(`of ${what} is measured against the answer's own clock (${skew / day} days off)`, async (t) => {
        const wait = await waited(t, (seen, response, request) => {
          const now = Date.now() + skew;
          const headers = { date: new Date(now).toUTCString(), "retry-after": format(new Date(now + 9000)) };
          return limited(headers)(seen, response, request);
        });
        between(wait, 9000, 11_250);
      });
    }
  }

  it("of a date that passed is never an immediate retry", async (t) => {
    const wait = await waited(t, (...call) =>
      limited({ "retry-after": new Date(Date.now() - day).toUTCString() })(...call),
    );
    between(wait, 250, 313);
  });

  it("of 0 waits 250 ms and a little", async (t) =>
    between(await waited(t, limited({ "retry-after": "0" })), 250, 313));
  it("of 0.5 is rounded up to a second", async (t) =>
    between(await waited(t, limited({ "retry-after": "0.5" })), 1000, 1250));
  it("of two values is the larger one", async (t) =>
    between(await waited(t, limited({ "retry-after": "2, 7" })), 7000, 8750));

  for (const value of ["", "soon", "-5", "3, soon", "1e3", "0x10", "Mon, 99 Foo 2026 00:00:00 GMT"]) {
    it(`of ${JSON.stringify(value)} is ignored for the usual backoff`, async (t) =>
      between(await waited(t, limited({ "retry-after": value })), 0, 260));
  }

  it("of a 503 is waited for too", async (t) => {
    const wait = await waited(t, failure(503, "internal_error", "x", { headers: { "retry-after": "4" } }));
    between(wait, 4000, 5000);
  });

  for (const value of ["99999999", "2147484", "9".repeat(400), "31"]) {
    it(`of ${value.slice(0, 12)} fails at once, and nothing more is sent`, async (t) => {
      const time = fakeTime(t);
      const server = await serve(t, limited({ "retry-after": value }), ok());
      const client = clientOf(server);
      const error = await failureOf(client.customers.retrieve(1), RateLimitError);
      assert.ok((error.retryAfterMs ?? 0) >= Math.min(Number(value), 1e9) * 1000);
      const next = await failureOf(client.customers.retrieve(2), RateLimitError);
      assert.ok((next.retryAfterMs ?? 0) > 30_000);
      await time.pass(25_000);
      assert.equal(server.seen.length, 1);
    });
  }

  it("that does not fit the deadline of a 503 fails at once as well", async (t) => {
    fakeTime(t);
    const server = await serve(t, failure(503, "internal_error", "x", { headers: { "retry-after": "40" } }));
    const error = await failureOf(clientOf(server).customers.retrieve(1), ServerError);
    assert.ok((error.retryAfterMs ?? 0) >= 40_000);
    assert.equal(server.seen.length, 1);
  });

  it("is waited for when the caller gives it time", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "120" }), ok());
    await time.settle(clientOf(server).customers.retrieve(1, { timeoutMs: 300_000 }));
    assert.ok((server.seen[1]?.at ?? 0) >= 120_000);
  });
});

describe("a 429 without Retry-After", () => {
  for (const skew of [0, 86_400_000, -86_400_000]) {
    it(`waits for the reset, by the server's clock (${skew / 86_400_000} days off)`, async (t) => {
      const wait = await waited(t, (seen, response, request) => {
        const now = Date.now() + skew;
        const reset = String(Math.floor(now / 1000) + 8);
        return limited({ date: new Date(now).toUTCString(), "x-ratelimit-reset": reset })(
          seen,
          response,
          request,
        );
      });
      between(wait, 8000, 10_000);
    });
  }

  it("waits a second at least when the reset has passed", async (t) => {
    const wait = await waited(t, (...call) => limited({ "x-ratelimit-reset": "1000" })(...call));
    between(wait, 1000, 1250);
  });
});

describe("a write that meets the limit", () => {
  it("is sent again with the same key and body", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "1" }), ok());
    await time.settle(clientOf(server).customers.create({ name: "Aurora" }));
    const [one, two] = server.seen;
    assert.equal(one?.headers["idempotency-key"], two?.headers["idempotency-key"]);
    assert.equal(one?.body, two?.body);
  });

  it("gives up after two more tries, with the wait that the server asks for", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "1" }));
    const error = await failureOf(
      time.settle(clientOf(server).customers.create({ name: "A" })),
      RateLimitError,
    );
    assert.deepEqual([error.attempts, error.retryAfterMs, server.seen.length], [3, 1000, 3]);
  });
});

describe("the bucket", () => {
  it("that says 0 remaining on a success makes the next call wait for the reset, without a 429", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, (...call) => ok(bucket(60, 0, 5000))(...call), ok());
    const client = clientOf(server);
    await time.settle(client.customers.retrieve(1));
    await time.settle(client.customers.retrieve(2));
    between((server.seen[1]?.at ?? 0) - (server.seen[0]?.at ?? 0), 5000, 6100);
  });

  it("whose reset does not fit the deadline fails the next call at once", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, (...call) => ok(bucket(60, 0, 45_000))(...call), ok());
    const client = clientOf(server);
    await time.settle(client.customers.retrieve(1));
    const error = await failureOf(client.customers.retrieve(2), RateLimitError);
    between(error.retryAfterMs ?? 0, 44_000, 46_100);
    assert.equal(server.seen.length, 1);
  });

  it("never waits longer than a minute for a reset that a success names", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, (...call) => ok(bucket(60, 0, 9e9))(...call), ok());
    const client = clientOf(server, { timeoutMs: 90_000 });
    await time.settle(client.customers.retrieve(1));
    await time.settle(client.customers.retrieve(2));
    between((server.seen[1]?.at ?? 0) - (server.seen[0]?.at ?? 0), 60_000, 62_000);
  });

  it("shrinks at once when the limit drops from 600 to 60", async (t) => {
    const time = fakeTime(t);
    let sent = 0;
    const server = await serve(t, (...call) => {
      sent += 1;
      // 20 on the paid plan, then the plan ends: 3 are left, and 4 on their way.
      return ok(sent <= 20 ? bucket(600, 600 - sent) : bucket(60, Math.max(0, 23 - sent)))(...call);
    });
    const client = clientOf(server, { timeoutMs: 50_000 });
    const calls = Array.from({ length: 40 }, (_, id) => client.customers.retrieve(id).catch(() => null));
    await time.settle(Promise.race([Promise.all(calls), time.pass(0)]));
    await server.received(20);
    for (let turn = 0; turn < 50; turn += 1) await time.pass(1);
    assert.ok(server.seen.length <= 24, `${server.seen.length} were sent`);
    time.clock.jump(600_000);
    await time.settle(Promise.all(calls));
  });

  it("keeps a tenth free of background work, for people", async (t) => {
    const time = fakeTime(t);
    let sent = 0;
    const server = await serve(t, (...call) => {
      sent += 1;
      return ok(bucket(60, 60 - sent))(...call);
    });
    const client = clientOf(server, { timeoutMs: 300_000 });
    const background = Array.from({ length: 70 }, (_, id) =>
      client.customers.retrieve(id, { lane: id % 2 ? "background" : "export" }).catch(() => null),
    );
    for (let turn = 0; turn < 80; turn += 1) await time.pass(1);
    assert.equal(server.seen.length, 54);
    await client.customers.retrieve("person");
    assert.equal(server.seen.length, 55);
    time.clock.jump(600_000);
    await time.settle(Promise.all(background));
  });

  it("of one request a minute still serves background work", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, (...call) => ok(bucket(1, 0))(...call));
    const client = clientOf(server, { timeoutMs: 300_000 });
    for (const id of [1, 2]) await time.settle(client.customers.retrieve(id, { lane: "background" }));
    assert.equal(server.seen.length, 2);
  });
});

describe("the queue", () => {
  it("lets people go before background work, and background before exports", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, ok());
    const client = clientOf(server, { concurrency: 1 });
    const lanes = ["export", "background", "interactive", "export", "background", "interactive"] as const;
    const first = client.customers.retrieve("first");
    await time.settle(
      Promise.all([first, ...lanes.map((lane, i) => client.customers.retrieve(`${lane}-${i}`, { lane }))]),
    );
    assert.deepEqual(
      server.seen.map(({ path }) => path.split("/").at(-1)),
      ["first", "interactive-2", "interactive-5", "background-1", "background-4", "export-0", "export-3"],
    );
  });

  it("has four requests in flight, or as many as it is told", async (t) => {
    for (const [options, expected] of [
      [{}, 4],
      [{ concurrency: 2 }, 2],
    ] as const) {
      let open = 0;
      let most = 0;
      const server = await serve(t, async (...call) => {
        most = Math.max(most, (open += 1));
        await new Promise((done) => setTimeout(done, 5));
        open -= 1;
        ok()(...call);
      });
      const client = clientOf(server, options);
      await Promise.all(Array.from({ length: 12 }, (_, id) => client.customers.retrieve(id)));
      assert.equal(most, expected);
    }
  });

  it("lets a call that was sent before go first", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "2" }), ok());
    const client = clientOf(server, { concurrency: 1 });
    await time.settle(Promise.all(["a", "b", "c"].map((id) => client.customers.retrieve(id))));
    assert.deepEqual(
      server.seen.map(({ path }) => path.at(-1)),
      ["a", "a", "b", "c"],
    );
  });

  it("tells onRetry how long it really waits", async (t) => {
    const time = fakeTime(t);
    const told: number[] = [];
    const server = await serve(t, limited({ "retry-after": "10" }), limited({ "retry-after": "5" }), ok());
    await time.settle(
      clientOf(server, { onRetry: ({ delayMs }) => told.push(delayMs) }).customers.retrieve(1),
    );
    const waits = server.seen.slice(1).map(({ at }, index) => at - (server.seen[index]?.at ?? 0));
    waits.forEach((wait, index) => between(wait - (told[index] ?? 0), -2, 2));
  });

  it("asks with one request after a 429, before it lets the rest go", async (t) => {
    const time = fakeTime(t);
    let release = () => {};
    const slow: Answer = (...call) => {
      release = () => void ok()(...call);
    };
    const busy = limited({ "retry-after": "5" });
    const server = await serve(t, busy, busy, busy, busy, slow, ok());
    const client = clientOf(server);
    const calls = Promise.all(Array.from({ length: 7 }, (_, id) => client.customers.retrieve(id)));
    await server.received(4);
    await time.pass(100);
    await time.pass(7000);
    await server.received(5);
    await time.pass(1000);
    assert.equal(server.seen.length, 5);
    release();
    await time.settle(calls);
    assert.equal(server.seen.length, 11);
  });

  it("tells a call that comes later at once as well that its turn is too far", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "60" }), ok());
    const client = clientOf(server);
    const patient = client.customers.retrieve(1, { timeoutMs: 120_000 });
    await server.received(1);
    await time.pass(100);
    const error = await failureOf(client.customers.retrieve(2), RateLimitError);
    assert.ok((error.retryAfterMs ?? 0) > 55_000);
    await time.settle(patient);
  });

  it("that waits for a moment no timer reaches does not spin", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, limited({ "retry-after": "9999999" }), ok());
    const stop = new AbortController();
    const patient = failureOf(
      clientOf(server).customers.retrieve(1, { timeoutMs: Infinity, signal: stop.signal }),
      PivotalError,
    );
    await server.received(1);
    await time.pass(100);
    const timers = t.mock.method(globalThis, "setTimeout");
    await time.pass(1000);
    assert.ok(timers.mock.callCount() < 5);
    stop.abort();
    await patient;
    await time.pass(IDLE_SOCKET);
    assert.equal(time.clock.countTimers(), 0);
  });

  it("and waits leave no timer behind when their caller goes away", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, failure(503, "internal_error", "x", { headers: { "retry-after": "20" } }));
    const stop = new AbortController();
    const gone = failureOf(clientOf(server).customers.retrieve(1, { signal: stop.signal }), PivotalError);
    await server.received(1);
    await time.pass(100);
    assert.ok(time.clock.countTimers() > 0);
    stop.abort();
    await gone;
    await time.pass(IDLE_SOCKET);
    assert.equal(time.clock.countTimers(), 0);
  });

  it("forgets a call whose caller went away before its turn", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, ok());
    const client = clientOf(server, { concurrency: 1 });
    const stop = new AbortController();
    const first = client.customers.retrieve(1);
    const gone = failureOf(client.customers.retrieve(2, { signal: stop.signal }), PivotalError);
    const last = client.customers.retrieve(3);
    stop.abort();
    assert.equal((await gone).type, "abort_error");
    await time.settle(Promise.all([first, last]));
    assert.deepEqual(
      server.seen.map(({ path }) => path.at(-1)),
      ["1", "3"],
    );
  });

  it("that waits for a far reset does not keep calls that cannot be served in time", async (t) => {
    const time = fakeTime(t);
    let sent = 0;
    const server = await serve(t, (...call) => {
      sent += 1;
      return ok(bucket(10, Math.max(0, 10 - sent), 20_000))(...call);
    });
    const client = clientOf(server, { timeoutMs: 30_000 });
    const started = performance.now();
    const calls = Array.from({ length: 40 }, (_, id) =>
      failureOf(client.customers.retrieve(id), RateLimitError).then(
        () => performance.now() - started,
        () => undefined,
      ),
    );
    for (let turn = 0; turn < 30; turn += 1) await time.pass(1);
    time.clock.jump(600_000);
    const refused = (await time.settle(Promise.all(calls))).filter((at) => at !== undefined && at < 1000);
    // Ten went, ten more fit the next window, which begins in time; the rest would need a third.
    assert.equal(refused.length, 20);
  });
});
