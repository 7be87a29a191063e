import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, MOCK_API_KEY } from "@pivotal/mocks";
import { createMemoryState, createPivotalHandler } from "@pivotal/sdk/server";
import { ask } from "./ask.ts";

describe("a write that reaches two instances with one idempotency key", () => {
  it("is made once, for its user alone", async () => {
    const backend = createBackend({ seed: 1, customers: 3, rateLimit: false });
    const options = {
      apiKey: MOCK_API_KEY,
      fetch: backend.fetch,
      shared: createMemoryState(),
      authorize: (request: Request) => ({
        allow: true as const,
        user: request.headers.get("cookie") ?? "",
      }),
      onAudit: () => {},
    };
    const [one, other] = [createPivotalHandler(options), createPivotalHandler(options)];
    const write = (cookie: string) => ({
      headers: { cookie, "idempotency-key": "a-double-click" },
      body: { name: "Aurora Outfitters" },
    });
    const [first, again] = [
      await ask(one, "/customers", write("ana")),
      await ask(other, "/customers", write("ana")),
    ];
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.equal(again.json["id"], first.json["id"]);
    assert.equal(again.headers.get("idempotent-replayed"), "true");
    const others = await ask(other, "/customers", write("ben"));
    assert.equal(others.status, 201);
    assert.notEqual(others.json["id"], first.json["id"]);
  });
});
