import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Grant } from "@pivotal/sdk/server";
import { ask, type Answered } from "./ask.ts";
import { withSite } from "./site.ts";

/** Ben sees the customers with odd numbers. */
const ben: Grant = {
  allow: true,
  user: "ben",
  scope: (customer) => customer["owner_email"] === "ben@host.example",
};
const asBen = { authorize: () => ben };

/** What tells two answers apart: everything but the time of day. */
const shape = ({ status, text, headers }: Answered) => ({
  status,
  text,
  headers: [...headers].filter(([name]) => name !== "x-ratelimit-reset"),
});

const ids = (answer: Answered): string[] => (answer.json["data"] as { id: string }[]).map(({ id }) => id);

describe("a user who sees some customers only", () => {
  it(
    "lists those, and no others",
    withSite(asBen, async ({ handler }) => {
      const answer = await ask(handler, "/customers?limit=100");
      assert.deepEqual(ids(answer), ["cus_7", "cus_5", "cus_3", "cus_1"]);
      assert.equal(answer.json["has_more"], false);
    }),
  );

  it(
    "finds every one of them by walking pages, however small",
    withSite(asBen, async ({ handler }) => {
      const found: string[] = [];
      let cursor = "";
      for (let pages = 0; pages < 10; pages++) {
        const { json, ...answer } = await ask(
          handler,
          `/customers?limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        found.push(...ids({ ...answer, json }));
        if (!json["has_more"]) break;
        assert.ok((json["data"] as unknown[]).length > 0, "a page that goes on is not empty");
        cursor = json["next_cursor"] as string;
      }
      assert.deepEqual([...new Set(found)], ["cus_7", "cus_5", "cus_3", "cus_1"]);
    }),
  );

  it(
    "lists the onboardings of those customers only",
    withSite(asBen, async ({ handler }) => {
      assert.deepEqual(ids(await ask(handler, "/onboardings?limit=100")), [
        "onb_7",
        "onb_5",
        "onb_3",
        "onb_1",
      ]);
    }),
  );

  const reads: [string, string, string, string][] = [
    ["a customer", "/customers/7", "/customers/8", "/customers/99"],
    ["a customer by id", "/customers/cus_7", "/customers/cus_8", "/customers/cus_99"],
    ["a customer's contacts", "/customers/7/contacts", "/customers/8/contacts", "/customers/99/contacts"],
    [
      "a customer's onboardings",
      "/customers/7/onboardings",
      "/customers/8/onboardings",
      "/customers/99/onboardings",
    ],
    ["a customer's history", "/customers/7/activity", "/customers/8/activity", "/customers/99/activity"],
    ["a customer's health", "/customers/7/health", "/customers/8/health", "/customers/99/health"],
    ["a contact", "/contacts/7", "/contacts/8", "/contacts/99"],
    ["a contact by id", "/contacts/con_7", "/contacts/con_8", "/contacts/con_99"],
    ["an onboarding", "/onboardings/7", "/onboardings/8", "/onboardings/99"],
  ];
  for (const [what, own, foreign, missing] of reads) {
    it(
      `reads ${what} of their own`,
      withSite(asBen, async ({ handler }) => {
        assert.equal((await ask(handler, own)).status, 200);
      }),
    );
    it(`gets the same 404, after as many requests, for ${what} of another user as for a missing one`, async () => {
      const seen: object[] = [];
      const asked: number[] = [];
      for (const path of [foreign, missing]) {
        await withSite(asBen, async ({ handler, upstream }) => {
          const answer = await ask(handler, path);
          assert.equal(answer.status, 404);
          seen.push(shape(answer));
          asked.push(upstream.requests.length);
        })();
      }
      assert.deepEqual(seen[0], seen[1]);
      assert.equal(asked[0], asked[1]);
    });
  }

  const writes: [string, string, string, string, object | undefined][] = [
    ["changes a customer", "PATCH", "/customers/7", "/customers/8", { plan: "pro" }],
    ["deletes a customer", "DELETE", "/customers/7", "/customers/8", undefined],
    [
      "adds a contact",
      "POST",
      "/customers/7/contacts",
      "/customers/8/contacts",
      { name: "Zoë", email: "z@c7.example" },
    ],
    ["changes a contact", "PATCH", "/contacts/7", "/contacts/8", { title: "CEO" }],
    ["deletes a contact", "DELETE", "/contacts/7", "/contacts/8", undefined],
    ["changes an onboarding", "PATCH", "/onboardings/7", "/onboardings/8", { state: "paused" }],
    ["deletes an onboarding", "DELETE", "/onboardings/7", "/onboardings/8", undefined],
  ];
  for (const [what, method, own, foreign, body] of writes) {
    it(
      `${what} of their own, and of nobody else`,
      withSite(asBen, async ({ handler, upstream, audit }) => {
        const wrote = () => upstream.lines().filter((line) => line.startsWith(method)).length;
        assert.ok((await ask(handler, own, { method, body })).status < 300);
        assert.equal(wrote(), 1);
        assert.equal((await ask(handler, foreign, { method, body })).status, 404);
        assert.equal(wrote(), 1);
        assert.deepEqual(
          audit.map(({ result }) => result),
          ["ok", "refused"],
        );
      }),
    );
  }

  it(
    "starts an onboarding for their own customer, and for nobody else's",
    withSite(asBen, async ({ handler, upstream }) => {
      assert.equal((await ask(handler, "/onboardings", { body: { customer_id: "cus_7" } })).status, 201);
      const foreign = await ask(handler, "/onboardings", { body: { customer_id: "cus_8" } });
      const missing = await ask(handler, "/onboardings", { body: { customer_id: "../me" } });
      assert.deepEqual([foreign.status, missing.status, foreign.code], [404, 404, "customer_not_found"]);
      assert.equal(upstream.lines().filter((line) => line.startsWith("POST")).length, 1);
    }),
  );

  it(
    "creates no customer and renames no tag, since those reach beyond their own",
    withSite(asBen, async ({ handler, upstream }) => {
      assert.equal((await ask(handler, "/customers", { body: { name: "Aurora" } })).status, 403);
      assert.equal((await ask(handler, "/tags/vip", { method: "PATCH", body: { name: "VIP" } })).status, 403);
      assert.equal((await ask(handler, "/tags")).status, 404);
      assert.equal(upstream.requests.length, 0);
    }),
  );
});

describe("a scope that is not sure", () => {
  const scopes: [string, Grant["scope"], number][] = [
    [
      "throws",
      () => {
        throw new Error("database down");
      },
      1,
    ],
    ["gives a promise", (() => Promise.resolve(true)) as never, 0],
    ["gives 1", (() => 1) as never, 0],
  ];
  for (const [what, scope, alerted] of scopes) {
    it(
      `hides the customer when it ${what}`,
      withSite({ authorize: () => ({ ...ben, scope }) }, async ({ handler, alerts }) => {
        assert.equal((await ask(handler, "/customers/7")).status, 404);
        assert.equal(alerts.filter(({ kind }) => kind === "scope").length, alerted);
      }),
    );
  }

  it(
    "hides a row that is no customer, as there is nothing to judge it by",
    withSite(asBen, async ({ handler, upstream, alerts }) => {
      upstream.respond((_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end('{"object":"customer","id":"cus_7","owner_email":"ben@host.example"}');
      });
      assert.equal((await ask(handler, "/customers/7")).status, 404);
      assert.deepEqual(alerts, [], "the host's function was not asked about half a customer");
    }),
  );
});

describe("two users at once", () => {
  it(
    "never share an answer",
    withSite(
      {
        authorize: (request) =>
          request.headers.get("cookie") === "ben"
            ? { ...ben, hideFields: ["mrr"] }
            : { allow: true, user: "ana" },
      },
      async ({ handler }) => {
        const paths = ["/customers/7", "/customers/7", "/customers/8", "/customers/8"];
        const answers = await Promise.all(
          paths.map((path, at) => ask(handler, path, { headers: { cookie: at % 2 === 0 ? "ana" : "ben" } })),
        );
        assert.deepEqual(
          answers.map(({ status }) => status),
          [200, 200, 200, 404],
        );
        assert.deepEqual(
          answers.slice(0, 3).map(({ json }) => json["mrr"]),
          [7000, null, 8000],
        );
        assert.equal(answers[0]?.headers.get("vary"), "Cookie");
        assert.equal(answers[0]?.headers.get("cache-control"), "private, no-store");
      },
    ),
  );
});
