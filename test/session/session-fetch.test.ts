import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import FakeTimers, { type Clock } from "@sinonjs/fake-timers";
import { AuthenticationError, PivotalApi } from "@pivotal/sdk";
import { createSession } from "@pivotal/sdk/server";
import { sessionFetch, type HostSession } from "@pivotal/sdk/session";
import { startNodeHost } from "../server/node-host.ts";
import { APP, SESSIONS } from "../server/sessions.ts";
import { CANARY, openTestSite, type TestSite } from "../server/site.ts";

const SERVER_TIME = Date.parse("2026-11-23T12:00:00.400Z");
const DAY = 86_400_000;

interface Tab {
  readonly pivotal: PivotalApi;
  /** How often the host was asked for a session. */
  readonly sessions: HostSession[];
  /** How many requests went out, with the token of each. */
  readonly sent: Request[];
}

interface World extends TestSite {
  open(fetchSession?: () => Promise<HostSession>): Tab;
  /** Lets so much time pass, everywhere. */
  pass(ms: number): void;
}

/** A page on another origin and its host, whose clock is ahead of the page's by `skew`. */
const inWorld = (skew: number, test: (world: World) => Promise<void>) => async () => {
  const site = await openTestSite({
    sessions: SESSIONS,
    origin: "https://desk.example",
    authorize: () => false,
  });
  const clock: Clock = FakeTimers.install({ now: SERVER_TIME - skew, toFake: ["Date", "performance"] });
  /** Both run in one process: while the host works, the clock is the host's. */
  let working = 0;
  const onHost = async <T>(work: () => Promise<T>): Promise<T> => {
    if (working++ === 0) clock.setSystemTime(Date.now() + skew);
    try {
      return await work();
    } finally {
      if (--working === 0) clock.setSystemTime(Date.now() - skew);
    }
  };
  const open = (fetchSession?: () => Promise<HostSession>): Tab => {
    const sessions: HostSession[] = [];
    const sent: Request[] = [];
    const usual = () => onHost(() => createSession({ user: "ana", ttlSeconds: 600 }, SESSIONS));
    const fetch = sessionFetch({
      fetchSession: async () => {
        const session = await (fetchSession ?? usual)();
        sessions.push(session);
        return session;
      },
      fetch: async (input, init) => {
        const request = new Request(input, init);
        sent.push(request.clone());
        assert.equal(request.credentials, "omit");
        const headers = new Headers([...request.headers, ["origin", APP], ["sec-fetch-site", "cross-site"]]);
        return onHost(() => site.handler(new Request(request, { headers })));
      },
    });
    return {
      pivotal: new PivotalApi({ baseUrl: "https://desk.example/api/pivotal", fetch }),
      sessions,
      sent,
    };
  };
  try {
    await test({ ...site, open, pass: (ms) => clock.tick(ms) });
  } finally {
    clock.uninstall();
    await site.upstream.close();
  }
};

