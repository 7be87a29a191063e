import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask } from "./ask.ts";
import { startNodeHost } from "./node-host.ts";
import { APP, fromApp, SESSIONS, tokenFor } from "./sessions.ts";
import { withSite } from "./site.ts";

const preflight = (method: string, origin = APP) => ({
  method: "OPTIONS",
  headers: {
    "x-pivotal-client": undefined,
    "sec-fetch-site": "cross-site",
    origin,
    "access-control-request-method": method,
    "access-control-request-headers": "authorization,content-type,idempotency-key,x-pivotal-client",
  },
});

const corsOf = (headers: Headers) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-") || name === "vary"));

describe("a browser that asks for a page of a listed origin what it may send", () => {
  for (const [path, methods] of [
    ["/customers", "GET, POST"],
    ["/customers/cus_1", "GET, PATCH, DELETE"],
    ["/me", "GET"],
  ] as const) {
    it(
      `is told ${methods} for ${path}, what the client sends, and no cookies`,
      withSite({ sessions: SESSIONS }, async ({ handler, upstream }) => {
        const answer = await ask(handler, path, preflight("POST"));
        assert.equal(answer.status, 204);
        assert.equal(answer.text, "");
        assert.deepEqual(corsOf(answer.headers), {
          "access-control-allow-origin": APP,
          "access-control-allow-methods": methods,
          "access-control-allow-headers": "authorization, content-type, idempotency-key, x-pivotal-client",
          "access-control-max-age": "600",
          vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
        });
        assert.equal(upstream.requests.length, 0);
      }),
    );
  }

  it(
    "is granted nothing where there is nothing",
    withSite({ sessions: SESSIONS }, async ({ handler }) => {
      for (const path of ["/keys", "/../api/v1/me", ""]) {
        assert.equal((await ask(handler, path, preflight("GET"))).status, 404);
      }
    }),
  );
});

describe("a browser that asks for a page of another origin", () => {
  for (const origin of [
    "https://evil.example",
    "null",
    `${APP}.evil.example`,
    APP.replace("https", "http"),
    `${APP}:8443`,
  ]) {
    it(
      `is granted nothing for ${origin}`,
      withSite({ sessions: SESSIONS }, async ({ handler, upstream }) => {
        const asked = await ask(handler, "/customers", preflight("GET", origin));
        assert.equal(asked.status, 405);
        assert.deepEqual(corsOf(asked.headers), { vary: "Cookie, Origin" });
        const sent = await ask(handler, "/customers", { headers: fromApp(await tokenFor(), { origin }) });
        assert.equal(sent.status, 403);
        assert.deepEqual(corsOf(sent.headers), { vary: "Cookie, Origin" });
        assert.equal(upstream.requests.length, 0);
      }),
    );
  }

  it(
    "is granted nothing by a handler without sessions, even with a session in hand",
    withSite({}, async ({ handler, upstream }) => {
      assert.equal((await ask(handler, "/customers", preflight("GET"))).status, 405);
      const answer = await ask(handler, "/customers", { headers: fromApp(await tokenFor()) });
      assert.equal(answer.status, 403);
      assert.deepEqual(corsOf(answer.headers), { vary: "Cookie" });
      assert.equal(upstream.requests.length, 0);
    }),
  );
});

describe("an answer to a page of a listed origin", () => {
  const readable = {
    "access-control-allow-origin": APP,
    "access-control-expose-headers":
      "date, deprecation, idempotent-replayed, retry-after, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, x-request-id",
    vary: "Cookie, Origin",
  };

  it(
    "can be read by it and by no other, is never kept, and tells the time",
    withSite({ sessions: SESSIONS }, async ({ handler }) => {
      const { headers, status } = await ask(handler, "/customers", { headers: fromApp(await tokenFor()) });
      assert.equal(status, 200);
      assert.deepEqual(corsOf(headers), readable);
      assert.equal(headers.get("cache-control"), "private, no-store");
      assert.ok(Math.abs(Date.parse(headers.get("date") ?? "") - Date.now()) < 5000);
    }),
  );

  it(
    "can be read when it is a refusal, so that the page knows why",
    withSite({ sessions: SESSIONS }, async ({ handler, upstream }) => {
      const token = await tokenFor({ readOnly: true });
      for (const [path, options, status] of [
        ["/me", { headers: fromApp("no") }, 401],
        ["/customers", { headers: fromApp(token), body: { name: "A" } }, 403],
        ["/nothing", { headers: fromApp(token) }, 404],
      ] as const) {
        const answer = await ask(handler, path, options);
        assert.equal(answer.status, status);
        assert.deepEqual(corsOf(answer.headers), readable);
      }
      upstream.respond((_, response) => void response.end('{"mrr":1e999}'));
      const unwritten = await ask(handler, "/customers/7", { headers: fromApp(token) });
      assert.equal(unwritten.status, 502);
      assert.deepEqual(corsOf(unwritten.headers), readable);
    }),
  );

  it(
    "needs the client's header and JSON all the same",
    withSite({ sessions: SESSIONS }, async ({ handler }) => {
      const token = await tokenFor();
      const bare = fromApp(token, { "x-pivotal-client": undefined });
      assert.equal((await ask(handler, "/me", { headers: bare })).code, "missing_client_header");
      const form = fromApp(token, { "content-type": "text/plain" });
      assert.equal(
        (await ask(handler, "/customers", { headers: form, body: { name: "A" } })).code,
        "json_only",
      );
    }),
  );

  it("is the same over real HTTP, where a 204 has no length", async () => {
    const host = await startNodeHost({ sessions: SESSIONS, origin: "https://desk.example" });
    try {
      const url = `http://127.0.0.1:${host.port}/api/pivotal/customers`;
      const headers = { ...fromApp(await tokenFor()), "x-pivotal-client": "1" } as Record<string, string>;
      const answer = await fetch(url, { headers });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("access-control-allow-origin"), APP);
      const asked = { origin: APP, "access-control-request-method": "GET" };
      const granted = await fetch(url, { method: "OPTIONS", headers: asked });
      assert.deepEqual([granted.status, granted.headers.get("content-length")], [204, null]);
    } finally {
      await host.close();
    }
  });
});
