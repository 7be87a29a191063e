import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  AbortError,
  ConflictError,
  IdempotencyExpiredError,
  IdempotencyMismatchError,
  InvalidRequestError,
  ServerError,
} from "@pivotal/sdk";
import {
  clientOf,
  drop,
  failure,
  failureOf,
  fakeTime,
  hang,
  json,
  serve,
  type Answer,
} from "../support/loopback.ts";
import { contact, customer } from "../support/records.ts";

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const inFlight = failure(409, "conflict", "idempotency_in_flight");

/** Keeps what was created under its key, as the service does, and loses the first answer. */
function remembering() {
  const kept = new Map<string, string>();
  let isFirst = true;
  const answer: Answer = (seen, response, request) => {
    const id = `${seen.path} ${seen.headers["idempotency-key"]}`;
    const known = kept.get(id);
    if (!known) kept.set(id, JSON.stringify(customer({ id: `cus_${kept.size + 1}` })));
    if (isFirst) {
      isFirst = false;
      return drop(seen, response, request);
    }
    json(JSON.parse(kept.get(id) ?? ""), { headers: known ? { "idempotency-replayed": "true" } : {} })(
      seen,
      response,
      request,
    );
  };
  return { kept, answer };
}

describe("a create", () => {
  it("whose answer was lost gives the first record, and one row is on the server", async (t) => {
    const time = fakeTime(t);
    const { kept, answer } = remembering();
    const server = await serve(t, answer);
    const call = clientOf(server).customers.create({ name: "Aurora" });
    const { data, response } = await time.settle(call.withResponse());
    assert.equal(data.id, "cus_1");
    assert.equal(kept.size, 1);
    assert.deepEqual([response.replayed, response.attempts], [true, 2]);
  });

  it("has a UUID of its own, and reads, changes and deletes have none", async (t) => {
    const server = await serve(t, json(customer()));
    const client = clientOf(server);
    await client.customers.create({ name: "A" });
    await client.customers.create({ name: "A" });
    await client.customers.retrieve(1);
    await client.customers.update(1, { name: "A" }, { idempotencyKey: "k" });
    await client.customers.delete(1).catch(() => null);
    const [one, two, ...others] = server.seen.map(({ headers }) => headers["idempotency-key"]);
    assert.match(String(one), UUID_V4);
    assert.match(String(two), UUID_V4);
    assert.notEqual(one, two);
    assert.deepEqual(others, [undefined, undefined, undefined]);
  });

  it("on an insecure origin takes its UUID from getRandomValues, never from Math.random", async (t) => {
    const server = await serve(t, json(customer()));
    const { randomUUID } = crypto;
    Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
    t.after(() => Object.defineProperty(crypto, "randomUUID", { value: randomUUID, configurable: true }));
    t.mock.method(Math, "random", () => assert.fail("Math.random was used"));
    for (let call = 0; call < 20; call += 1) await clientOf(server).customers.create({ name: "A" });
    const keys = server.seen.map(({ headers }) => String(headers["idempotency-key"]));
    for (const key of keys) assert.match(key, UUID_V4);
    assert.equal(new Set(keys).size, 20);
  });

  it("sends the body as it was when the call was made", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, drop, json(customer()));
    const body = { name: "Before", tags: ["a"] };
    const call = clientOf(server).customers.create(body);
    body.name = "After";
    body.tags.push("b");
    await time.settle(call);
    for (const seen of server.seen) assert.deepEqual(JSON.parse(seen.body), { name: "Before", tags: ["a"] });
  });

  it("that fails carries its key, with which the caller can resume", async (t) => {
    const time = fakeTime(t);
    const server = await serve(
      t,
      failure(500, "internal_error", "x"),
      failure(500, "internal_error", "x"),
      failure(500, "internal_error", "x"),
      json(customer()),
    );
    const client = clientOf(server);
    const error = await failureOf(time.settle(client.customers.create({ name: "A" })), ServerError);
    await client.customers.create({ name: "A" }, { idempotencyKey: error.idempotencyKey });
    assert.equal(new Set(server.seen.map(({ headers }) => headers["idempotency-key"])).size, 1);
  });

  it("that is aborted carries its key as well", async (t) => {
    const server = await serve(t, hang);
    const stop = new AbortController();
    const failed = failureOf(
      clientOf(server).customers.create({ name: "A" }, { signal: stop.signal }),
      AbortError,
    );
    await server.received(1);
    stop.abort();
    assert.match(String((await failed).idempotencyKey), UUID_V4);
  });
});

