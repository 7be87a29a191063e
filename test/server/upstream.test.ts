import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask } from "./ask.ts";
import { failure, sendJson } from "./recording-upstream.ts";
import { withSite } from "./site.ts";

describe("an error of the service", () => {
  it(
    "passes with its status, type, code and field",
    withSite({}, async ({ handler, upstream }) => {
      upstream.respond((_, response) =>
        sendJson(response, 409, {
          error: { type: "conflict", code: "slug_taken", message: "Slug \u001b[31mtaken\n.", field: "slug" },
        }),
      );
      const answer = await ask(handler, "/customers", { body: { name: "Aurora", slug: "aurora" } });
      assert.equal(answer.status, 409);
      assert.deepEqual(answer.json["error"], {
        type: "conflict",
        code: "slug_taken",
        message: "Slug [31mtaken .",
        field: "slug",
      });
    }),
  );

  for (const [status, body] of [
    [500, failure("internal_error", "boom")],
    [503, "<html>down</html>"],
    [418, [1]],
    [502, ""],
  ] as const) {
    it(
      `of status ${status} is one readable error, sent once`,
      withSite({}, async ({ handler, upstream }) => {
        upstream.respond((_, response) => {
          response.writeHead(status);
          response.end(typeof body === "string" ? body : JSON.stringify(body));
        });
        const answer = await ask(handler, "/customers");
        assert.equal(answer.status, status);
        assert.ok(answer.code);
        assert.equal(upstream.requests.length, 1);
      }),
    );
  }

  it(
    "of 401 becomes 502 upstream_auth with one alert, however often people try, and no retry",
    withSite({}, async ({ handler, upstream, alerts }) => {
      const revoked = () =>
        upstream.respond((_, response) =>
          sendJson(response, 401, failure("authentication_error", "api_key_revoked")),
        );
      revoked();
      for (let times = 1; times <= 3; times++) {
        const answer = await ask(handler, "/customers");
        assert.deepEqual([answer.status, answer.code], [502, "upstream_auth"]);
        assert.equal(answer.headers.has("www-authenticate"), false);
        assert.equal(answer.headers.has("set-cookie"), false);
        assert.equal(upstream.requests.length, times);
      }
      assert.deepEqual(
        alerts.map(({ kind }) => kind),
        ["upstream_auth"],
      );
      upstream.respond();
      assert.equal((await ask(handler, "/customers")).status, 200);
      revoked();
      await ask(handler, "/customers");
      assert.equal(alerts.length, 2, "told again when it fails anew");
    }),
  );

  it(
    "of no key at all, since the host's function has none, is the same",
    withSite(
      { apiKey: () => Promise.reject(new Error("vault sealed")) },
      async ({ handler, upstream, alerts }) => {
        const answer = await ask(handler, "/customers");
        assert.deepEqual([answer.status, answer.code], [502, "upstream_auth"]);
        assert.deepEqual(
          alerts.map(({ kind }) => kind),
          ["upstream_auth"],
        );
        assert.doesNotMatch(answer.text, /vault/);
        assert.equal(upstream.requests.length, 0);
      },
    ),
  );

  it("of a key that a function gives is tried once more with the key it gives then", async () => {
    const keys = ["pivotal_Old0000000000000000000", "pivotal_New0000000000000000000"];
    let asked = 0;
    await withSite({ apiKey: () => keys[asked++] ?? "" }, async ({ handler, upstream, alerts }) => {
      upstream.respond((request, response) =>
        request.headers.authorization?.endsWith(keys[1] ?? "none")
          ? sendJson(response, 200, { object: "me" })
          : sendJson(response, 401, failure("authentication_error", "api_key_revoked")),
      );
      assert.equal((await ask(handler, "/me")).status, 200);
      assert.equal(upstream.requests.length, 2);
      assert.deepEqual(alerts, []);
    })();
  });

  for (const [what, head] of [
    ["a redirect to another host", "302"],
    ["a redirect that keeps the method", "307"],
  ] as const) {
    it(
      `that is ${what} is not followed`,
      withSite({}, async ({ handler, upstream }) => {
        upstream.respond((_, response) => {
          response.writeHead(Number(head), { location: `${upstream.baseUrl}/me` });
          response.end();
        });
        const answer = await ask(handler, "/customers");
        assert.equal(answer.status, 502);
        assert.equal(upstream.requests.length, 1);
      }),
    );
  }
});

describe("an answer of the service", () => {
  const bodies: [string, string][] = [
    ["is larger than 5 MiB", JSON.stringify({ notes: "x".repeat(5 * 1024 * 1024) })],
    ["is a page of HTML", "<html>Sign in</html>"],
    ["is empty", ""],
    ["is cut short", '{"object":"customer","na'],
    ["has a number that JSON cannot hold", '{"mrr":1e999}'],
    ["is nested 10,000 deep", `${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ];
  for (const [what, body] of bodies) {
    it(
      `that ${what} becomes 502, and the handler goes on`,
      withSite({}, async ({ handler, upstream, alerts }) => {
        upstream.respond((_, response) => {
          response.writeHead(200, { "content-type": "application/json" });
          response.end(body);
        });
        const answer = await ask(handler, "/customers/7");
        assert.equal(answer.status, 502);
        assert.ok(answer.text.length < 500);
        upstream.respond();
        assert.equal((await ask(handler, "/customers/8")).status, 200);
        assert.deepEqual(alerts, []);
      }),
    );
  }

  it(
    "of just under 5 MiB passes whole",
    withSite({}, async ({ handler, upstream }) => {
      const notes = "x".repeat(5 * 1024 * 1024 - 100);
      upstream.respond((_, response) => sendJson(response, 200, { notes }));
      assert.equal((await ask(handler, "/customers/7")).json["notes"], notes);
    }),
  );

  it(
    "keeps fields and values that nobody knew of",
    withSite({}, async ({ handler, upstream }) => {
      const row = { object: "customer", status: "in_legal_review", brand_new: { deep: [1, null, "ü"] } };
      upstream.respond((_, response) => sendJson(response, 200, row));
      assert.deepEqual((await ask(handler, "/customers/7")).json, row);
    }),
  );

  it(
    "that does not come is 504 before the browser gives up",
    withSite({ timeoutMs: 60 }, async ({ handler, upstream }) => {
      upstream.respond(() => {});
      const answer = await ask(handler, "/customers/7");
      assert.deepEqual([answer.status, answer.code], [504, "upstream_timeout"]);
    }),
  );
});
