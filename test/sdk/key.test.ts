import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it, type TestContext } from "node:test";
import {
  AbortError,
  AuthenticationError,
  ConfigError,
  PivotalApi,
  TimeoutError,
  type PivotalOptions,
} from "@pivotal/sdk";
import { clientOf, failure, failureOf, fakeTime, json, serve, TEST_KEY } from "../support/loopback.ts";
import { customer } from "../support/records.ts";

const refusal = (make: () => unknown): ConfigError => {
  try {
    make();
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error;
  }
  return assert.fail("it was accepted");
};
const revoked = failure(401, "authentication_error", "api_key_revoked");

/** Makes this process look like another place for one test. */
function pretend(t: TestContext, globals: Record<string, unknown>) {
  for (const [name, value] of Object.entries(globals)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => {
      Reflect.deleteProperty(globalThis, name);
      if (before) Object.defineProperty(globalThis, name, before);
    });
  }
}

describe("the shape of a key", () => {
  const cases: [string, unknown, RegExp][] = [
    ["undefined", undefined, /undefined/],
    ["null", null, /null/],
    ["a number", 42, /number/],
    ["empty", "", /empty/],
    ["in quotes", `"${TEST_KEY}"`, /quotes/],
    ["in single quotes", `'${TEST_KEY}'`, /quotes/],
    ["a whole header", `Bearer ${TEST_KEY}`, /Bearer/],
    ["with a newline", `${TEST_KEY}\n`, /white space/],
    ["with a space in it", "pivotal_test_Mock Key", /white space/],
    ["with a letter that is not ASCII", "pivotal_test_Möck", /ASCII/],
    ["with a look-alike", "pivotal_test_Mосk", /ASCII/],
    ["of another service", "sk_live_Mock123", /pivotal_/],
    ["only a prefix", "pivotal_", /whole/],
    ["only a test prefix", "pivotal_test_", /whole/],
    ["with a placeholder", "pivotal_…", /ASCII/],
    ["with punctuation", "pivotal_test_Mock,Key", /whole/],
  ];
  for (const [what, apiKey, named] of cases) {
    it(`${what} is refused at once, naming the fault and never the key`, () => {
      const baseUrl = "https://api.pivotal.invalid/api/v1";
      for (const options of [{ apiKey }, { apiKey, baseUrl }]) {
        const error = refusal(() => new PivotalApi(options as never));
        assert.match(error.message, named);
        assert.doesNotMatch(error.message, /Mock|Mo/);
      }
    });
  }

  it("no key and no base URL is refused", () => {
    assert.match(refusal(() => new PivotalApi()).message, /apiKey is undefined/);
    refusal(() => new PivotalApi({}));
  });

  it("live and test keys are taken", () => {
    for (const apiKey of [TEST_KEY, "pivotal_MockK8s9dEf-_x"]) assert.ok(new PivotalApi({ apiKey }));
  });
});

describe("a key where people can read it", () => {
  class WorkerGlobalScope {}
  const places: [string, Record<string, unknown>][] = [
    ["a page", { document: {}, window: {} }],
    ["jsdom", { document: {}, window: {}, navigator: { userAgent: "jsdom/25" } }],
    ["Electron's renderer", { document: {}, navigator: { userAgent: "Electron/40" } }],
    ["a web worker", { WorkerGlobalScope, navigator: { userAgent: "Mozilla/5.0" } }],
  ];
  for (const [place, globals] of places) {
    it(`in ${place} is refused, and the message says what to do instead`, (t) => {
      pretend(t, globals);
      const baseUrl = "https://app.invalid/api/pivotal";
      const given: PivotalOptions[] = [
        { apiKey: TEST_KEY },
        { apiKey: TEST_KEY, baseUrl },
        { apiKey: () => TEST_KEY, baseUrl },
        { apiKey: "", baseUrl },
        { baseUrl, headers: { Authorization: `Bearer ${TEST_KEY}` } },
        { baseUrl, headers: { "x-key": TEST_KEY } },
      ];
      for (const options of given) {
        const { message } = refusal(() => new PivotalApi(options));
        for (const part of ["createPivotalHandler", "@pivotal/sdk/server", "baseUrl"])
          assert.ok(message.includes(part));
        assert.ok(!message.includes(TEST_KEY));
      }
      assert.ok(new PivotalApi({ baseUrl }));
    });

    it(`in ${place} does not pass as a header of one call either`, async (t) => {
      const server = await serve(t, json(customer()));
      const client = new PivotalApi({ baseUrl: server.url });
      pretend(t, globals);
      const headers = { authorization: `Bearer ${TEST_KEY}` };
      await failureOf(client.customers.retrieve(1, { headers }), ConfigError);
      assert.equal(server.seen.length, 0);
    });
  }

  for (const [place, globals] of [
    ["Cloudflare Workers", { WorkerGlobalScope, navigator: { userAgent: "Cloudflare-Workers" } }],
    ["a Deno worker", { WorkerGlobalScope, Deno: {} }],
    ["a Bun worker", { WorkerGlobalScope, Bun: {} }],
    ["Node", {}],
  ] as const) {
    it(`in ${place} is fine: that is a server`, (t) => {
      pretend(t, globals);
      assert.ok(new PivotalApi({ apiKey: TEST_KEY }));
    });
  }

  it("no option allows it", (t) => {
    pretend(t, { document: {} });
    for (const flag of ["dangerouslyAllowBrowser", "allowBrowser", "unsafe", "force"]) {
      refusal(() => new PivotalApi({ apiKey: TEST_KEY, [flag]: true }));
    }
  });
});

