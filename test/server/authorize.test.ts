import assert from "node:assert/strict";
import { describe, it } from "node:test";
import FakeTimers from "@sinonjs/fake-timers";
import { createPivotalHandler, type Authorize, type PivotalAction } from "@pivotal/sdk/server";
import { ask } from "./ask.ts";
import { CANARY, withSite } from "./site.ts";

const wrong =
  (decision: unknown): Authorize =>
  () =>
    decision as true;

const denials: [string, Authorize, number][] = [
  ["returns false", () => false, 403],
  ["returns nothing", () => undefined, 403],
  ["returns null", () => null, 403],
  ["says that nobody is signed in", () => "unauthenticated", 401],
  ["says so later", () => Promise.resolve("unauthenticated"), 401],
];

const faults: [string, Authorize][] = [
  [
    "throws",
    () => {
      throw new Error("database\u001b[31m down\nfake line");
    },
  ],
  ["rejects", () => Promise.reject(new Error("no"))],
  ["throws no error at all", () => Promise.reject(undefined)],
  ["returns 1", wrong(1)],
  ["returns the word true", wrong("true")],
  ["returns an empty object", wrong({})],
  ["returns a user who is not allowed", wrong({ user: "ana" })],
  ["returns allow: 1", wrong({ allow: 1, user: "ana" })],
  ["returns allow: false", wrong({ allow: false, user: "ana" })],
  ["returns a grant for nobody", wrong({ allow: true })],
  ["returns a grant for an empty name", wrong({ allow: true, user: "" })],
  ["misspells readOnly", wrong({ allow: true, user: "ana", readonly: true })],
  ["gives readOnly as a word", wrong({ allow: true, user: "ana", readOnly: "yes" })],
  ["gives a scope that is no function", wrong({ allow: true, user: "ana", scope: ["cus_1"] })],
  ["hides what a customer cannot do without", wrong({ allow: true, user: "ana", hideFields: ["name"] })],
  ["gives a budget of nothing", wrong({ allow: true, user: "ana", budget: 0 })],
  ["adds a key that breaks the line", wrong({ allow: true, user: "ana", "x\n\u001b[31m": 1 })],
  [
    "throws an error with such a name",
    () => Promise.reject(Object.assign(new Error(), { name: "E\nforged" })),
  ],
  ["returns a list", wrong([true])],
];

describe("authorize", () => {
  for (const [what, authorize, status] of denials) {
    it(
      `denies with ${status} when it ${what}, and asks the service nothing`,
      withSite({ authorize }, async ({ handler, upstream, alerts }) => {
        assert.equal((await ask(handler, "/customers")).status, status);
        assert.equal(upstream.requests.length, 0);
        assert.deepEqual(alerts, []);
      }),
    );
  }

  for (const [what, authorize] of faults) {
    it(
      `denies with 403 when it ${what}, and tells the host`,
      withSite({ authorize }, async ({ handler, upstream, alerts }) => {
        const answer = await ask(handler, "/customers");
        assert.equal(answer.status, 403);
        assert.equal(upstream.requests.length, 0);
        assert.deepEqual(
          alerts.map(({ kind }) => kind),
          ["authorize"],
        );
        assert.doesNotMatch(alerts[0]?.message ?? "", /[\u0000-\u001f\u007f]/);
      }),
    );
  }

  it("denies after 2 s when it hangs, and never sends afterwards", async () => {
    let allow: (decision: true) => void = () => {};
    await withSite(
      { authorize: () => new Promise<true>((resolve) => (allow = resolve)) },
      async ({ handler, upstream, alerts }) => {
        const clock = FakeTimers.install({ toFake: ["setTimeout", "clearTimeout"] });
        try {
          const answer = ask(handler, "/customers");
          await clock.tickAsync(1999);
          assert.equal(
            await Promise.race([answer.then(() => "answered"), Promise.resolve("waiting")]),
            "waiting",
          );
          await clock.tickAsync(1);
          assert.equal((await answer).status, 403);
          allow(true);
          await clock.tickAsync(1000);
        } finally {
          clock.uninstall();
        }
        assert.equal(upstream.requests.length, 0);
        assert.deepEqual(
          alerts.map(({ kind }) => kind),
          ["authorize"],
        );
      },
    )();
  });

  it("is asked with the operation, its parameters and whether it writes, and not with the body", async () => {
    const asked: [PivotalAction, string | null, string][] = [];
    const authorize: Authorize = async (request, action) => {
      asked.push([action, request.headers.get("cookie"), await request.text()]);
      return true;
    };
    await withSite({ authorize }, async ({ handler }) => {
      await ask(handler, "/customers/cus_1", {
        method: "PATCH",
        body: { plan: "pro" },
        headers: { cookie: "session=1" },
      });
    })();
    assert.deepEqual(asked, [
      [{ name: "customers.update", method: "PATCH", params: { id: "cus_1" }, write: true }, "session=1", ""],
    ]);
  });

  it("is required: without it there is no handler", () => {
    assert.throws(() => createPivotalHandler({ apiKey: CANARY } as never), {
      name: "ConfigError",
      message: /authorize/,
    });
  });

  it(
    "grants everything when it returns true",
    withSite({ authorize: () => true }, async ({ handler }) => {
      assert.equal((await ask(handler, "/customers")).status, 200);
      assert.equal((await ask(handler, "/customers", { body: { name: "Aurora" } })).status, 201);
    }),
  );
});

describe("the handler's options", () => {
  const authorize = () => true as const;
  const faulty: [string, object][] = [
    ["no key", { authorize }],
    ["a key that is none", { authorize, apiKey: "Bearer x" }],
    ["a mount path without a slash", { authorize, apiKey: CANARY, basePath: "api" }],
    ["an origin with a path", { authorize, apiKey: CANARY, origin: "https://desk.example/" }],
    ["a budget of half a request", { authorize, apiKey: CANARY, budget: 0.5 }],
    ["a service over plain http", { authorize, apiKey: CANARY, baseUrl: "http://pivotal.example/api/v1" }],
  ];
  for (const [what, options] of faulty) {
    it(`refuse ${what} when the handler is made, without showing the key`, () => {
      assert.throws(
        () => createPivotalHandler(options as never),
        (error: Error) => {
          assert.equal(error.name, "ConfigError");
          assert.doesNotMatch(`${error.stack}`, new RegExp(CANARY));
          return true;
        },
      );
    });
  }
});