/** Lets what nobody waits for come to its end. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

for (const [skew, who] of [
  [0, "right"],
  [DAY, "a day slow"],
  [-DAY, "a day fast"],
] as const) {
  describe(`a page whose clock is ${who}`, () => {
    it(
      "gets one session for many requests",
      inWorld(skew, async ({ open }) => {
        const { pivotal, sessions, sent } = open();
        const ids = ["1", "2", "3", "4", "5", "6"];
        await Promise.all(ids.map((id) => pivotal.customers.retrieve(id)));
        assert.deepEqual([sessions.length, sent.length], [1, 6]);
      }),
    );

    it(
      "keeps it until the last minute, and renews it then before anybody waits for it",
      inWorld(skew, async ({ open, pass }) => {
        const { pivotal, sessions, sent } = open();
        await pivotal.customers.retrieve("1");
        pass(535_000);
        await pivotal.customers.retrieve("1");
        assert.equal(sessions.length, 1);
        pass(10_000);
        await Promise.all([pivotal.customers.retrieve("1"), pivotal.customers.retrieve("2")]);
        await settled();
        assert.deepEqual([sessions.length, sent.length], [2, 4]);
        await pivotal.customers.retrieve("1");
        const authorizations = sent.map(({ headers }) => headers.get("authorization"));
        assert.equal(authorizations.at(-2), `Bearer ${sessions[0]?.token}`);
        assert.equal(authorizations.at(-1), `Bearer ${sessions[1]?.token}`);
      }),
    );

    it(
      "renews one that ended while nothing was asked, once for all, before it sends anything",
      inWorld(skew, async ({ open, pass }) => {
        const { pivotal, sessions, sent } = open();
        await pivotal.customers.retrieve("1");
        pass(3_600_000);
        await Promise.all(["1", "2", "3", "4"].map((id) => pivotal.customers.retrieve(id)));
        assert.deepEqual([sessions.length, sent.length], [2, 5]);
      }),
    );
  });
}

describe("a session that the handler refuses", () => {
  const expired = () => createSession({ user: "ana", ttlSeconds: 1 }, SESSIONS);

  it(
    "is renewed once, and the same request is sent once more, with the same idempotency key",
    inWorld(0, async ({ open, pass, upstream }) => {
      let first = true;
      const tab: Tab = open(async () => {
        const session = await (first ? expired() : createSession({ user: "ana" }, SESSIONS));
        if (first) pass(2000);
        first = false;
        return session;
      });
      const customer = await tab.pivotal.customers.create({ name: "Aurora" });
      assert.equal(customer.name, "Aurora");
      assert.deepEqual([tab.sessions.length, tab.sent.length, upstream.requests.length], [2, 2, 1]);
      const [one, two] = tab.sent.map(({ headers }) => headers.get("idempotency-key"));
      assert.ok(one);
      assert.equal(one, two);
      assert.deepEqual(await Promise.all(tab.sent.map((request) => request.text())), [
        '{"name":"Aurora"}',
        '{"name":"Aurora"}',
      ]);
    }),
  );

  it(
    "as its key was taken out, is renewed as well",
    inWorld(0, async ({ open }) => {
      const gone = { ...SESSIONS, keys: [{ kid: "gone", secret: "g".repeat(64) }] };
      const issuers = [gone, SESSIONS];
      const tab = open(() => createSession({ user: "ana" }, issuers.shift() ?? SESSIONS));
      await tab.pivotal.customers.retrieve("1");
      assert.equal(tab.sessions.length, 2);
    }),
  );

  it(
    "is renewed once for all requests that it was refused to",
    inWorld(0, async ({ open }) => {
      const audiences = ["https://other.example"];
      const gone = open(() =>
        createSession({ user: "ana" }, { ...SESSIONS, audience: audiences.pop() ?? SESSIONS.audience }),
      );
      await Promise.all(["1", "2", "3", "4"].map((id) => gone.pivotal.customers.retrieve(id)));
      assert.deepEqual([gone.sessions.length, gone.sent.length], [2, 8]);
    }),
  );

  it(
    "twice is told as what it is, and nothing more is sent",
    inWorld(0, async ({ open, upstream }) => {
      const tab = open(() =>
        createSession({ user: "ana" }, { ...SESSIONS, audience: "https://other.example" }),
      );
      await assert.rejects(tab.pivotal.customers.retrieve("1"), (error) => {
        assert.ok(error instanceof AuthenticationError);
        assert.equal(error.code, "session_invalid");
        return true;
      });
      assert.deepEqual([tab.sent.length, upstream.requests.length], [2, 0]);
    }),
  );

  it(
    "is not what any other refusal is taken for",
    inWorld(0, async ({ open }) => {
      const tab = open(() => createSession({ user: "ana", readOnly: true }, SESSIONS));
      await assert.rejects(tab.pivotal.customers.create({ name: "Aurora" }), { code: "read_only" });
      assert.deepEqual([tab.sessions.length, tab.sent.length], [1, 1]);
    }),
  );
});

describe("two tabs", () => {
  it(
    "have a session each, and one that renews takes nothing from the other",
    inWorld(0, async ({ open, pass }) => {
      const [one, two] = [open(), open()];
      await Promise.all([one.pivotal.customers.retrieve("1"), two.pivotal.customers.retrieve("1")]);
      pass(545_000);
      await one.pivotal.customers.retrieve("1");
      await settled();
      await Promise.all([one.pivotal.customers.retrieve("1"), two.pivotal.customers.retrieve("1")]);
      await settled();
      assert.deepEqual([one.sessions.length, two.sessions.length], [2, 2]);
      assert.deepEqual([one.sent.length, two.sent.length], [3, 2]);
    }),
  );
});

describe("a renewal that fails", () => {
  const failing: [string, () => Promise<HostSession>][] = [
    ["the host refuses", () => Promise.reject(new Error(`401 for Bearer ${CANARY}`))],
    ["the host says nothing", async () => undefined as never],
    ["the token is none", async () => ({ token: "a b", expiresAt: new Date().toISOString() })],
    ["the end is no time", async () => ({ token: "a.b.c", expiresAt: "soon" })],
  ];
  for (const [why, fetchSession] of failing) {
    it(
      `as ${why}, is a typed error, nothing is sent, and the next request tries again`,
      inWorld(0, async ({ open }) => {
        let fails = true;
        const tab = open(() => (fails ? fetchSession() : createSession({ user: "ana" }, SESSIONS)));
        await assert.rejects(tab.pivotal.customers.retrieve("1"), (error: Error) => {
          assert.ok(error instanceof AuthenticationError);
          assert.equal(error.code, "session_renewal_failed");
          assert.equal(inspect(error, { depth: 9, showHidden: true }).includes(CANARY), false);
          return true;
        });
        assert.equal(tab.sent.length, 0);
        fails = false;
        await tab.pivotal.customers.retrieve("1");
      }),
    );
  }

  it(
    "ahead of expiry disturbs nobody while the session lasts",
    inWorld(0, async ({ open, pass }) => {
      let asked = 0;
      const tab = open(() =>
        ++asked > 1 ? Promise.reject(new Error("down")) : createSession({ user: "ana" }, SESSIONS),
      );
      await tab.pivotal.customers.retrieve("1");
      pass(560_000);
      await tab.pivotal.customers.retrieve("1");
      await settled();
      assert.equal(asked, 2);
      pass(60_000);
      await assert.rejects(tab.pivotal.customers.retrieve("1"), { code: "session_renewal_failed" });
    }),
  );

  it("as the host does not answer, ends after 15 s; one that works leaves no timer", async () => {
    const clock = FakeTimers.install({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const fetch = sessionFetch({ fetchSession: () => new Promise(() => {}) });
      const refused = assert.rejects(fetch("https://desk.example/api/pivotal/me"), {
        code: "session_renewal_failed",
      });
      await clock.tickAsync(15_000);
      await refused;
      const { token, expiresAt } = await createSession({ user: "ana" }, SESSIONS);
      const quick = sessionFetch({
        fetchSession: () => ({ token, expiresAt }),
        fetch: async () => new Response(),
      });
      await quick("https://desk.example/api/pivotal/me");
      assert.equal(clock.countTimers(), 0);
    } finally {
      clock.uninstall();
    }
  });
});

it("a write that met an ended session is made once over real HTTP, with the body that it had", async () => {
  const host = await startNodeHost({ sessions: SESSIONS, origin: "https://desk.example" });
  const audiences = ["https://other.example"];
  const fetch = sessionFetch({
    fetchSession: () =>
      createSession({ user: "ana" }, { ...SESSIONS, audience: audiences.pop() ?? SESSIONS.audience }),
  });
  try {
    const pivotal = new PivotalApi({
      baseUrl: `http://127.0.0.1:${host.port}/api/pivotal`,
      // What a browser would add.
      headers: { origin: APP, "sec-fetch-site": "cross-site" },
      fetch,
    });
    assert.equal((await pivotal.customers.create({ name: "Åurora 顧客" })).name, "Åurora 顧客");
    assert.deepEqual(
      host.upstream.requests.map(({ body }) => body),
      ['{"name":"Åurora 顧客"}'],
    );
  } finally {
    await host.close();
  }
});