describe("the base URL", () => {
  for (const baseUrl of [
    "https://user@api.invalid/v1",
    "https://user:secret@api.invalid/v1",
    `https://api.invalid/v1?api_key=${TEST_KEY}`,
    `https://api.invalid/v1#${TEST_KEY}`,
    "http://api.invalid/v1",
    "http://localhost.evil.invalid/v1",
    "http://127.0.0.1.evil.invalid/v1",
    "ftp://api.invalid/v1",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "/api/pivotal",
    "",
    "not a url",
  ]) {
    it(`${baseUrl.replace(TEST_KEY, "KEY") || "(empty)"} is refused for a client with a key`, () => {
      const { message } = refusal(() => new PivotalApi({ apiKey: TEST_KEY, baseUrl }));
      assert.ok(!/secret|pivotal_test/.test(message));
    });
  }

  it("may be plain http on this machine only", async (t) => {
    const server = await serve(t, json(customer()));
    const { port } = new URL(server.url);
    for (const host of ["127.0.0.1", "localhost"]) {
      await new PivotalApi({ apiKey: TEST_KEY, baseUrl: `http://${host}:${port}/api/v1//` }).customers
        .retrieve(1)
        .catch((error: unknown) => assert.equal(host, "localhost", String(error)));
    }
    assert.equal(server.seen[0]?.path, "/api/v1/customers/1");
    for (const baseUrl of ["http://[::1]:1/", "http://app.localhost/"])
      assert.ok(new PivotalApi({ apiKey: TEST_KEY, baseUrl }));
  });

  it("may be relative on a page, which sends no key", async (t) => {
    pretend(t, { document: {}, location: { href: "https://host.invalid/customers/245?tab=1" } });
    const asked: Request[] = [];
    const client = new PivotalApi({
      baseUrl: "/api/pivotal",
      fetch: (async (input: Request) => {
        asked.push(input);
        return Response.json(customer());
      }) as typeof fetch,
    });
    await client.customers.retrieve(1);
    assert.equal(asked[0]?.url, "https://host.invalid/api/pivotal/customers/1");
    assert.equal(asked[0]?.headers.get("authorization"), null);
    assert.match(asked[0]?.headers.get("x-pivotal-client") ?? "", /^\d+\.\d+\.\d+/);
  });

  it("is the service's own when there is none", () => {
    assert.equal(new PivotalApi({ apiKey: TEST_KEY }).transport.baseUrl, "https://my.pivotal.app/api/v1");
  });
});

