import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import {
  createTransport,
  Customers,
  isPivotalError,
  NetworkError,
  PivotalApi,
  PivotalError,
} from "@pivotal/sdk";
import {
  clientOf,
  drop,
  failure,
  failureOf,
  fakeTime,
  json,
  serve,
  TEST_KEY,
  text,
} from "../support/loopback.ts";
import { customer, page } from "../support/records.ts";

const SECRETS = [TEST_KEY, "Bearer", "s3cret-body", "s3cret-query"];
const views = (value: object): string[] => [
  inspect(value, { depth: 20, showHidden: true, getters: true }),
  JSON.stringify(value) ?? "",
  String(value),
  (value as Error).stack ?? "",
];
const assertClean = (value: object) => {
  for (const view of views(value))
    for (const secret of SECRETS) assert.ok(!view.includes(secret), `${secret} in ${view}`);
};

describe("a client that is printed", () => {
  it("shows [redacted] in place of its key, however it is printed or copied", () => {
    const client = new PivotalApi({ apiKey: TEST_KEY, headers: { "x-tenant": TEST_KEY } });
    assertClean(client);
    assert.match(inspect(client), /\[redacted\]/);
    assert.match(JSON.stringify(client), /\[redacted\]/);
    const transport = createTransport({ apiKey: TEST_KEY });
    assertClean(transport);
    assert.deepEqual(structuredClone({ ...client.transport }), {
      baseUrl: "https://my.pivotal.app/api/v1",
      apiKey: "[redacted]",
    });
    assertClean(structuredClone(client));
    assertClean(new Customers(transport));
    assertClean(new PivotalApi({ apiKey: () => TEST_KEY }));
  });
});

describe("a call that is printed", () => {
  it("shows neither key, body nor query, before or after it ended", async (t) => {
    const server = await serve(t, json(customer()), json(page([customer()])));
    const client = clientOf(server);
    const create = client.customers.create({ name: "s3cret-body" });
    const list = client.customers.list({ slug: "s3cret-query" });
    for (const call of [create, list]) {
      assertClean(call);
      await call;
      assertClean(call);
    }
    assertClean((await create.withResponse()).response);
  });
});

describe("an error that is printed", () => {
  it("shows neither key, body nor query, whatever went wrong", async (t) => {
    const time = fakeTime(t);
    const leaky = `pivotal key ${TEST_KEY} with Authorization: Bearer ${TEST_KEY} at https://x.invalid/?q=s3cret-query`;
    for (const answer of [
      drop,
      failure(500, "internal_error", "x"),
      failure(400, "invalid_request_error", "x", { field: "name" }),
      json({ error: { type: "conflict", code: "c", message: leaky } }, { status: 409 }),
      text("<html>"),
      text("{"),
      json({ s3cret: "s3cret-body" }),
    ]) {
      const server = await serve(t, answer);
      const client = clientOf(server, { maxRetries: 1 });
      const body = { name: "s3cret-body" };
      for (const call of [
        () => client.customers.create(body),
        () => client.customers.list({ slug: "s3cret-query" }),
        () => client.request("GET", "/customers", { query: { slug: "s3cret-query" } }),
      ]) {
        const result = await time.settle<unknown>(call()).catch((reason: unknown) => reason);
        if (!isPivotalError(result)) continue;
        assertClean(result);
        assertClean(structuredClone(result));
      }
    }
  });

  it("keeps why the connection failed, without the request that a host's fetch hung on it", async () => {
    const broken = (async (input: Request) => {
      const inner = Object.assign(new Error(`connect ECONNRESET to ${input.url} with ${TEST_KEY}`), {
        code: "ECONNRESET",
      });
      throw Object.assign(new TypeError("fetch failed", { cause: inner }), {
        request: input,
        options: { headers: input.headers },
      });
    }) as typeof fetch;
    const client = new PivotalApi({
      apiKey: TEST_KEY,
      baseUrl: "https://x.invalid",
      fetch: broken,
      maxRetries: 0,
    });
    const error = await failureOf(client.customers.list({ slug: "s3cret-query" }), NetworkError);
    assertClean(error);
    const cause = error.cause as Error & { request?: unknown };
    assert.deepEqual([cause.name, cause.message, cause.request], ["TypeError", "fetch failed", undefined]);
    assert.equal((cause.cause as { code?: string }).code, "ECONNRESET");
  });

  it("survives a cause that is its own cause, and one that is no error", async () => {
    const loop = new Error("loop");
    loop.cause = loop;
    for (const thrown of [loop, "text", null, { headers: TEST_KEY }]) {
      const client = new PivotalApi({
        apiKey: TEST_KEY,
        baseUrl: "https://x.invalid",
        maxRetries: 0,
        fetch: () => Promise.reject(thrown),
      });
      assertClean(await failureOf(client.customers.retrieve(1), NetworkError));
    }
  });

  it("refuses a header that HTTP cannot carry without repeating it", async () => {
    const client = new PivotalApi({ apiKey: TEST_KEY });
    const error = await failureOf(
      client.customers.retrieve(1, { headers: { "x-a": "s3cret-body\nx: y" } }),
      PivotalError,
    );
    assert.equal(error.type, "config_error");
    assertClean(error);
  });
});

describe("an error", () => {
  it("is recognised across copies of the package", () => {
    class FromAnotherCopy extends Error {
      get [Symbol.for("@pivotal/sdk.error")]() {
        return true;
      }
    }
    assert.equal(isPivotalError(new FromAnotherCopy()), true);
    assert.equal(isPivotalError(new PivotalError("x")), true);
    for (const other of [new Error("x"), { type: "conflict" }, null, undefined, "x"])
      assert.equal(isPivotalError(other), false);
  });

  it("holds no request, response, headers or body", async (t) => {
    const server = await serve(t, failure(400, "invalid_request_error", "x", { field: "name" }));
    const error = await failureOf(clientOf(server).customers.create({ name: "A" }), PivotalError);
    assert.deepEqual(Object.keys(error).sort(), [
      "attempts",
      "code",
      "field",
      "idempotencyKey",
      "status",
      "type",
    ]);
    assert.equal(error.cause, undefined);
  });

  it("has the name of its class, in a minified bundle too", async (t) => {
    const server = await serve(t, failure(404, "not_found", "customer_not_found"));
    const error = await failureOf(clientOf(server).customers.retrieve(1), PivotalError);
    assert.equal(error.name, "NotFoundError");
    assert.match(String(error), /^NotFoundError: /);
    assert.ok(!Object.keys(error).includes("name"));
  });
});
