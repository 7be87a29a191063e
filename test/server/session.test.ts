import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import FakeTimers from "@sinonjs/fake-timers";
import fc from "fast-check";
import {
  createPivotalHandler,
  createSession,
  ROUTES,
  type PivotalHandler,
  type SessionOptions,
  type SessionRights,
} from "@pivotal/sdk/server";
import { ask } from "./ask.ts";
import { APP, decode, fromApp, NEW_KEY, OLD_KEY, rewrite, SESSIONS, tokenFor } from "./sessions.ts";
import { CANARY, withSite, type TestSite } from "./site.ts";

const withSessions = (
  test: (site: TestSite) => Promise<void>,
  more: Partial<SessionOptions> = {},
  authorize = (): never => assert.fail("the host's own rule is for cookies"),
) => withSite({ sessions: { ...SESSIONS, ...more }, authorize }, test);

const askAs = async (handler: PivotalHandler, path: string, rights: Partial<SessionRights>, body?: object) =>
  ask(handler, path, { body, headers: fromApp(await tokenFor(rights)) });

const refused = async (
  { handler, upstream }: TestSite,
  token: string | undefined,
  code: string,
  status = 401,
) => {
  const answer = await ask(handler, "/customers", { headers: fromApp(token) });
  assert.deepEqual([answer.status, answer.code], [status, code]);
  assert.equal(upstream.requests.length, 0);
  return answer;
};

describe("a session", () => {
  it(
    "lets a page of a listed origin read and write, as the user it was created for",
    withSessions(async ({ handler, audit, upstream }) => {
      assert.equal((await askAs(handler, "/customers", {})).status, 200);
      assert.equal((await askAs(handler, "/customers", { user: "ben" }, { name: "Aurora" })).status, 201);
      assert.deepEqual([audit[0]?.who, audit[0]?.action], ["ben", "customers.create"]);
      for (const { headers } of upstream.requests) assert.equal(headers.authorization, `Bearer ${CANARY}`);
    }),
  );

  it(
    "that is read-only refuses writes",
    withSessions(async ({ handler, upstream }) => {
      const answer = await askAs(handler, "/customers", { readOnly: true }, { name: "Aurora" });
      assert.deepEqual([answer.status, answer.code], [403, "read_only"]);
      assert.equal(upstream.requests.length, 0);
    }),
  );

  for (const { name, method, path } of ROUTES) {
    it(
      `for ${name} alone allows that and nothing else`,
      withSessions(async ({ handler, upstream }) => {
        const token = await tokenFor({ actions: [name] });
        for (const other of ROUTES) {
          const address = other.path.replace(/\{\w+\}/, "cus_1");
          const body = "body" in other ? bodyFor(other.name) : undefined;
          const answer = await ask(handler, address, { method: other.method, body, headers: fromApp(token) });
          if (other.name === name)
            assert.ok(answer.status < 300 || answer.status === 404, `${method} ${path}`);
          else assert.deepEqual([other.name, answer.code], [other.name, "forbidden"]);
        }
        assert.equal(upstream.requests.length, name === "events.follow" ? 0 : 1);
      }),
    );
  }

  it(
    "hides fields",
    withSessions(async ({ handler }) => {
      assert.equal((await askAs(handler, "/customers/2", { hideFields: ["mrr"] })).json["mrr"], null);
    }),
  );

  it(
    "has a budget",
    withSessions(async ({ handler }) => {
      const { headers } = await askAs(handler, "/me", { budget: 7 });
      assert.equal(headers.get("x-ratelimit-limit"), "7");
    }),
  );

  it(
    "with a scope sees what the host says that it means",
    withSessions(async ({ handler }) => {
      const rights = { scope: "ana@host.example" };
      const { json } = await askAs(handler, "/customers", rights);
      assert.deepEqual(
        (json["data"] as { display_id: number }[]).map((row) => row.display_id % 2),
        [0, 0, 0, 0],
      );
      assert.equal((await askAs(handler, "/customers/3", rights)).code, "customer_not_found");
    }),
  );

  it("with a scope is refused by a host that does not say, says nothing, or fails", async () => {
    const scopes: [SessionOptions["scopes"], number][] = [
      [undefined, 1],
      [() => undefined, 0],
      [() => assert.fail(CANARY), 1],
      [() => true as never, 1],
    ];
    for (const [one, alerts] of scopes) {
      await withSessions(
        async (site) => {
          await refused(site, await tokenFor({ scope: "x" }), "forbidden", 403);
          assert.equal(site.alerts.length, alerts);
          assert.equal(inspect(site.alerts).includes(CANARY), false);
          assert.ok(site.alerts.every(({ kind, message }) => kind === "scope" && message.includes("scopes")));
        },
        { scopes: one },
      )();
    }
  });

  it(
    "is taken until the second in which it expires, and then says so",
    withSessions(async (site) => {
      const clock = FakeTimers.install({ now: 1_795_000_000_000, toFake: ["Date"] });
      try {
        const { token, expiresAt } = await createSession({ user: "ana", ttlSeconds: 60 }, SESSIONS);
        assert.equal(expiresAt, new Date(1_795_000_060_000).toISOString());
        clock.setSystemTime(1_795_000_059_999);
        assert.equal((await ask(site.handler, "/me", { headers: fromApp(token) })).status, 200);
        site.upstream.requests.length = 0;
        clock.setSystemTime(1_795_000_060_000);
        await refused(site, token, "session_expired");
      } finally {
        clock.uninstall();
      }
    }),
  );
});

