import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import {
  AuthenticationError,
  ConflictError,
  IdempotencyMismatchError,
  InvalidRequestError,
  isNotOffered,
  isPivotalError,
  NotFoundError,
  PermissionError,
  PivotalError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
} from "@pivotal/sdk";
import { clientOf, failure, failureOf, fakeTime, json, serve, text } from "../support/loopback.ts";
import { bytes, serveRaw } from "../support/raw-server.ts";
import { customer } from "../support/records.ts";

const once = async (t: TestContext, answer: Parameters<typeof serve>[1]) => {
  const server = await serve(t, answer);
  const error = await failureOf(clientOf(server, { maxRetries: 0 }).customers.retrieve(1), PivotalError);
  return { server, error };
};

describe("an answer that is an error", () => {
  it("a 400 names the field at fault and is not sent again", async (t) => {
    const server = await serve(t, failure(400, "invalid_request_error", "too_small", { field: "name" }));
    const error = await failureOf(clientOf(server).customers.create({ name: "A" }), InvalidRequestError);
    assert.deepEqual(
      [error.type, error.code, error.field, error.status, error.attempts, server.seen.length],
      ["invalid_request_error", "too_small", "name", 400, 1, 1],
    );
  });

  it("a 401 is an authentication error", async (t) => {
    const server = await serve(t, failure(401, "authentication_error", "api_key_revoked"));
    const error = await failureOf(clientOf(server).me.retrieve(), AuthenticationError);
    assert.equal(error.code, "api_key_revoked");
    assert.equal(server.seen.length, 1);
  });

  it("the reserved 403 is a permission error", async (t) => {
    const { error } = await once(t, failure(403, "permission_error", "no_access"));
    assert.ok(error instanceof PermissionError);
  });

  it("a 404 is a not-found error, and says whether the row or the route is missing", async (t) => {
    const row = (await once(t, failure(404, "not_found", "customer_not_found"))).error;
    assert.ok(row instanceof NotFoundError);
    assert.equal(isNotOffered(row), false);
    const route = (await once(t, text("<h1>Not found</h1>", { status: 404 }))).error;
    assert.ok(route instanceof NotFoundError);
    assert.equal(isNotOffered(route), true);
    assert.equal(isNotOffered((await once(t, failure(404, "not_found", "route_not_found"))).error), true);
    assert.equal(isNotOffered((await once(t, failure(400, "invalid_request_error", "x"))).error), false);
  });

  for (const code of ["slug_taken", "email_taken"]) {
    it(`a 409 ${code} is a conflict with its field, and is not sent again`, async (t) => {
      const server = await serve(t, failure(409, "conflict", code, { field: "slug" }));
      const error = await failureOf(clientOf(server).customers.create({ name: "A" }), ConflictError);
      assert.ok(!(error instanceof IdempotencyMismatchError));
      assert.deepEqual([error.code, error.field, server.seen.length], [code, "slug", 1]);
    });
  }

  for (const status of [413, 414, 431]) {
    it(`a ${status} of a proxy is an invalid request, and is not sent again`, async (t) => {
      const server = await serve(t, text("too large", { status }));
      const error = await failureOf(clientOf(server).customers.create({ name: "A" }), InvalidRequestError);
      assert.deepEqual([error.status, server.seen.length], [status, 1]);
    });
  }

  it("three 500s are a server error with the attempts and the idempotency key", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, failure(500, "internal_error", "internal"));
    const error = await failureOf(time.settle(clientOf(server).customers.create({ name: "A" })), ServerError);
    assert.equal(error.attempts, 3);
    assert.equal(error.idempotencyKey, server.seen[0]?.headers["idempotency-key"]);
    assert.equal(server.seen.length, 3);
  });

  for (const status of [408, 429, 500, 502, 503, 504]) {
    it(`a ${status} passes when the next answer is good`, async (t) => {
      const time = fakeTime(t);
      const server = await serve(t, text("later", { status }), json(customer()));
      const client = clientOf(server);
      assert.equal((await time.settle(client.customers.retrieve(1))).id, "cus_1");
      assert.equal(server.seen.length, 2);
    });
  }

  for (const [status, Class] of [
    [402, InvalidRequestError],
    [408, TimeoutError],
    [409, ConflictError],
    [418, InvalidRequestError],
    [429, RateLimitError],
    [501, ServerError],
    [599, ServerError],
  ] as const) {
    it(`a ${status} that is not the service's has the class of its kind`, async (t) => {
      const { error, server } = await once(t, text("<html>", { status }));
      assert.ok(error instanceof Class);
      assert.deepEqual([error.status, error.code, error.field], [status, undefined, undefined]);
      assert.equal(server.seen.length, 1);
    });
  }

  it("a 299 is a success and a 999 is an unexpected response", async (t) => {
    const server = await serve(t, json(customer(), { status: 299 }));
    assert.equal((await clientOf(server).customers.retrieve(1).withResponse()).response.status, 299);
    const odd = await serveRaw(t, (socket) => socket.end(bytes(["content-length: 2"], "{}", "999 Odd")));
    const error = await failureOf(clientOf(odd, { maxRetries: 0 }).customers.retrieve(1), PivotalError);
    assert.ok(isPivotalError(error));
    assert.equal(odd.requests.length, 1);
  });

  for (const [what, body] of [
    ["an array", "[1,2]"],
    ["a string", '"no"'],
    ["null", "null"],
    ["another shape", '{"error":"no"}'],
    ["an envelope of numbers", '{"error":{"type":1,"code":2,"message":3,"field":4}}'],
    ["a type that is a name of the language", '{"error":{"type":"constructor","code":"__proto__"}}'],
    ["no JSON", "<h1>502</h1>"],
    ["nothing", ""],
    ["10 MB", "x".repeat(10_000_000)],
    ["10 MB of JSON", JSON.stringify({ error: { type: "conflict", message: "x".repeat(10_000_000) } })],
  ] as const) {
    it(`an error body that is ${what} leaves the class of the status`, async (t) => {
      const { error } = await once(t, text(body, { status: 502 }));
      assert.ok(error instanceof ServerError);
      assert.equal(error.status, 502);
      assert.ok(error.message.length < 600);
    });
  }

  it("an error body that never ends is not read to its end", async (t) => {
    let written = 0;
    const { error } = await once(t, (_, response) => {
      response.writeHead(500);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(10_000))) written += 10_000;
      };
      response.on("drain", more);
      more();
    });
    assert.ok(error instanceof ServerError);
    assert.ok(written < 20_000_000);
  });

  it("an error body that breaks off leaves the class of the status", async (t) => {
    const server = await serveRaw(t, (socket) =>
      socket.end(bytes(["content-length: 500"], '{"error":{"ty', "500 Internal Server Error")),
    );
    const error = await failureOf(clientOf(server, { maxRetries: 0 }).customers.retrieve(1), ServerError);
    assert.equal(error.status, 500);
  });

  it("a passing status is sent again whatever its envelope says", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, failure(408, "internal_error", "x"), json(customer()));
    await time.settle(clientOf(server).customers.retrieve(1));
    assert.equal(server.seen.length, 2);
  });

  it("the type counts for more than the status", async (t) => {
    const { error } = await once(t, failure(400, "conflict", "slug_taken"));
    assert.ok(error instanceof ConflictError);
  });

  it("an unknown type and code survive as they are", async (t) => {
    const { error } = await once(t, failure(422, "quota_error", "seats_exceeded"));
    assert.ok(error instanceof InvalidRequestError);
    assert.deepEqual([error.type, error.code], ["quota_error", "seats_exceeded"]);
  });

  it("the request id is carried", async (t) => {
    const { error } = await once(
      t,
      failure(400, "invalid_request_error", "x", { headers: { "x-request-id": "req_7" } }),
    );
    assert.equal(error.requestId, "req_7");
  });
});