describe("a key of the caller", () => {
  for (const [what, key] of [
    ["empty", ""],
    ["longer than 255 bytes", "k".repeat(256)],
    ["not ASCII", "clé"],
    ["with a newline", "a\nb"],
    ["with a space at its end", "a "],
  ] as const) {
    it(`that is ${what} is refused before any request`, async (t) => {
      const server = await serve(t, json(customer()));
      const error = await failureOf(
        clientOf(server).customers.create({ name: "A" }, { idempotencyKey: key }),
        InvalidRequestError,
      );
      assert.equal(error.field, "idempotencyKey");
      assert.equal(server.seen.length, 0);
    });
  }

  it("of 1 to 255 printable characters is sent as it is", async (t) => {
    const server = await serve(t, json(customer()));
    for (const key of ["k", "import 7/42", "~".repeat(255)]) {
      await clientOf(server).customers.create({ name: "A" }, { idempotencyKey: key });
      assert.equal(server.seen.at(-1)?.headers["idempotency-key"], key);
    }
  });

  it("can be used on two endpoints: they are independent calls", async (t) => {
    const server = await serve(t, json(customer()), json(contact()));
    const client = clientOf(server);
    const options = { idempotencyKey: "row-7" };
    await Promise.all([
      client.customers.create({ name: "A" }, options),
      client.contacts.create(1, { name: "B", email: "b@a.example" }, options).catch(() => null),
    ]);
    assert.equal(server.seen.length, 2);
  });

  it("that is older than 23 hours is refused, and a younger one is sent", async (t) => {
    const server = await serve(t, json(customer()));
    const hours = (count: number) => Date.now() - count * 3_600_000;
    for (const createdAt of [
      hours(23),
      new Date(hours(24)),
      new Date(hours(30)).toISOString(),
      "yesterday",
    ]) {
      const error = await failureOf(
        clientOf(server).customers.create({ name: "A" }, { idempotencyKey: { key: "k", createdAt } }),
        IdempotencyExpiredError,
      );
      assert.equal(error.idempotencyKey, "k");
    }
    assert.equal(server.seen.length, 0);
    await clientOf(server).customers.create(
      { name: "A" },
      { idempotencyKey: { key: "k", createdAt: hours(22.9) } },
    );
    assert.equal(server.seen.length, 1);
  });
});

describe("a key that is in use", () => {
  it("by a call that still runs is waited for: 250 ms to 1 s, the same key, three times at most", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, inFlight);
    const error = await failureOf(
      time.settle(clientOf(server).customers.create({ name: "A" })),
      ConflictError,
    );
    assert.ok(!(error instanceof IdempotencyMismatchError));
    assert.deepEqual([error.attempts, server.seen.length], [4, 4]);
    assert.equal(new Set(server.seen.map(({ headers }) => headers["idempotency-key"])).size, 1);
    server.seen.slice(1).forEach(({ at }, index) => {
      const wait = at - (server.seen[index]?.at ?? 0);
      assert.ok(wait >= 250 && wait <= 1001, `${wait}`);
    });
  });

  it("by a call that then ends gives its answer", async (t) => {
    const time = fakeTime(t);
    const server = await serve(
      t,
      inFlight,
      inFlight,
      json(customer(), { headers: { "idempotent-replayed": "true" } }),
    );
    const { response } = await time.settle(clientOf(server).customers.create({ name: "A" }).withResponse());
    assert.deepEqual([response.replayed, response.attempts], [true, 3]);
  });

  it("is waited for even when no retries are wanted: nothing was done yet", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, inFlight, json(customer()));
    await time.settle(clientOf(server, { maxRetries: 0 }).customers.create({ name: "A" }));
    assert.equal(server.seen.length, 2);
  });

  for (const code of ["idempotency_mismatch", "idempotency_key_reused", "idempotency_body_differs"]) {
    it(`with another body (${code}) is a mismatch, not sent again`, async (t) => {
      const server = await serve(t, failure(409, "conflict", code));
      const error = await failureOf(
        clientOf(server).customers.create({ name: "A" }, { idempotencyKey: "k" }),
        IdempotencyMismatchError,
      );
      assert.deepEqual(
        [error.type, error.code, error.status, error.idempotencyKey, server.seen.length],
        ["idempotency_mismatch_error", code, 409, "k", 1],
      );
    });
  }

  it("for a reason that is not clear is waited for, then a mismatch if the key is the caller's", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, failure(409, "conflict", "idempotency_conflict"));
    const client = clientOf(server);
    const theirs = client.customers.create({ name: "A" }, { idempotencyKey: "k" });
    await failureOf(time.settle(theirs), IdempotencyMismatchError);
    assert.equal(server.seen.length, 4);
    const ours = await failureOf(time.settle(client.customers.create({ name: "A" })), ConflictError);
    assert.ok(!(ours instanceof IdempotencyMismatchError));
  });
});
