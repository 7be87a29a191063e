import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Grant } from "@pivotal/sdk/server";
import { customerSchema, healthSchema } from "@pivotal/sdk/schemas";
import { ask } from "./ask.ts";
import { withSite } from "./site.ts";

const hiding = (...hideFields: string[]) => ({
  authorize: (): Grant => ({ allow: true, user: "ben", hideFields }),
});

describe("a field that a user does not see", () => {
  it(
    "is null in a customer, a list and the answer to a write, which stay readable",
    withSite(hiding("mrr"), async ({ handler }) => {
      const one = await ask(handler, "/customers/7");
      const list = await ask(handler, "/customers?limit=1");
      const saved = await ask(handler, "/customers/7", { method: "PATCH", body: { plan: "free" } });
      for (const row of [one.json, (list.json["data"] as object[])[0], saved.json]) {
        const { mrr, hidden_fields } = customerSchema.parse(row);
        assert.deepEqual([mrr, hidden_fields], [null, ["mrr"]]);
      }
      assert.doesNotMatch(one.text + list.text + saved.text, /7000|8000/);
    }),
  );

  it(
    "is nowhere deeper either: not in metadata, not among the CRM's fields",
    withSite(hiding("mrr"), async ({ handler }) => {
      const { json, text } = await ask(handler, "/customers/7");
      assert.deepEqual(json["metadata"], {});
      assert.deepEqual(json["field_sources"], { domain: "hubspot" });
      assert.doesNotMatch(text, /written down twice/);
    }),
  );

  it(
    "is left out where no server promises it",
    withSite(hiding("owner_email"), async ({ handler }) => {
      const { json } = await ask(handler, "/customers/7");
      assert.equal("owner_email" in json, false);
      assert.ok(customerSchema.safeParse(json).success);
    }),
  );

  it(
    "leaves no trace in the history",
    withSite(hiding("mrr"), async ({ handler }) => {
      const { json } = await ask(handler, "/customers/7/activity");
      assert.deepEqual(
        (json["data"] as { field: string }[]).map(({ field }) => field),
        ["plan", null],
      );
    }),
  );

  it(
    "is not told by the health signal that it feeds",
    withSite(hiding("mrr"), async ({ handler }) => {
      const { json } = await ask(handler, "/customers/7/health");
      const signals = healthSchema.parse(json).signals;
      assert.deepEqual(
        signals.map(({ score, summary, items }) => [score, summary, items]),
        [
          [null, "", []],
          [90, "fine", []],
        ],
      );
    }),
  );

  it(
    "takes the whole health with it when it is the score",
    withSite(hiding("health_score"), async ({ handler, upstream }) => {
      assert.equal((await ask(handler, "/customers/7/health")).status, 403);
      assert.equal(upstream.requests.length, 0);
      const history = await ask(handler, "/customers/7/activity");
      assert.doesNotMatch(history.text, /health_score_dropped/);
    }),
  );

  it(
    "cannot be written, alone or among others, nor searched by",
    withSite(hiding("mrr", "plan", "status_note"), async ({ handler, upstream, audit }) => {
      for (const body of [{ mrr: 1 }, { domain: "a.example", plan: "pro" }]) {
        const answer = await ask(handler, "/customers/7", { method: "PATCH", body });
        assert.deepEqual([answer.status, answer.code], [403, "hidden_field"]);
      }
      const created = await ask(handler, "/customers", { body: { name: "Aurora", mrr: 1 } });
      assert.equal(created.status, 403);
      assert.equal(upstream.requests.length, 0);
      assert.deepEqual(
        audit.map(({ result }) => result),
        ["refused", "refused", "refused"],
      );
    }),
  );
});

describe("a read-only user", () => {
  const readOnly = { authorize: (): Grant => ({ allow: true, user: "ben", readOnly: true }) };

  it(
    "reads everything as others do",
    withSite(readOnly, async ({ handler }) => {
      assert.equal((await ask(handler, "/customers/7")).json["mrr"], 7000);
    }),
  );

  const writes: [string, string, object | undefined][] = [
    ["POST", "/customers", { name: "Aurora" }],
    ["PATCH", "/customers/7", { plan: "pro" }],
    ["DELETE", "/customers/7", undefined],
    ["PATCH", "/contacts/99", { title: "CEO" }],
  ];
  for (const [method, path, body] of writes) {
    it(
      `is refused ${method} ${path} with 403, and nothing is sent`,
      withSite(readOnly, async ({ handler, upstream, audit }) => {
        const answer = await ask(handler, path, { method, body });
        assert.deepEqual([answer.status, answer.code], [403, "read_only"]);
        assert.equal(upstream.requests.length, 0);
        assert.deepEqual(
          audit.map(({ who, result }) => [who, result]),
          [["ben", "refused"]],
        );
      }),
    );
  }
});
