import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { PivotalApi, type PivotalOptions } from "@pivotal/sdk";
import { Gate, type Turn } from "../../packages/sdk/src/internal/gate.ts";
import { TEST_KEY } from "../support/loopback.ts";
import { busiestMinute, slidingWindow } from "../support/sliding-window.ts";
import { virtualTime } from "../support/virtual-time.ts";

let processes = 0;
/** Clients of one address and key share a gate; another address of the same service stands for another process. */
const clientOf = (fetch: typeof globalThis.fetch, options: PivotalOptions = {}) =>
  new PivotalApi({
    apiKey: TEST_KEY,
    baseUrl: `https://process-${(processes += 1)}.invalid`,
    fetch,
    timeoutMs: 3_600_000,
    ...options,
  });
const virtual = (t: TestContext) => {
  const time = virtualTime();
  t.after(() => time.uninstall());
  return time;
};
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe("many calls on a small key", () => {
  for (const [what, options, spareSeconds] of [
    ["whose reset is the first slot", {}, 10],
    ["whose reset is the last slot", { reset: "last" }, 10],
    ["whose reset is rounded down", { round: Math.floor }, 10],
    ["that is slow", { latencyMs: 800 }, 50],
  ] as const) {
    it(`500 reads at once on 60 a minute all succeed with 2 % more requests at most, on a service ${what}`, async (t) => {
      const time = virtual(t);
      const service = slidingWindow({ limit: 60, ...options });
      const client = clientOf(service.fetch);
      const started = Date.now();
      await time.run(Promise.all(times(500, (id) => client.customers.retrieve(id))));
      assert.equal(service.sent.length, 500);
      assert.ok(service.refused.length <= 10, `${service.refused.length} were refused`);
      const seconds = (Date.now() - started) / 1000;
      assert.ok(seconds < 480 + spareSeconds, `eight windows took ${seconds} s`);
    });
  }

  it("3,000 writes on 600 a minute earn one 429 a window at most, and lose little time", async (t) => {
    const time = virtual(t);
    const service = slidingWindow({ limit: 600 });
    const client = clientOf(service.fetch, { concurrency: 10 });
    const started = Date.now();
    let left = 3000;
    const worker = async () => {
      while (left-- > 0) await client.customers.create({ name: "A" });
    };
    await time.run(Promise.all(times(10, worker)));
    assert.equal(service.sent.length, 3000);
    assert.ok(busiestMinute(service.refused) <= 1);
    assert.ok(Date.now() - started < 1.08 * 240_000, "four waits for a window, ideally");
  });

  it("two processes with one key both get on, and neither waits longer than a window for the other", async (t) => {
    const time = virtual(t);
    const service = slidingWindow({ limit: 60 });
    const done: number[][] = [[], []];
    const started = Date.now();
    const calls = done.flatMap((finished) => {
      const client = clientOf(service.fetch, { maxRetries: 5 });
      return times(150, async (id) => {
        await client.customers.retrieve(id);
        finished.push(Date.now());
      });
    });
    await time.run(Promise.all(calls));
    assert.equal(service.sent.length, 300);
    assert.ok(service.refused.length <= 60, `${service.refused.length} were refused`);
    for (const finished of done) {
      const gaps = finished.map((at, index) => at - (finished[index - 1] ?? started));
      assert.ok(Math.max(...gaps) < 125_000, `one waited ${Math.max(...gaps)} ms`);
    }
  });

  it("a person is served while an export runs", async (t) => {
    const time = virtual(t);
    const service = slidingWindow({ limit: 60 });
    const client = clientOf(service.fetch);
    const exported = Promise.all(times(200, (id) => client.customers.retrieve(id, { lane: "export" })));
    const waits: number[] = [];
    const person = async () => {
      for (let minute = 0; minute < 3; minute += 1) {
        await new Promise((wake) => setTimeout(wake, 60_000));
        const asked = Date.now();
        await client.customers.retrieve("person");
        waits.push(Date.now() - asked);
      }
    };
    await time.run(Promise.all([exported, person()]));
    assert.ok(Math.max(...waits) < 1500, `a person waited ${Math.max(...waits)} ms`);
  });
});

