import assert from "node:assert/strict";
import { describe, it } from "node:test";
import FakeTimers from "@sinonjs/fake-timers";
import { ask, FROM_OWN_PAGE, ORIGIN, read } from "./ask.ts";
import { withSite } from "./site.ts";

const refused = (what: string, path: string, status: number, options: Parameters<typeof ask>[2] = {}) => {
  it(
    `refuses ${what} with ${status}, and asks the service nothing`,
    withSite({}, async ({ handler, upstream }) => {
      const answer = await ask(handler, path, options);
      assert.equal(answer.status, status, answer.text);
      assert.match(answer.text, /^\{"error":\{"type":"\w+","code":"\w+","message":"[^"]+[.]"/);
      assert.equal(upstream.requests.length, 0);
    }),
  );
};

describe("an address", () => {
  for (const path of [
    "/",
    "",
    "/nothing",
    "/customers/",
    "/customers/1/",
    "/customers/1/secrets",
    "/Customers",
    "/customers/1/contacts/2",
    "//customers",
    "/me/..%2fcustomers",
    "/api/v1/me",
    "/api_keys",
    "/webhooks",
  ]) {
    refused(`${path || "nothing at all"}, which the table does not list,`, path, 404);
  }
  for (const id of [
    "%252e%252e",
    "%2e%2e%2fme",
    "a%2fb",
    "a%5cb",
    "..%5cme",
    "a;x",
    "1;role=admin",
    "%00",
    "a%0d%0ax",
    "@host",
    "a@host",
    "%40host",
    "a%20b",
    "a:b",
    "http:%2f%2fevil.example",
    "%ff",
    "ü",
    "%F0%9F%98%80",
    "a?b".replace("?", "%3f"),
    "a%23b",
    "*",
    "$",
    "(a)",
    "a".repeat(129),
  ]) {
    refused(`the customer id ${id.slice(0, 30)}`, `/customers/${id}`, 400);
  }
  for (const tag of [
    "..%2fme",
    "a%2fb",
    "a%5cb",
    "a;b",
    "%2525",
    "%0a",
    "%00",
    "a%3fb",
    "%ed%a0%80",
    "a".repeat(101),
  ]) {
    refused(`the tag ${tag.slice(0, 30)}`, `/tags/${tag}`, 400, { method: "PATCH", body: { name: "x" } });
  }

  it(
    "that a URL parser has already cleaned up means what it then says",
    withSite({}, async ({ handler, upstream }) => {
      for (const path of ["/customers/../me", "/customers/%2e%2e/me", "/customers/.%2E/me"]) {
        await ask(handler, path);
      }
      assert.deepEqual(new Set(upstream.lines()), new Set(["GET /me"]));
    }),
  );

  it(
    "outside the mount path is not there",
    withSite({}, async ({ handler, upstream }) => {
      for (const path of ["/me", "/api/pivotalx/me", "/api/pivotal", "/other/api/pivotal/me"]) {
        assert.equal(
          (await read(await handler(new Request(`${ORIGIN}${path}`, { headers: FROM_OWN_PAGE })))).status,
          404,
        );
      }
      assert.equal(upstream.requests.length, 0);
    }),
  );

  it(
    "can be mounted at the root, behind a framework that rewrites it",
    withSite({ basePath: "/" }, async ({ handler }) => {
      assert.equal(
        (await read(await handler(new Request(`${ORIGIN}/me`, { headers: FROM_OWN_PAGE })))).status,
        200,
      );
    }),
  );

  it(
    "of a tag in any script reaches the service as one segment",
    withSite({}, async ({ handler, upstream }) => {
      await ask(handler, `/tags/${encodeURIComponent("naïve 顧客 & co.")}`, {
        method: "PATCH",
        body: { name: "x" },
      });
      assert.deepEqual(upstream.lines(), [`PATCH /tags/${encodeURIComponent("naïve 顧客 & co.")}`]);
    }),
  );
});

describe("a method", () => {
  for (const method of ["HEAD", "OPTIONS", "PUT", "DELETE", "PROPFIND"]) {
    refused(`${method} /customers`, "/customers", 405, { method });
  }
  it(
    "that is not taken gets a list of those that are",
    withSite({}, async ({ handler }) => {
      assert.equal(
        (await ask(handler, "/customers/1", { method: "PUT" })).headers.get("allow"),
        "GET, PATCH, DELETE",
      );
    }),
  );
  it(
    "is not overridden by a header or a field",
    withSite({}, async ({ handler, upstream }) => {
      await ask(handler, "/customers/7", {
        headers: { "x-http-method-override": "DELETE", "x-http-method": "DELETE" },
      });
      assert.deepEqual(upstream.lines(), ["GET /customers/7"]);
    }),
  );
});

describe("a query", () => {
  for (const query of [
    "nonsense=1",
    "limit=1&limit=2",
    "limit=1&limit=1",
    "__proto__=1",
    "__proto__[limit]=1",
    "constructor=x",
    "toString=1",
    "limit[]=1",
    "LIMIT=1",
    "limit%00=1",
    "limit=0",
    "limit=101",
    "limit=-1",
    "limit=1.5",
    "limit=",
    "limit=1e1",
    "limit=%31%30%30%30",
    "cursor=",
    "cursor=a%0d%0ab",
    "status=a%00b",
    "slug=%ed%a0%80%00",
    "customer_id=1",
    "api_key=pivotal_x",
    "=1",
  ]) {
    refused(`?${query}`, `/customers?${query}`, 400);
  }
  refused(
    "10,000 keys",
    `/customers?${Array.from({ length: 10_000 }, (_, at) => `k${at}=1`).join("&")}`,
    400,
  );
  it(
    "of more than 2 KiB is not even read",
    withSite({}, async ({ handler, upstream }) => {
      const answer = await ask(handler, `/customers?slug=${"a".repeat(2048)}`);
      assert.deepEqual([answer.status, answer.code], [400, "query_too_long"]);
      assert.equal(upstream.requests.length, 0);
    }),
  );
  refused("a query where none is taken", "/customers/7?expand=contacts", 400);
  refused("a customer_id that is no id", "/onboardings?customer_id=../me", 400);

  it(
    "that is known passes, encoded anew",
    withSite({}, async ({ handler, upstream }) => {
      await ask(
        handler,
        "/customers?limit=5&cursor=2026-01-01T00%3A00%3A00.000Z&status=at_risk&slug=aurora%26limit%3D100",
      );
      const url = new URL(upstream.requests[0]?.url ?? "", "http://upstream");
      assert.deepEqual(Object.fromEntries(url.searchParams), {
        limit: "5",
        cursor: "2026-01-01T00:00:00.000Z",
        status: "at_risk",
        slug: "aurora&limit=100",
      });
    }),
  );
});

describe("a body", () => {
  const create = (body: unknown) => ({ body });
  refused("a field that is not in the schema", "/customers", 400, create({ name: "Aurora", is_admin: true }));
  refused("a field that only the service writes", "/customers", 400, create({ name: "Aurora", id: "cus_1" }));
  refused("a field of another record", "/customers", 400, create({ name: "Aurora", customer_id: "cus_1" }));
  refused("__proto__", "/customers", 400, create('{"name":"Aurora","__proto__":{"mrr":1}}'));
  refused("constructor", "/customers", 400, create('{"name":"Aurora","constructor":{"prototype":{}}}'));
  refused("a list", "/customers", 400, create([{ name: "Aurora" }]));
  refused("null", "/customers", 400, create("null"));
  refused("a word", "/customers", 400, create('"name"'));
  refused("what is not JSON", "/customers", 400, create("name=Aurora"));
  refused("nothing", "/customers", 400, create(""));
  refused("two objects", "/customers", 400, create('{"name":"A"}{"name":"B"}'));
  refused("a missing name", "/customers", 400, create({ domain: "aurora.example" }));
  refused("a wrong type", "/customers", 400, create({ name: "Aurora", mrr: "12" }));
  refused(
    "60,000 brackets",
    "/customers",
    400,
    create(`{"name":"A","metadata":{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}}`),
  );
  refused(
    "more than 64 KiB",
    "/customers",
    413,
    create({ name: "A", metadata: { notes: "x".repeat(64 * 1024) } }),
  );

  it(
    "names the field that is at fault",
    withSite({}, async ({ handler }) => {
      const answer = await ask(handler, "/customers/7", { method: "PATCH", body: { mrr: 1.5 } });
      assert.equal((answer.json["error"] as { field: string }).field, "mrr");
    }),
  );

  it(
    "of exactly 64 KiB passes as it is",
    withSite({}, async ({ handler, upstream }) => {
      const frame = JSON.stringify({ name: "A", metadata: { notes: "" } });
      const body = JSON.stringify({ name: "A", metadata: { notes: "x".repeat(64 * 1024 - frame.length) } });
      assert.equal((await ask(handler, "/customers", { body })).status, 201);
      assert.deepEqual(JSON.parse(upstream.requests[0]?.body ?? ""), JSON.parse(body));
    }),
  );

  it(
    "that grows beyond 64 KiB is not read to its end",
    withSite({}, async ({ handler, upstream }) => {
      let pulled = 0;
      const body = new ReadableStream({
        pull(controller) {
          pulled += 16_384;
          controller.enqueue(new Uint8Array(16_384).fill(120));
        },
      });
      const headers = { ...FROM_OWN_PAGE, "content-type": "application/json" };
      const init = { method: "POST", headers, body, duplex: "half" };
      assert.equal((await handler(new Request(`${ORIGIN}/api/pivotal/customers`, init))).status, 413);
      assert.ok(pulled < 128 * 1024, String(pulled));
      assert.equal(upstream.requests.length, 0);
    }),
  );
  it("that does not come is waited for ten seconds", async () => {
    const clock = FakeTimers.install({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      await withSite({}, async ({ handler, upstream }) => {
        const body = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode('{"name":')) });
        const init = {
          method: "POST",
          headers: { ...FROM_OWN_PAGE, "content-type": "application/json" },
          body,
          duplex: "half",
        } as RequestInit;
        const answer = handler(new Request(`${ORIGIN}/api/pivotal/customers`, init)).then(read);
        while (clock.countTimers() === 0) await new Promise(setImmediate);
        await clock.tickAsync(10_001);
        assert.deepEqual([(await answer).status, (await answer).code], [408, "body_too_slow"]);
        assert.equal(upstream.requests.length, 0);
      })();
    } finally {
      clock.uninstall();
    }
  });
});
