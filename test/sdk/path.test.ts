import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "@pivotal/sdk";
import { clientOf, failureOf, json, serve } from "../support/loopback.ts";
import { contact, customer } from "../support/records.ts";

const UNSAFE = [
  "",
  ".",
  "..",
  "a/b",
  "../me",
  "a\\b",
  "%2e%2e",
  "%2E.",
  "a%2fb",
  "a%5Cb",
  "a\0",
  "a\nb",
  "a\u007f",
  "\uD800",
  "x\uDC00y",
];

describe("an id", () => {
  it("that would leave its place in the path is refused before any request", async (t) => {
    const server = await serve(t, json(customer()));
    const client = clientOf(server);
    for (const id of [
      ...UNSAFE,
      -1,
      1.5,
      Number.NaN,
      Infinity,
      2 ** 53,
      undefined,
      null,
      {},
      true,
    ] as string[]) {
      for (const call of [
        () => client.customers.retrieve(id),
        () => client.customers.update(id, {}),
        () => client.customers.delete(id),
        () => client.contacts.list(id),
        () => client.contacts.create(id, { name: "A", email: "a@b.example" }),
        () => client.health.retrieve(id),
        () => client.tags.update(id, { name: "A" }),
      ]) {
        await failureOf<ConfigError>(call(), ConfigError);
      }
    }
    assert.equal(server.seen.length, 0);
  });

  it("is a cuid, a display_id or its digits, and anything else stays one segment", async (t) => {
    const server = await serve(t, json(customer()));
    const client = clientOf(server);
    for (const [id, sent] of [
      ["clx7k2v3b0000", "clx7k2v3b0000"],
      [245, "245"],
      ["245", "245"],
      ["a;x=1", "a%3Bx%3D1"],
      ["a?b#c", "a%3Fb%23c"],
      ["@host", "%40host"],
      ["50% off", "50%25%20off"],
      ["Ä 客 👩‍👧", "%C3%84%20%E5%AE%A2%20%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7"],
    ] as const) {
      await client.customers.retrieve(id);
      assert.equal(server.seen.at(-1)?.path, `/api/v1/customers/${sent}`);
    }
  });

  it("whatever it is, is refused or arrives as one segment that reads back the same", async () => {
    const paths: string[] = [];
    const client = clientOf(
      { url: "https://api.pivotal.invalid/api/v1" },
      {
        fetch: (async (input: Request) => {
          paths.push(new URL(input.url).pathname);
          return Response.json(customer());
        }) as typeof fetch,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(...UNSAFE)),
        async (id) => {
          paths.length = 0;
          const error: unknown = await client.customers.retrieve(id).then(
            () => null,
            (reason: unknown) => reason,
          );
          if (error) {
            assert.ok(error instanceof ConfigError, String(error));
            assert.equal(paths.length, 0);
          } else {
            const [, , , noun, segment, ...rest] = paths[0]?.split("/") ?? [];
            assert.deepEqual([noun, decodeURIComponent(segment ?? ""), rest], ["customers", id, []]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a path of the caller", () => {
  it("goes through the same check", async (t) => {
    const server = await serve(t, json({ ok: true }));
    const client = clientOf(server);
    for (const path of [
      "customers",
      "customers/1",
      "",
      "//evil.invalid/x",
      "/customers/../me",
      "/customers/./me",
      "/customers//me",
      "/customers/",
      "/customers/%2e%2e/me",
      "/customers/%2E%2E",
      "/customers/%252e%252e",
      "/customers/a%2fb",
      "/customers/a%5cb",
      "/a\\b",
      "/customers?x=1",
      "/customers#x",
      "/%zz",
      "/%C3",
      "https://evil.invalid/",
      "/\uD800",
      "/a%00b",
    ]) {
      await failureOf(client.request("GET", path), ConfigError);
    }
    assert.equal(server.seen.length, 0);
    for (const [path, sent] of [
      ["/tasks/7", "/tasks/7"],
      ["/tags/50%25%20off", "/tags/50%25%20off"],
      ["/a b", "/a%20b"],
    ] as const) {
      assert.deepEqual(await client.request("GET", path), { ok: true });
      assert.equal(server.seen.at(-1)?.path, `/api/v1${sent}`);
    }
  });

  it("takes no body to a read", async (t) => {
    const server = await serve(t, json({}));
    await failureOf(clientOf(server).request("GET", "/x", { body: {} }), ConfigError);
    assert.equal(server.seen.length, 0);
  });

  it("takes the four methods of the API and no other", async (t) => {
    const server = await serve(t, json({}));
    for (const method of ["PUT", "CONNECT", "TRACE", "get", "GET /x", "", undefined] as never[]) {
      await failureOf(clientOf(server).request(method, "/x"), ConfigError);
    }
    assert.equal(server.seen.length, 0);
  });

  it("sends query values encoded, and leaves out those that are not there", async (t) => {
    const server = await serve(t, json({}));
    const query = { q: "a&b=c d", n: 0, yes: false, none: undefined, nil: null, odd: "\uD800" };
    await clientOf(server).request("GET", "/search", { query });
    assert.deepEqual(Object.fromEntries(server.seen[0]?.query ?? []), {
      q: "a&b=c d",
      n: "0",
      yes: "false",
      odd: "\uFFFD",
    });
  });
});

describe("every call", () => {
  it("has its method, route and body", async (t) => {
    const server = await serve(t, json({}));
    const {
      customers,
      contacts,
      onboardings,
      views,
      tags,
      me,
      health,
      request: _,
      ...others
    } = clientOf(server);
    const person = contact();
    const calls: [PromiseLike<unknown>, string, object?][] = [
      [me.retrieve(), "GET /me"],
      [health.check(), "GET /health"],
      [health.retrieve(7), "GET /customers/7/health"],
      [customers.retrieve(7), "GET /customers/7"],
      [customers.create({ name: "A" }), "POST /customers", { name: "A" }],
      [customers.update(7, { domain: null }), "PATCH /customers/7", { domain: null }],
      [customers.delete(7), "DELETE /customers/7"],
      [
        contacts.create(7, { name: "A", email: person.email }),
        "POST /customers/7/contacts",
        { name: "A", email: person.email },
      ],
      [contacts.retrieve(7), "GET /contacts/7"],
      [contacts.update(7, { is_primary: true }), "PATCH /contacts/7", { is_primary: true }],
      [contacts.delete(7), "DELETE /contacts/7"],
      [onboardings.create({ customer_id: "c" }), "POST /onboardings", { customer_id: "c" }],
      [onboardings.retrieve(7), "GET /onboardings/7"],
      [onboardings.update(7, { state: "paused" }), "PATCH /onboardings/7", { state: "paused" }],
      [onboardings.delete(7), "DELETE /onboardings/7"],
      [views.create({ name: "A" }), "POST /views", { name: "A" }],
      [views.update("v", { shared: true }), "PATCH /views/v", { shared: true }],
      [views.delete("v"), "DELETE /views/v"],
      [tags.update("v i p", { name: "vip" }), "PATCH /tags/v%20i%20p", { name: "vip" }],
    ];
    // The empty answer does not validate; what was sent is what counts here.
    await Promise.allSettled(calls.map(([call]) => call));
    for (const [, route, body] of calls) {
      const [method, path] = route.split(" ");
      const seen = server.seen.find((one) => one.method === method && one.path === `/api/v1${path}`);
      assert.ok(seen, route);
      assert.equal(seen.headers["content-type"], body && "application/json");
      assert.deepEqual(seen.body ? JSON.parse(seen.body) : undefined, body);
    }
    assert.equal(server.seen.length, calls.length);
    assert.deepEqual(Object.keys(others).sort(), ["activity", "customFields", "members", "transport"]);
  });
});