describe("the bucket between answers", () => {
  const setUp = (t: TestContext) => {
    const time = virtual(t);
    const gate = new Gate();
    const went: string[] = [];
    const turn = (name: string, lane = 0): Turn => ({
      lane,
      concurrency: 4,
      go: () => void went.push(name),
      late: () => {},
    });
    const answer = (of: Turn, limit: number, remaining: number, resetIn = 60_000) =>
      gate.done(of, { status: 200, state: { limit, remaining, resetAt: performance.now() + resetIn } });
    return { time, gate, went, turn, answer };
  };

  it("does not count a slot twice that came free before the last answer", async (t) => {
    const { time, gate, went, turn, answer } = setUp(t);
    const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => turn(name)) as [Turn, Turn, Turn, Turn];
    gate.enter(a, false);
    await time.pass(10_000);
    answer(a, 10, 1);
    await time.pass(49_000);
    gate.enter(b, false);
    await time.pass(1500);
    // Of a's slot the server knows already; the eight others are another process.
    answer(b, 10, 1);
    await time.pass(10_000);
    gate.enter(c, false);
    gate.enter(d, false);
    assert.deepEqual(went, ["a", "b", "c"]);
  });

  it("has the slot back of a request that was never sent", (t) => {
    const { gate, went, turn, answer } = setUp(t);
    const [a, b, c] = ["a", "b", "c"].map((name) => turn(name)) as [Turn, Turn, Turn];
    gate.enter(a, false);
    answer(a, 60, 1);
    gate.enter(b, false);
    gate.done(b, { unsent: true });
    gate.enter(c, false);
    assert.deepEqual(went, ["a", "b", "c"]);
  });

  it("that is empty, and whose reset has passed, is asked once a second", async (t) => {
    const { time, gate, went, turn, answer } = setUp(t);
    const [a, b, c] = ["a", "b", "c"].map((name) => turn(name)) as [Turn, Turn, Turn];
    gate.enter(a, false);
    answer(a, 60, 0, -5000);
    gate.enter(b, false);
    gate.enter(c, false);
    await time.pass(999);
    assert.deepEqual(went, ["a"]);
    await time.pass(1);
    assert.deepEqual(went, ["a", "b"]);
    answer(b, 60, 0, -5000);
    await time.pass(999);
    assert.deepEqual(went, ["a", "b"]);
  });
});

describe("identical reads", () => {
  const counting = () => {
    const started: { url: string; signal: AbortSignal | undefined }[] = [];
    const service = slidingWindow({ limit: 1000, latencyMs: 200 });
    const fetch = (async (input: Request, init?: RequestInit) => {
      started.push({ url: input.url, signal: init?.signal ?? undefined });
      return service.fetch();
    }) as typeof globalThis.fetch;
    return { started, fetch };
  };

  it("that are in flight together are one request, and their callers do not share an object", async (t) => {
    const time = virtual(t);
    const { started, fetch } = counting();
    const client = clientOf(fetch);
    const [one, two] = await time.run(
      Promise.all([
        client.customers.retrieve(1),
        client.customers.retrieve(1),
        client.customers.retrieve("1"),
      ]),
    );
    assert.equal(started.length, 1);
    const raw = await time.run(Promise.all([client.request("GET", "/x"), client.request("GET", "/x")]));
    assert.notEqual(raw[0], raw[1]);
    assert.notEqual(one, two);
    assert.deepEqual(one, two);
    await time.run(client.customers.retrieve(1).then());
    assert.equal(started.length, 3);
  });

  it("with other headers, and writes, are requests of their own", async (t) => {
    const time = virtual(t);
    const { started, fetch } = counting();
    const client = clientOf(fetch);
    await time.run(
      Promise.all([
        client.customers.retrieve(1),
        client.customers.retrieve(1, { headers: { "x-tenant": "b" } }),
        client.customers.create({ name: "A" }),
        client.customers.create({ name: "A" }),
      ]),
    );
    assert.equal(started.length, 4);
  });

  it("end for the caller who gives up, and go on for the others", async (t) => {
    const time = virtual(t);
    const { started, fetch } = counting();
    const client = clientOf(fetch);
    const stop = new AbortController();
    const gone = client.customers
      .retrieve(1, { signal: stop.signal })
      .catch((error: unknown) => (error as Error).name);
    const late = client.customers
      .retrieve(1, { timeoutMs: 1 })
      .catch((error: unknown) => (error as Error).name);
    const stays = client.customers.retrieve(1);
    await time.pass(2);
    stop.abort();
    assert.deepEqual(await Promise.all([gone, late]), ["AbortError", "TimeoutError"]);
    assert.equal(started[0]?.signal?.aborted, false);
    assert.equal((await time.run(stays.then())).id, "cus_1");
  });

  it("are aborted when the last caller gives up, and the next caller starts anew", async (t) => {
    const time = virtual(t);
    const { started, fetch } = counting();
    const client = clientOf(fetch);
    const stop = new AbortController();
    const calls = [1, 2].map(() =>
      client.customers.retrieve(1, { signal: stop.signal }).catch((error: unknown) => (error as Error).name),
    );
    await time.pass(1);
    stop.abort();
    const next = client.customers.retrieve(1);
    await Promise.all(calls);
    assert.equal(started[0]?.signal?.aborted, true);
    assert.equal((await time.run(next.then())).id, "cus_1");
    assert.equal(started.length, 2);
  });

  it("take the lane of the most urgent of their callers", async (t) => {
    const time = virtual(t);
    const { started, fetch } = counting();
    const client = clientOf(fetch, { concurrency: 1 });
    const ids = ["first", "a", "b", "c"];
    const calls = ids.map((id) => client.customers.retrieve(id, { lane: "export" }));
    calls.push(client.customers.retrieve("c"));
    await time.run(Promise.all(calls));
    assert.deepEqual(
      started.map(({ url }) => url.split("/").at(-1)),
      ["first", "c", "a", "b"],
    );
  });
});