describe("an answer that is not the service's", () => {
  for (const [what, body, type] of [
    ["a login page", "<!doctype html><title>Sign in</title>", "text/html"],
    ["a captive portal that says it is JSON", "<html>", "application/json"],
  ] as const) {
    it(`a 200 of ${what} is an unexpected response, not a syntax error`, async (t) => {
      const server = await serve(t, text(body, { headers: { "content-type": type } }));
      const error = await failureOf(clientOf(server).customers.retrieve(1), UnexpectedResponseError);
      assert.deepEqual([error.phase, error.status, server.seen.length], ["content", 200, 1]);
      await failureOf(clientOf(server).request("GET", "/anything"), UnexpectedResponseError);
    });
  }

  it("a 200 without a body, and a 204, are unexpected where a record was", async (t) => {
    for (const status of [200, 204]) {
      const server = await serve(t, text("", { status }));
      for (const call of [
        () => clientOf(server).customers.retrieve(1),
        () => clientOf(server).customers.create({ name: "A" }),
        () => clientOf(server).customers.delete(1),
        () => clientOf(server).customers.list(),
      ]) {
        const error = await failureOf(call(), UnexpectedResponseError);
        assert.equal(error.phase, "empty");
      }
    }
  });

  it("a 204 is fine where nothing was expected", async (t) => {
    const server = await serve(t, text("", { status: 204 }));
    assert.equal(await clientOf(server).request("DELETE", "/sessions/1"), null);
  });

  it("headers that are there twice, or 8 kB long, do no harm", async (t) => {
    const server = await serve(
      t,
      json(customer(), {
        headers: {
          "x-ratelimit-limit": ["60", "60"],
          "x-ratelimit-remaining": ["59", "40"],
          "x-ratelimit-reset": "9".repeat(8000),
          "x-request-id": "r".repeat(4000),
        },
      }),
    );
    const { response } = await clientOf(server).customers.retrieve(1).withResponse();
    assert.equal(response.rateLimit?.remaining, 40);
    assert.ok(Number.isFinite(response.rateLimit.resetAt.getTime()));
    assert.equal(response.requestId?.length, 200);
  });
});

describe("how a call was answered", () => {
  it("is given with its data on demand", async (t) => {
    const reset = Math.floor(Date.now() / 1000) + 30;
    const server = await serve(
      t,
      json(customer(), {
        headers: {
          "x-request-id": "req_1",
          "x-ratelimit-limit": "60",
          "x-ratelimit-remaining": "12",
          "x-ratelimit-reset": String(reset),
          "x-other": "kept",
        },
      }),
    );
    const { data, response } = await clientOf(server).customers.retrieve(1).withResponse();
    assert.equal(data.id, "cus_1");
    assert.deepEqual(
      [response.status, response.requestId, response.attempts, response.replayed],
      [200, "req_1", 1, false],
    );
    assert.equal(response.headers.get("x-other"), "kept");
    assert.deepEqual([response.rateLimit?.limit, response.rateLimit?.remaining], [60, 12]);
    assert.ok(Math.abs((response.rateLimit?.resetAt.getTime() ?? 0) - reset * 1000) < 1500);
  });

  it("has no rate-limit state when the server gives none", async (t) => {
    const server = await serve(t, json(customer()));
    assert.equal((await clientOf(server).customers.retrieve(1).withResponse()).response.rateLimit, null);
  });

  it("works on every call, lists too", async (t) => {
    const server = await serve(t, json({ object: "list", data: [], has_more: false, next_cursor: null }));
    assert.equal((await clientOf(server).customers.list().withResponse()).response.status, 200);
  });
});
