import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { ConfigError, createTransport, Customers, PivotalApi, TimeoutError, VERSION } from "@pivotal/sdk";
import { clientOf, failure, failureOf, fakeTime, hang, json, serve, TEST_KEY } from "../support/loopback.ts";
import { customer } from "../support/records.ts";

describe("the options", () => {
  for (const options of [
    { timeoutMs: 0 },
    { timeoutMs: -1 },
    { timeoutMs: Number.NaN },
    { maxRetries: -1 },
    { maxRetries: Number.NaN },
    { concurrency: 0 },
    { fetch: "fetch" },
  ] as object[]) {
    it(`${JSON.stringify(options)} are refused`, async (t) => {
      assert.throws(() => new PivotalApi({ apiKey: TEST_KEY, ...options }), ConfigError);
      const server = await serve(t, json(customer()));
      if ("concurrency" in options || "fetch" in options) return;
      await failureOf(clientOf(server).customers.retrieve(1, options), ConfigError);
      assert.equal(server.seen.length, 0);
    });
  }

  it("timeoutMs is the deadline of each call, and a call may have its own", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, hang);
    const client = clientOf(server, { timeoutMs: 4000, maxRetries: 0 });
    const ends: [string, number][] = [];
    const watch = (name: string, call: PromiseLike<unknown>) =>
      failureOf(call, TimeoutError).then(() => ends.push([name, performance.now()]));
    const all = [
      watch("own", client.customers.retrieve(1, { timeoutMs: 1000 })),
      watch("client's", client.customers.retrieve(2)),
    ];
    await server.received(2);
    await time.pass(1000);
    await time.pass(3000);
    await Promise.all(all);
    assert.deepEqual(ends, [
      ["own", 1000],
      ["client's", 4000],
    ]);
  });

  it("a timeout longer than a timer can hold does not end at once", async (t) => {
    const server = await serve(t, json(customer()));
    for (const timeoutMs of [2 ** 31, Infinity]) {
      assert.equal((await clientOf(server).customers.retrieve(1, { timeoutMs })).id, "cus_1");
    }
  });

  it("maxRetries is how often a call is sent again, and a call may have its own", async (t) => {
    const time = fakeTime(t);
    for (const [own, sent] of [
      [undefined, 2],
      [0, 1],
      [4, 5],
    ] as const) {
      const server = await serve(t, failure(500, "internal_error", "x"));
      await failureOf(
        time.settle(clientOf(server, { maxRetries: 1 }).customers.retrieve(1, { maxRetries: own })),
        Error,
      );
      assert.equal(server.seen.length, sent);
    }
  });

  it("the backoff grows from 250 ms to 8 s at most, and is spread at random", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, failure(500, "internal_error", "x"));
    t.mock.method(Math, "random", () => 0.9999);
    await failureOf(
      time.settle(clientOf(server, { maxRetries: 8, timeoutMs: 90_000 }).customers.retrieve(1)),
      Error,
    );
    const waits = server.seen.slice(1).map(({ at }, i) => Math.round((at - (server.seen[i]?.at ?? 0)) / 250));
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 32, 32]);
    const quick = await serve(t, failure(500, "internal_error", "x"));
    t.mock.restoreAll();
    t.mock.method(Math, "random", () => 0);
    await failureOf(time.settle(clientOf(quick).customers.retrieve(1)), Error);
    assert.ok((quick.seen[2]?.at ?? 0) - (quick.seen[0]?.at ?? 0) < 5);
  });

  it("headers go with every request, and those of a call win", async (t) => {
    const server = await serve(t, json(customer()));
    const client = clientOf(server, { headers: { "X-Tenant": "a", "x-trace": "1" } });
    await client.customers.retrieve(1, { headers: { "x-tenant": "b" } });
    const { headers } = server.seen[0] ?? assert.fail();
    assert.deepEqual(
      [headers["x-tenant"], headers["x-trace"], headers.accept],
      ["b", "1", "application/json"],
    );
  });

  it("headers that the client sets itself cannot be replaced", async (t) => {
    const server = await serve(t, json(customer()));
    const headers = {
      accept: "text/html",
      "x-pivotal-client": "0",
      "idempotency-key": "mine",
      "content-type": "text/plain",
    };
    await clientOf(server, { headers }).customers.create({ name: "A" });
    const sent = server.seen[0]?.headers ?? {};
    assert.deepEqual(
      [sent.accept, sent["x-pivotal-client"], sent["content-type"]],
      ["application/json", VERSION, "application/json"],
    );
    assert.notEqual(sent["idempotency-key"], "mine");
  });

  it("changing the object afterwards changes nothing", async (t) => {
    const server = await serve(t, json(customer()));
    const options = { apiKey: TEST_KEY, baseUrl: server.url, headers: { "x-a": "1" } };
    const client = new PivotalApi(options);
    options.apiKey = "pivotal_test_MockChanged000";
    options.headers["x-a"] = "2";
    await client.customers.retrieve(1);
    assert.deepEqual(
      [server.seen[0]?.headers.authorization, server.seen[0]?.headers["x-a"]],
      [`Bearer ${TEST_KEY}`, "1"],
    );
  });

  it("one resource works alone on a transport", async (t) => {
    const server = await serve(t, json(customer()));
    const customers = new Customers(createTransport({ apiKey: TEST_KEY, baseUrl: server.url }));
    assert.equal((await customers.retrieve(1)).id, "cus_1");
  });

  it("the version that is sent is the package's", () => {
    const { version } = JSON.parse(
      readFileSync(new URL("../../packages/sdk/package.json", import.meta.url), "utf8"),
    ) as {
      version: string;
    };
    assert.equal(VERSION, version);
  });
});

describe("a call", () => {
  it("is sent when it is made, and once, however often it is waited for", async (t) => {
    const server = await serve(t, json(customer()));
    const call = clientOf(server).customers.create({ name: "A" });
    await server.received(1);
    await call;
    await call.withResponse();
    assert.equal(await call.then(({ id }) => id), "cus_1");
    assert.equal(await call.finally(() => {}).then(({ id }) => id), "cus_1");
    assert.equal(server.seen.length, 1);
  });

  it("can be caught", async (t) => {
    const server = await serve(t, failure(404, "not_found", "customer_not_found"));
    assert.equal(
      await clientOf(server)
        .customers.retrieve(1)
        .catch(() => "none"),
      "none",
    );
  });

  it("on a signal that was aborted before sends nothing", async (t) => {
    const server = await serve(t, json(customer()));
    const error = await failureOf(
      clientOf(server).customers.retrieve(1, { signal: AbortSignal.abort("changed my mind") }),
      Error,
    );
    assert.equal(error.name, "AbortError");
    await new Promise((done) => setTimeout(done, 20));
    assert.equal(server.seen.length, 0);
  });
});