describe("a session that cannot be trusted is refused, and the service is asked nothing:", () => {
  const cases: [string, () => Promise<string>][] = [
    ["of another audience", () => tokenFor({}, { ...SESSIONS, audience: "https://other.example" })],
    [
      "of an unknown key",
      () => tokenFor({}, { ...SESSIONS, keys: [{ kid: "none", secret: "n".repeat(64) }] }),
    ],
    [
      "of another secret under a known name",
      () => tokenFor({}, { ...SESSIONS, keys: [{ ...NEW_KEY, secret: "x".repeat(64) }] }),
    ],
    [
      "with other rights written in",
      async () => rewrite(await tokenFor({ readOnly: true }), {}, { pivotal: {} }),
    ],
    ["of another user", async () => rewrite(await tokenFor(), {}, { sub: "ben" })],
    [
      "with alg none and no signature",
      async () => rewrite(await tokenFor(), { alg: "none" }, {}).replace(/[^.]+$/, ""),
    ],
    [
      "with alg none and a signature",
      async () => rewrite(await tokenFor(), { alg: "none" }, {}, NEW_KEY.secret),
    ],
    ["with another algorithm", async () => rewrite(await tokenFor(), { alg: "HS512" }, {}, NEW_KEY.secret)],
    [
      "of another kind, signed with the same key",
      async () => rewrite(await tokenFor(), { typ: "JWT" }, {}, NEW_KEY.secret),
    ],
    ["without a key's name", async () => rewrite(await tokenFor(), { kid: undefined }, {}, NEW_KEY.secret)],
    ["without an end", async () => rewrite(await tokenFor(), {}, { exp: undefined }, NEW_KEY.secret)],
    ["without a user", async () => rewrite(await tokenFor(), {}, { sub: undefined }, NEW_KEY.secret)],
    [
      "with a right that is not known",
      async () => rewrite(await tokenFor(), {}, { pivotal: { only: 1 } }, NEW_KEY.secret),
    ],
    [
      "with a critical header that is not known",
      async () => rewrite(await tokenFor(), { crit: ["x"], x: 1 }, {}, NEW_KEY.secret),
    ],
    ["that is a word", async () => "session"],
    ["that is the API key", async () => CANARY],
  ];
  for (const [what, make] of cases) {
    it(
      what,
      withSessions(async (site) => void (await refused(site, await make(), "session_invalid"))),
    );
  }

  it(
    "with any changed character",
    withSessions(async (site) => {
      const token = await tokenFor({ readOnly: true });
      await fc.assert(
        fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(..."Aa0-_."), async (at, character) => {
          fc.pre(token[at] !== character);
          const changed = token.slice(0, at) + character + token.slice(at + 1);
          const { status } = await ask(site.handler, "/me", { headers: fromApp(changed) });
          // Two bits of the last character carry nothing.
          assert.ok(status === 401 || at === token.length - 1);
        }),
        { seed: 20261123, numRuns: 500 },
      );
    }),
  );

  it(
    "missing, or of another scheme",
    withSessions(async (site) => {
      await refused(site, undefined, "session_missing");
      const headers = fromApp(undefined, { authorization: "Basic YW5hOmFuYQ==" });
      assert.equal((await ask(site.handler, "/me", { headers })).code, "session_invalid");
    }),
  );

  it(
    "with a cookie beside it",
    withSessions(async (site) => {
      const headers = fromApp(await tokenFor(), { cookie: "session=1" });
      const answer = await ask(site.handler, "/customers", { headers });
      assert.deepEqual([answer.status, answer.code], [403, "cookie_with_session"]);
      assert.equal(site.upstream.requests.length, 0);
    }),
  );

  it("of a key that was taken out; one that was rotated is taken", async () => {
    const token = await tokenFor({}, { ...SESSIONS, keys: [OLD_KEY] });
    await withSessions(async ({ handler }) => {
      assert.equal((await ask(handler, "/me", { headers: fromApp(token) })).status, 200);
      assert.equal(decode((await tokenFor()).split(".")[0])["kid"], NEW_KEY.kid);
    })();
    await withSessions(async (site) => void (await refused(site, token, "session_invalid")), {
      keys: [NEW_KEY],
    })();
  });

  it(
    "from a page of an origin that is not listed, or of the own one, where a cookie counts",
    withSite({ sessions: SESSIONS, authorize: () => "unauthenticated" }, async ({ handler }) => {
      const token = await tokenFor();
      const evil = fromApp(token, { origin: "https://evil.example" });
      assert.equal((await ask(handler, "/me", { headers: evil })).code, "cross_site");
      const own = { authorization: `Bearer ${token}` };
      assert.equal((await ask(handler, "/me", { headers: own })).code, "signed_out");
    }),
  );
});

