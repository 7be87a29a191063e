import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { NetworkError, PivotalError, ServerError, TimeoutError } from "@pivotal/sdk";
import {
  clientOf,
  drop,
  failure,
  failureOf,
  fakeTime,
  hang,
  json,
  serve,
  text,
  type Answer,
} from "../support/loopback.ts";
import { customer } from "../support/records.ts";

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const methods = (server: { seen: { method: string }[] }) => server.seen.map(({ method }) => method).join(" ");
/** Built when it is asked for, by the clock of the test. */
const late =
  (make: () => Answer): Answer =>
  (...call) =>
    make()(...call);
const old = late(() => json(customer({ updated_at: ago(60_000) })));

async function setUp(t: TestContext, ...answers: Answer[]) {
  const time = fakeTime(t);
  const server = await serve(t, ...answers);
  return { time, server, client: clientOf(server) };
}

describe("a change whose answer was lost", () => {
  it("is not sent again when the record shows that it landed", async (t) => {
    const landed = customer({
      name: "New",
      domain: null,
      metadata: { a: [1, { b: null }] },
      updated_at: "2099-01-01T00:00:00Z",
    });
    const { time, server, client } = await setUp(t, drop, json(landed));
    const call = client.customers.update(1, { name: "New", domain: null, metadata: { a: [1, { b: null }] } });
    const { data, response } = await time.settle(call.withResponse());
    assert.equal(data.name, "New");
    assert.equal(response.attempts, 1);
    assert.equal(methods(server), "PATCH GET");
    assert.deepEqual([...new Set(server.seen.map(({ path }) => path))], ["/api/v1/customers/1"]);
  });

  it("is sent again when nobody touched the record since", async (t) => {
    const { time, server, client } = await setUp(t, drop, old, json(customer({ name: "New" })));
    assert.equal((await time.settle(client.customers.update(1, { name: "New" }))).name, "New");
    assert.equal(methods(server), "PATCH GET PATCH");
  });

  it("fails when somebody touched the record since: sending it again could undo their work", async (t) => {
    const touched = late(() => json(customer({ name: "Theirs", updated_at: ago(0) })));
    const { time, server, client } = await setUp(t, drop, touched);
    await failureOf(time.settle(client.customers.update(1, { name: "New" })), NetworkError);
    assert.equal(methods(server), "PATCH GET");
  });

  for (const skew of [86_400_000, -86_400_000]) {
    it(`goes by the service's clock, which may be ${skew / 86_400_000} days off`, async (t) => {
      const by = (ms: number) =>
        late(() => {
          const now = Date.now() + skew;
          const updated_at = new Date(now - ms).toISOString();
          return json(customer({ updated_at }), { headers: { date: new Date(now).toUTCString() } });
        });
      const again = await setUp(t, drop, by(5000), json(customer({ name: "New" })));
      await again.time.settle(again.client.customers.update(1, { name: "New" }));
      assert.equal(methods(again.server), "PATCH GET PATCH");
      const server = await serve(t, drop, by(0));
      await failureOf(again.time.settle(clientOf(server).customers.update(1, { name: "New" })), NetworkError);
    });
  }

  it("fails when the record cannot be read, or does not say when it changed", async (t) => {
    for (const answer of [
      failure(404, "not_found", "customer_not_found"),
      text("[]"),
      json(customer({ updated_at: "long ago" })),
      json({ ...customer(), updated_at: undefined }),
      json(customer({ updated_at: "1999-01-01T00:00:00Z" }), { headers: { date: "some day" } }),
    ]) {
      const { time, server, client } = await setUp(t, drop, answer);
      await failureOf(time.settle(client.customers.update(1, { name: "New" })), NetworkError);
      assert.equal(methods(server), "PATCH GET");
      time.clock.uninstall();
    }
  });

  it("is looked at after a 500, 502, 504 and a slow attempt too", async (t) => {
    for (const status of [500, 502, 504, 408]) {
      const { time, server, client } = await setUp(
        t,
        text("", { status }),
        old,
        json(customer({ name: "New" })),
      );
      await time.settle(client.customers.update(1, { name: "New" }));
      assert.equal(methods(server), "PATCH GET PATCH");
      time.clock.uninstall();
    }
    const { time, server, client } = await setUp(t, hang, json(customer({ name: "New" })));
    const call = client.customers.update(1, { name: "New" });
    await server.received(1);
    await time.pass(10_000);
    assert.equal((await time.settle(call)).name, "New");
    assert.equal(methods(server), "PATCH GET");
  });

  it("that took long fails when somebody touched the record meanwhile", async (t) => {
    const touched = late(() => json(customer({ name: "Theirs", updated_at: ago(5000) })));
    const { time, server, client } = await setUp(t, hang, touched);
    const failed = failureOf(client.customers.update(1, { name: "New" }), TimeoutError);
    await server.received(1);
    await time.pass(10_000);
    await time.settle(failed);
    assert.equal(methods(server), "PATCH GET");
  });

  it("is not sent a third time when somebody touched the record after the first", async (t) => {
    const busy = failure(502, "internal_error", "x", { headers: { "retry-after": "5" } });
    const touched = late(() => json(customer({ name: "Theirs", updated_at: ago(3000) })));
    const { time, server, client } = await setUp(t, busy, old, busy, touched);
    await failureOf(time.settle(client.customers.update(1, { name: "New" })), ServerError);
    assert.equal(methods(server), "PATCH GET PATCH GET");
  });

  it("does not take the answer to a read that began before it", async (t) => {
    let release = () => {};
    const slow: Answer = (...call) => {
      release = () => void json(customer({ name: "Stale", updated_at: ago(60_000) }))(...call);
    };
    const { time, server, client } = await setUp(t, slow, drop, json(customer({ name: "New" })));
    const reading = client.customers.retrieve(1);
    await server.received(1);
    const call = client.customers.update(1, { name: "New" });
    await server.received(3);
    release();
    assert.equal((await time.settle(call)).name, "New");
    assert.equal((await reading).name, "Stale");
  });

  it("gives up after two tries", async (t) => {
    const { time, server, client } = await setUp(t, (...call) =>
      (call[0].method === "GET" ? old : drop)(...call),
    );
    const error = await failureOf(time.settle(client.customers.update(1, { name: "New" })), NetworkError);
    assert.equal(error.attempts, 3);
    assert.equal(methods(server), "PATCH GET PATCH GET PATCH");
  });

  it("stops looking when its caller goes away", async (t) => {
    const stop = new AbortController();
    const { time, server, client } = await setUp(t, drop, hang);
    const gone = failureOf(
      client.customers.update(1, { name: "New" }, { signal: stop.signal }),
      PivotalError,
    );
    await server.received(2);
    stop.abort();
    assert.equal((await gone).type, "abort_error");
    while (server.dropped < 2) await time.pass(0);
    assert.equal(methods(server), "PATCH GET");
  });
});

describe("a change that certainly did not land", () => {
  for (const status of [429, 503]) {
    it(`because of a ${status} is sent again without looking`, async (t) => {
      const { time, server, client } = await setUp(t, text("", { status }), json(customer({ name: "New" })));
      await time.settle(client.customers.update(1, { name: "New" }));
      assert.equal(methods(server), "PATCH PATCH");
    });
  }
});

describe("without retries", () => {
  it("a change that may have landed just fails", async (t) => {
    const { server } = await setUp(t, failure(500, "internal_error", "x"));
    const client = clientOf(server, { maxRetries: 0 });
    await failureOf(client.customers.update(1, { name: "New" }), ServerError);
    assert.equal(methods(server), "PATCH");
  });

  it("the whole deadline is for the one attempt", async (t) => {
    const { time, server } = await setUp(t, hang);
    const failed = failureOf(
      clientOf(server, { maxRetries: 0 }).customers.update(1, { name: "New" }),
      TimeoutError,
    );
    await server.received(1);
    await time.pass(30_000);
    assert.equal((await failed).attempts, 1);
  });
});
