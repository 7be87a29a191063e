import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { AttemptInfo, RequestInfo, RetryInfo } from "@pivotal/sdk";
import { clientOf, drop, failure, fakeTime, json, serve, TEST_KEY } from "../support/loopback.ts";
import { customer } from "../support/records.ts";

describe("the hooks", () => {
  it("tell of each request, answer and retry, without key, body or query", async (t) => {
    const time = fakeTime(t);
    const told: [string, RequestInfo | AttemptInfo | RetryInfo][] = [];
    const headers = { "x-request-id": "req_1", deprecation: "Wed, 11 Nov 2026 23:59:59 GMT" };
    const server = await serve(t, failure(503, "internal_error", "x"), json(customer(), { headers }));
    const client = clientOf(server, {
      onRequest: (info) => told.push(["request", info]),
      onResponse: (info) => told.push(["response", { ...info, durationMs: 0 }]),
      onRetry: (info) => told.push(["retry", { ...info, delayMs: 0 }]),
    });
    await time.settle(
      client.request("POST", "/customers", { body: { name: "s3cret" }, query: { q: "s3cret" } }),
    );
    const call = { method: "POST", path: "/customers" };
    assert.deepEqual(told, [
      ["request", { ...call, attempt: 1 }],
      [
        "response",
        { ...call, attempt: 1, status: 503, requestId: undefined, deprecation: undefined, durationMs: 0 },
      ],
      ["retry", { ...call, attempt: 1, reason: "internal_error", status: 503, delayMs: 0 }],
      ["request", { ...call, attempt: 2 }],
      [
        "response",
        {
          ...call,
          attempt: 2,
          status: 200,
          requestId: "req_1",
          deprecation: headers.deprecation,
          durationMs: 0,
        },
      ],
    ]);
    assert.ok(!JSON.stringify(told).includes("s3cret") && !JSON.stringify(told).includes(TEST_KEY));
  });

  it("tell of a request without an answer", async (t) => {
    const statuses: (number | undefined)[] = [];
    const server = await serve(t, drop);
    const client = clientOf(server, { maxRetries: 0, onResponse: ({ status }) => statuses.push(status) });
    await client.customers.retrieve(1).catch(() => null);
    assert.deepEqual(statuses, [undefined]);
  });

  it("that throw, now or later, are reported and do not break the call", async (t) => {
    const time = fakeTime(t);
    const reported = t.mock.method(console, "error", () => {});
    const server = await serve(
      t,
      failure(500, "internal_error", "x"),
      json({ ...customer(), name: 1 }),
      json(customer()),
    );
    const broken = () => {
      throw new Error("hook");
    };
    const later = (async () => broken()) as () => void;
    for (const hook of [broken, later]) {
      const client = clientOf(server, { onRequest: hook, onResponse: hook, onRetry: hook, onDrift: hook });
      await time.settle(client.customers.retrieve(1).then(null, () => client.customers.retrieve(1)));
    }
    assert.equal(server.seen.length, 4);
    assert.ok(reported.mock.callCount() >= 8);
  });
});