describe("neither a key nor a secret", () => {
  it(
    "is in any answer, alert or audit line of a request with a session",
    withSessions(async (site) => {
      const tokens = [await tokenFor(), await tokenFor({ scope: "x" }), "a.b.c", undefined];
      for (const token of tokens) {
        for (const body of [undefined, { name: "Aurora" }]) {
          const answer = await ask(site.handler, "/customers", { headers: fromApp(token), body });
          const shown = `${inspect([...answer.headers])} ${answer.text} ${inspect([site.alerts, site.audit])}`;
          for (const secret of [CANARY, NEW_KEY.secret, OLD_KEY.secret, ...(token ? [token] : [])]) {
            assert.equal(shown.includes(secret), false);
          }
        }
      }
    }),
  );

  it("is in what a session shows its page", async () => {
    const [head, claims] = (await tokenFor({ scope: { team: 7 }, readOnly: true })).split(".");
    assert.deepEqual(decode(head), { alg: "HS256", typ: "pivotal-session+jwt", kid: NEW_KEY.kid });
    const { iat, exp, ...rest } = decode(claims);
    assert.equal(Number(exp) - Number(iat), 600);
    assert.deepEqual(rest, {
      sub: "ana",
      aud: SESSIONS.audience,
      pivotal: { scope: { team: 7 }, readOnly: true },
    });
  });

  const wrong: [string, object, Partial<SessionOptions>?][] = [
    ["a right that is misspelt", { readonly: true }],
    ["a field that cannot be hidden", { hideFields: ["name"] }],
    ["an action that there is not", { actions: ["customers.destroy"] }],
    ["no user", { user: "" }],
    ["a budget of nothing", { budget: 0 }],
    ["a life of more than a day", { ttlSeconds: 86_401 }],
    ["no key", {}, { keys: [] }],
    ["a short secret", {}, { keys: [{ kid: "a", secret: CANARY.slice(1) }] }],
    ["two keys of one name", {}, { keys: [NEW_KEY, NEW_KEY] }],
    ["no audience", {}, { audience: "" }],
  ];
  for (const [what, rights, issuer] of wrong) {
    it(`makes a session with ${what}`, () =>
      assert.rejects(tokenFor(rights, { ...SESSIONS, ...issuer }), (error: Error) => {
        assert.equal(error.name, "ConfigError");
        assert.equal(error.message.includes(CANARY.slice(1)), false);
        return true;
      }));
  }

  for (const [what, sessions] of [
    ["no origin", { origins: [] }],
    ["a wildcard for an origin", { origins: ["*"] }],
    ["an origin with a path", { origins: [`${APP}/app`] }],
    ["a null origin", { origins: ["null"] }],
    ["its own origin", { origins: ["https://desk.example"] }],
    ["no key", { keys: [] }],
  ] as const) {
    it(`makes a handler for sessions with ${what}`, () => {
      const options = { apiKey: CANARY, authorize: () => true as const, origin: "https://desk.example" };
      assert.throws(() => createPivotalHandler({ ...options, sessions: { ...SESSIONS, ...sessions } }), {
        name: "ConfigError",
      });
    });
  }
});

const BODIES: Record<string, object> = {
  "customers.create": { name: "Aurora" },
  "contacts.create": { name: "Zoë", email: "zoe@aurora.example" },
  "onboardings.create": { customer_id: "cus_1" },
  "views.create": { name: "Mine" },
  "tags.update": { name: "vip" },
};
const bodyFor = (name: string) => BODIES[name] ?? {};
