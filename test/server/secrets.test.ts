import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { createPivotalHandler } from "@pivotal/sdk/server";
import { ask, type Answered } from "./ask.ts";
import { failure, sendJson } from "./recording-upstream.ts";
import { CANARY, withSite, type TestSite } from "./site.ts";

const everything = (answer: Answered, { audit, alerts }: TestSite) =>
  `${answer.status} ${inspect([...answer.headers])} ${answer.text} ${inspect(audit)} ${inspect(alerts)}`;

describe("the key", () => {
  const echoes: [string, (key: string) => [number, unknown, Record<string, string>]][] = [
    ["in a record", (key) => [200, { object: "customer", name: `key ${key}`, [key]: [key] }, {}]],
    ["in an error", (key) => [400, failure("invalid_request_error", key, `Bad key ${key}`), {}]],
    ["in a 500", (key) => [500, failure("internal_error", "boom", `Authorization: Bearer ${key}`), {}]],
    [
      "in its headers",
      (key) => [
        200,
        {},
        { "x-request-id": key, "set-cookie": key, "idempotent-replayed": key, "x-echo": key },
      ],
    ],
    [
      "in a header of an error",
      (key) => [409, failure("conflict", "slug_taken"), { "x-request-id": `r-${key}` }],
    ],
    ["in a page of HTML", (key) => [502, `<html>${key}</html>`, { "content-type": "text/html" }]],
  ];
  for (const [where, echo] of echoes) {
    it(
      `is in no byte of an answer, a header, a log or an alert when the service sends it back ${where}`,
      withSite({}, async (site) => {
        site.upstream.respond((_, response) => {
          const [status, body, headers] = echo(CANARY);
          sendJson(response, status, body, headers);
        });
        for (const options of [{}, { body: { name: "Aurora" } }]) {
          const answer = await ask(site.handler, "/customers", options);
          assert.equal(everything(answer, site).includes(CANARY), false);
        }
        assert.ok(
          site.upstream.requests.every(({ headers }) => headers.authorization === `Bearer ${CANARY}`),
        );
      }),
    );
  }

  it(
    "is hidden as well when a function gives it",
    withSite({ apiKey: async () => CANARY }, async (site) => {
      site.upstream.respond((_, response) => sendJson(response, 200, { echo: CANARY }));
      assert.equal((await ask(site.handler, "/me")).text, '{"echo":"[redacted]"}');
    }),
  );

  it("is in nothing that inspecting the handler shows", () => {
    const handler = createPivotalHandler({ apiKey: CANARY, authorize: () => true });
    assert.equal(inspect(handler, { depth: 20, showHidden: true }).includes(CANARY), false);
  });
});

describe("what goes to the service", () => {
  it(
    "has none of the browser's own headers",
    withSite({}, async ({ handler, upstream }) => {
      const headers = {
        authorization: "Bearer pivotal_mine",
        cookie: "session=1",
        connection: "authorization",
        referer: "https://desk.example/customers/7",
        origin: "https://desk.example",
        "user-agent": "Browser/1",
        "x-forwarded-for": "10.0.0.1",
        "x-http-method-override": "DELETE",
        "x-method-override": "DELETE",
        "accept-language": "de",
        "x-anything": "1",
      };
      await ask(handler, "/customers/7", { headers });
      const [sent] = upstream.requests;
      assert.equal(sent?.method, "GET");
      assert.equal(sent?.headers.authorization, `Bearer ${CANARY}`);
      const values: unknown[] = Object.values(sent?.headers ?? {});
      for (const value of Object.values(headers)) assert.equal(values.includes(value), false, value);
    }),
  );
});

describe("what comes back", () => {
  it(
    "has the listed headers and no others",
    withSite({}, async ({ handler, upstream }) => {
      upstream.respond((_, response) =>
        sendJson(
          response,
          200,
          {},
          {
            "set-cookie": "session=stolen",
            "access-control-allow-origin": "*",
            "cache-control": "public, max-age=600",
            etag: '"1"',
            server: "pivotal/9",
            location: "https://evil.example",
            "x-powered-by": "x",
            "x-request-id": "req_1",
            "idempotent-replayed": "true",
            deprecation: "@1767225600",
            vary: "Accept",
          },
        ),
      );
      const { headers } = await ask(handler, "/customers/7");
      assert.deepEqual(Object.fromEntries([...headers].filter(([name]) => !name.startsWith("x-ratelimit"))), {
        "cache-control": "private, no-store",
        "content-type": "application/json; charset=utf-8",
        "cross-origin-resource-policy": "same-origin",
        deprecation: "@1767225600",
        "idempotent-replayed": "true",
        vary: "Cookie",
        "x-content-type-options": "nosniff",
        "x-request-id": "req_1",
      });
    }),
  );

  it(
    "is never to be cached, a refusal included",
    withSite({ authorize: () => false }, async ({ handler }) => {
      const { headers } = await ask(handler, "/customers/7");
      assert.equal(headers.get("cache-control"), "private, no-store");
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("vary"), "Cookie");
    }),
  );
});

describe("an idempotency key", () => {
  const create = (key: string, cookie = "ana", path = "/customers", body: object = { name: "Aurora" }) => ({
    path,
    options: { body, headers: { "idempotency-key": key, cookie } },
  });
  const byCookie = {
    authorize: (request: Request) => ({ allow: true as const, user: request.headers.get("cookie") ?? "" }),
  };

  it(
    "of one user is never another's, and stays the same when that user tries again",
    withSite(byCookie, async ({ handler, upstream }) => {
      const calls = [
        create("same"),
        create("same"),
        create("same", "ben"),
        create("same", "ana", "/onboardings", { customer_id: "cus_1" }),
        create('same"', "ana"),
      ];
      for (const { path, options } of calls) await ask(handler, path, options);
      const keys = upstream.requests.map(({ headers }) => headers["idempotency-key"]);
      assert.equal(keys[0], keys[1]);
      assert.equal(new Set(keys).size, 4);
      for (const key of keys) assert.match(String(key), /^host-[0-9a-f]{64}$/);
    }),
  );

  for (const [what, key] of [
    ["is too long", "k".repeat(256)],
    ["is empty", ""],
    ["is not ASCII", "schl\u00fcssel"],
  ] as const) {
    it(
      `is refused when it ${what}, and nothing is sent`,
      withSite({}, async ({ handler, upstream }) => {
        const answer = await ask(handler, "/customers", {
          body: { name: "Aurora" },
          headers: { "idempotency-key": key },
        });
        assert.deepEqual([answer.status, answer.code], [400, "invalid_idempotency_key"]);
        assert.equal(upstream.requests.length, 0);
      }),
    );
  }

  it(
    "may be as long as the service takes it",
    withSite({}, async ({ handler }) => {
      const answer = await ask(handler, "/customers", {
        body: { name: "A" },
        headers: { "idempotency-key": "k".repeat(255) },
      });
      assert.equal(answer.status, 201);
    }),
  );
});
