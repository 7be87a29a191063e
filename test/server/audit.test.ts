import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { auditLine } from "@pivotal/sdk/server";
import { ask } from "./ask.ts";
import { failure, sendJson } from "./recording-upstream.ts";
import { withSite } from "./site.ts";

const update = { method: "PATCH", body: { plan: "secret plan", mrr: 4321 } };

describe("the audit line of a write", () => {
  it(
    "says who changed which fields of what, and no values",
    withSite({}, async ({ handler, audit }) => {
      await ask(handler, "/customers/7", update);
      assert.deepEqual(audit, [
        { who: "ana", action: "customers.update", id: "7", fields: ["plan", "mrr"], result: "ok" },
      ]);
    }),
  );

  it(
    "names the new record after a create",
    withSite({}, async ({ handler, audit }) => {
      await ask(handler, "/customers", { body: { name: "Aurora" } });
      assert.deepEqual(
        audit.map(({ id, fields, result }) => [id, fields, result]),
        [["new_1", ["name"], "ok"]],
      );
    }),
  );

  it(
    "is not left by a read",
    withSite({}, async ({ handler, audit }) => {
      await ask(handler, "/customers/7");
      assert.deepEqual(audit, []);
    }),
  );

  it(
    "says refused when the host denies, and knows nobody then",
    withSite({ authorize: () => false }, async ({ handler, audit }) => {
      await ask(handler, "/customers/7", update);
      assert.deepEqual(
        audit.map(({ who, result }) => [who, result]),
        [[null, "refused"]],
      );
    }),
  );

  it(
    "says refused when the body does not fit",
    withSite({}, async ({ handler, audit }) => {
      await ask(handler, "/customers/7", { method: "PATCH", body: { is_admin: true } });
      assert.deepEqual(
        audit.map(({ result }) => result),
        ["refused"],
      );
    }),
  );

  const outcomes: [number, "failed" | "unknown"][] = [
    [400, "failed"],
    [404, "failed"],
    [409, "failed"],
    [429, "failed"],
    [500, "unknown"],
    [502, "unknown"],
    [504, "unknown"],
  ];
  for (const [status, result] of outcomes) {
    it(
      `says ${result} when the service answers ${status}`,
      withSite({}, async ({ handler, upstream, audit }) => {
        upstream.respond((_, response) => sendJson(response, status, failure("x", "y")));
        await ask(handler, "/customers/7", update);
        assert.deepEqual(
          audit.map((entry) => entry.result),
          [result],
        );
        assert.equal(upstream.requests.length, 1);
      }),
    );
  }

  it(
    "says unknown when the connection breaks before the answer",
    withSite({}, async ({ handler, upstream, audit }) => {
      upstream.respond((_, response) => void response.destroy());
      assert.equal((await ask(handler, "/customers/7", update)).status, 502);
      assert.deepEqual(
        audit.map(({ result }) => result),
        ["unknown"],
      );
    }),
  );

  it(
    "says failed when the service could not be reached at all",
    withSite({}, async ({ handler, upstream, audit }) => {
      await upstream.close();
      assert.equal((await ask(handler, "/customers/7", update)).status, 502);
      assert.deepEqual(
        audit.map(({ result }) => result),
        ["failed"],
      );
    }),
  );

  it(
    "says unknown when the browser goes away while the service works",
    { timeout: 5000 },
    withSite({}, async ({ handler, upstream, audit }) => {
      const gone = new AbortController();
      const aborted = new Promise<void>((resolve) => {
        upstream.respond((_, response) => {
          response.once("close", resolve);
          gone.abort();
        });
      });
      await ask(handler, "/customers/7", { ...update, signal: gone.signal });
      await aborted;
      assert.deepEqual(
        audit.map(({ result }) => result),
        ["unknown"],
      );
    }),
  );

  it(
    "does not undo the write when it cannot be written, but is told of",
    withSite(
      { onAudit: () => Promise.reject(new Error("disk full\nforged line")) },
      async ({ handler, alerts }) => {
        assert.equal((await ask(handler, "/customers/7", update)).status, 200);
        assert.deepEqual(
          alerts.map(({ kind }) => kind),
          ["audit"],
        );
      },
    ),
  );

  it(
    "stays one line, whatever a name or a tag holds",
    withSite(
      { authorize: () => ({ allow: true, user: "ana\nroot \u001b[31m\u202e" }) },
      async ({ handler, audit }) => {
        const field = "x\r\nforged: \u001b[2J\u2028";
        await ask(handler, "/customers/7", { method: "PATCH", body: { metadata: { [field]: 1 } } });
        await ask(handler, "/customers/7", { method: "PATCH", body: { [field]: 1 } });
        await ask(handler, `/tags/${encodeURIComponent("vip\u202e")}`, {
          method: "PATCH",
          body: { name: "VIP" },
        });
        assert.equal(audit.length, 3);
        for (const entry of audit) {
          for (const text of [entry.who ?? "", entry.id ?? "", ...entry.fields, auditLine(entry)]) {
            assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          }
        }
        assert.match(auditLine(audit[0] ?? assert.fail()), /^pivotal customers\.update ok by="ana/);
      },
    ),
  );
});