describe("a key that a function gives", () => {
  it("is asked once for many calls", async (t) => {
    const server = await serve(t, json(customer()));
    const apiKey = t.mock.fn(async () => TEST_KEY);
    const client = clientOf(server, { apiKey });
    await Promise.all([client.customers.retrieve(1), client.customers.retrieve(2)]);
    await client.customers.retrieve(3);
    assert.equal(apiKey.mock.callCount(), 1);
    assert.deepEqual(
      new Set(server.seen.map(({ headers }) => headers.authorization)),
      new Set([`Bearer ${TEST_KEY}`]),
    );
  });

  it("is asked once more after a 401, for all calls that met it", async (t) => {
    const fresh = "pivotal_test_MockFresh000000";
    const server = await serve(t, (seen, response, request) =>
      (seen.headers.authorization === `Bearer ${fresh}` ? json(customer()) : revoked)(
        seen,
        response,
        request,
      ),
    );
    const apiKey = t.mock.fn(() => (apiKey.mock.callCount() === 0 ? TEST_KEY : fresh));
    const client = clientOf(server, { apiKey, maxRetries: 0 });
    await Promise.all([
      client.customers.retrieve(1),
      client.customers.retrieve(2),
      client.customers.update(3, { name: "A" }),
    ]);
    assert.equal(apiKey.mock.callCount(), 2);
  });

  it("that is refused twice fails as an authentication error, without a loop", async (t) => {
    const server = await serve(t, revoked);
    const apiKey = t.mock.fn(() => TEST_KEY);
    const error = await failureOf(clientOf(server, { apiKey }).customers.retrieve(1), AuthenticationError);
    assert.deepEqual(
      [error.status, error.attempts, apiKey.mock.callCount(), server.seen.length],
      [401, 2, 2, 2],
    );
  });

  it("that has a bad shape names the fault when it is used", async (t) => {
    const server = await serve(t, json(customer()));
    for (const key of ["", undefined, `Bearer ${TEST_KEY}`]) {
      const error = await failureOf(
        clientOf(server, { apiKey: () => key as string }).me.retrieve(),
        ConfigError,
      );
      assert.match(error.message, /^apiKey /);
    }
    assert.equal(server.seen.length, 0);
  });

  it("that has a bad shape is asked for again by the next call", async (t) => {
    const server = await serve(t, json(customer()));
    let key = "";
    const client = clientOf(server, { apiKey: () => key });
    await failureOf(client.customers.retrieve(1), ConfigError);
    key = TEST_KEY;
    assert.equal((await client.customers.retrieve(1)).id, "cus_1");
  });

  it("that throws fails the call, is asked again by the next one, and leaks nothing", async (t) => {
    const server = await serve(t, json(customer()));
    let isBroken = true;
    const client = clientOf(server, {
      apiKey: async () => {
        if (isBroken) throw new Error(`the vault refused ${TEST_KEY}`);
        return TEST_KEY;
      },
    });
    const error = await failureOf(client.customers.retrieve(1), AuthenticationError);
    assert.ok(!JSON.stringify([error, error.message, String(error.cause)]).includes(TEST_KEY));
    isBroken = false;
    assert.equal((await client.customers.retrieve(1)).id, "cus_1");
  });

  it("that never comes ends with the deadline, or with the caller", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, json(customer()));
    const client = clientOf(server, { apiKey: () => new Promise<string>(() => {}) });
    const stop = new AbortController();
    const late = failureOf(client.customers.retrieve(1), TimeoutError);
    const gone = failureOf(client.customers.retrieve(2, { signal: stop.signal }), AbortError);
    stop.abort();
    await gone;
    await time.pass(30_000);
    await late;
    assert.equal(server.seen.length, 0);
  });

  it("goes out in place of an Authorization header of the options", async (t) => {
    const server = await serve(t, json(customer()));
    await clientOf(server, { headers: { authorization: "Basic eDp5" } }).customers.retrieve(1);
    assert.equal(server.seen[0]?.headers.authorization, `Bearer ${TEST_KEY}`);
  });
});

describe("a test run", () => {
  const run = (code: string, env: Record<string, string> = {}) =>
    spawnSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `await import(${JSON.stringify(new URL("../support/no-network.ts", import.meta.url).href)});${code}`,
      ],
      {
        env: { ...process.env, ...env },
        encoding: "utf8",
      },
    );

  it("stops when a test would reach another machine", () => {
    for (const code of [
      `await fetch("https://my.pivotal.app/api/v1/me").catch(() => {});`,
      `await fetch("http://192.0.2.1/").catch(() => {});`,
      `(await import("node:net")).connect(443, "192.0.2.1").on("error", () => {});`,
      `(await import("node:https")).get("https://example.com").on("error", () => {});`,
    ]) {
      const { status, stderr } = run(`${code};await new Promise((done) => setTimeout(done, 500));`);
      assert.equal(status, 70, code);
      assert.match(stderr, /wants to connect to/);
    }
  });

  it("stops when a key that could be real is about to be used", () => {
    const real = ["pivotal", "K8s9dEfGh0123456789"].join("_");
    const sent = run(
      `await fetch("http://127.0.0.1:1/", { headers: { authorization: "Bearer ${real}" } }).catch(() => {});`,
    );
    assert.equal(sent.status, 70);
    assert.ok(!sent.stderr.includes(real));
    assert.equal(run("", { PIVOTAL_API_KEY: real }).status, 70);
    assert.equal(run("", { PIVOTAL_API_KEY: TEST_KEY }).status, 0);
  });
});
