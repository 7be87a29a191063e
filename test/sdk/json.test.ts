import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import {
  InvalidRequestError,
  ResponseValidationError,
  UnexpectedResponseError,
  type DriftInfo,
} from "@pivotal/sdk";
import { clientOf, failureOf, fakeTime, json, serve, text } from "../support/loopback.ts";
import { customer, page } from "../support/records.ts";

const raw = JSON.stringify(customer());
const replaced = (field: string, value: string) =>
  raw.replace(new RegExp(`"${field}":[^,]+`), `"${field}":${value}`);

describe("JSON that is not whole or not right", () => {
  it("cut short, a read is sent again once and then fails in the parse", async (t) => {
    const time = fakeTime(t);
    const server = await serve(t, text(raw.slice(0, 50)));
    const error = await failureOf(
      time.settle(clientOf(server).customers.retrieve(1)),
      UnexpectedResponseError,
    );
    assert.deepEqual([error.phase, error.attempts, server.seen.length], ["parse", 2, 2]);
    const better = await serve(t, text(raw.slice(0, 50)), text(raw));
    assert.equal((await time.settle(clientOf(better).customers.retrieve(1))).id, "cus_1");
  });

  it("cut short, a write is not sent again: it landed", async (t) => {
    const server = await serve(t, text(raw.slice(0, 50)));
    const error = await failureOf(clientOf(server).customers.create({ name: "A" }), UnexpectedResponseError);
    assert.deepEqual([error.phase, server.seen.length], ["parse", 1]);
  });

  it("with bytes that are not UTF-8 is read with replacement characters", async (t) => {
    const bytes = Buffer.from(raw.replace("Aurora Outfitters", "Aur\u0001ra"));
    bytes[bytes.indexOf(1)] = 0xff;
    const server = await serve(t, text(bytes));
    assert.equal((await clientOf(server).customers.retrieve(1)).name, "Aur\uFFFDra");
  });

  it("with a key twice takes the last one", async (t) => {
    const server = await serve(t, text(raw.replace('"name":', '"name":"First","name":')));
    assert.equal((await clientOf(server).customers.retrieve(1)).name, "Aurora Outfitters");
  });

  it("nested 10,000 deep fails as a typed error, wherever it is, and the client goes on", async (t) => {
    const deep = (open: string, close: string) => open.repeat(10_000) + "1" + close.repeat(10_000);
    for (const body of [
      deep("[", "]"),
      replaced("mrr", deep("[", "]")),
      replaced("mrr", deep('{"a":', "}")),
      `{"object":"list","data":[${deep("[", "]")}],"has_more":false,"next_cursor":null}`,
    ]) {
      const server = await serve(t, text(body), text(raw));
      const client = clientOf(server, { maxRetries: 0 });
      await failureOf(client.customers.retrieve(1), UnexpectedResponseError);
      assert.equal((await client.customers.retrieve(1)).id, "cus_1");
    }
  });

  it("names that mean something to the language stay data", async (t) => {
    const server = await serve(t, text(raw.replace("{", '{"__proto__":{"polluted":1},"constructor":2,')));
    await clientOf(server).customers.retrieve(1);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });
});

describe("data that is newer than this client", () => {
  it("an unknown field is kept, readable, and goes back as it came", async (t) => {
    const server = await serve(t, json({ ...customer(), renewal: { at: "2027-01-01" } }));
    const client = clientOf(server);
    const record = await client.customers.retrieve(1);
    assert.deepEqual(record["renewal"], { at: "2027-01-01" });
    await client.customers.update(1, { renewal: record["renewal"] });
    assert.deepEqual(JSON.parse(server.seen[1]?.body ?? ""), { renewal: { at: "2027-01-01" } });
  });

  it("an unknown enum value is kept as it is", async (t) => {
    const server = await serve(t, json(customer({ status: "hibernating" })));
    assert.equal((await clientOf(server).customers.retrieve(1)).status, "hibernating");
  });

  it("both shapes of /me are read", async (t) => {
    const me = {
      object: "me",
      api_key: { id: "k", name: "n", prefix: "pivotal_K8s9", scopes: [], rate_limit_tier: "live" },
      organization: { id: "o", slug: "s", name: "n" },
    };
    const flat = { object: "api_key_identity", key_name: "n", key_prefix: "pivotal_K8s9" };
    const server = await serve(t, json(me), json(flat));
    assert.equal((await clientOf(server).me.retrieve()).object, "me");
    assert.equal((await clientOf(server).me.retrieve()).object, "api_key_identity");
  });
});

describe("data that is not as documented", () => {
  const cases: [string, string, string[]][] = [
    ["a required field missing", raw.replace(/"slug":[^,]+,/, ""), ["slug"]],
    ["null where it may not be", replaced("name", "null"), ["name"]],
    ["an integer above 2^53", replaced("mrr", "9007199254740993"), ["mrr"]],
    ["a number too large to be one", replaced("mrr", "1e999"), ["mrr"]],
    ["a fraction of a cent", replaced("mrr", "1.5"), ["mrr"]],
    ["another object", replaced("object", '"contact"'), ["object"]],
  ];
  for (const [what, body, path] of cases) {
    it(`${what} fails naming the place, without values`, async (t) => {
      const drifts: DriftInfo[] = [];
      const server = await serve(t, text(body));
      const client = clientOf(server, { onDrift: (info) => drifts.push(info) });
      const error = await failureOf(client.customers.retrieve(1), ResponseValidationError);
      assert.deepEqual(error.path, path);
      assert.match(error.message, new RegExp(path.join()));
      assert.doesNotMatch(inspect(error), /Aurora|9007199254740|aurora\.example/);
      assert.deepEqual(drifts, [{ method: "GET", path: "/customers/1", at: path }]);
      assert.equal(server.seen.length, 1);
    });
  }

  it("null where it may be is null, and a negative or zero revenue is a revenue", async (t) => {
    for (const mrr of [null, 0, -5]) {
      const server = await serve(t, json(customer({ mrr, domain: null })));
      const record = await clientOf(server).customers.retrieve(1);
      assert.deepEqual([record.mrr, record.domain], [mrr, null]);
    }
  });

  it("a name of 1 MB, lone surrogates, directions and emoji come through unchanged", async (t) => {
    for (const name of ["x".repeat(1_000_000), "a\uD800b", "\u202Egnp.exe", "👩‍👩‍👧‍👦 Öst", "<b>\0</b>"]) {
      const server = await serve(t, json(customer({ name })));
      assert.equal((await clientOf(server).customers.retrieve(1)).name, name);
    }
  });

  it("a bad row of a page, or one of another kind, leaves the good ones", async (t) => {
    const drifts: DriftInfo[] = [];
    const rows = [
      customer({ id: "a" }),
      { ...customer({ id: "b" }), name: 7 },
      customer({ id: "c" }),
      { ...customer({ id: "d" }), object: "prospect" },
      null,
    ];
    const server = await serve(t, json(page(rows)));
    const client = clientOf(server, { onDrift: (info) => drifts.push(info) });
    const { data, invalid } = await client.customers.list();
    assert.deepEqual(
      data.map(({ id }) => id),
      ["a", "c"],
    );
    assert.deepEqual(invalid, [
      { index: 1, path: ["name"] },
      { index: 3, path: ["object"] },
      { index: 4, path: [] },
    ]);
    assert.deepEqual(
      drifts.map(({ index }) => index),
      [1, 3, 4],
    );
    assert.deepEqual(
      (await client.customers.list().toArray()).map(({ id }) => id),
      ["a", "c"],
    );
  });

  it("an envelope that is none fails naming the place", async (t) => {
    for (const [body, path] of [
      [[], []],
      [{ ...page([]), data: {} }, ["data"]],
      [{ ...page([]), has_more: "yes" }, ["has_more"]],
      [{ ...page([]), next_cursor: 7 }, ["next_cursor"]],
    ] as const) {
      const server = await serve(t, json(body));
      const error = await failureOf(clientOf(server).customers.list(), ResponseValidationError);
      assert.deepEqual(error.path, path);
    }
  });
});

describe("a write that would not validate", () => {
  it("is refused before it is sent, with the field and zod's code", async (t) => {
    const server = await serve(t, json(customer()));
    const client = clientOf(server);
    const cases: [() => PromiseLike<unknown>, string | undefined, string][] = [
      [() => client.customers.create({} as never), "name", "invalid_type"],
      [() => client.customers.create({ name: "" }), "name", "too_small"],
      [() => client.customers.create({ name: "A", mrr: 1.5 }), "mrr", "invalid_type"],
      [() => client.customers.create({ name: "A", mrr: Number.NaN }), "mrr", "invalid_type"],
      [() => client.customers.create({ name: "A", tags: ["a", 1 as never] }), "tags.1", "invalid_type"],
      [() => client.customers.create(undefined as never), undefined, "invalid_type"],
      [() => client.customers.update(1, { name: null as never }), "name", "invalid_type"],
      [() => client.contacts.create(1, { name: "A" } as never), "email", "invalid_type"],
      [() => client.contacts.update(1, { is_primary: "yes" as never }), "is_primary", "invalid_type"],
      [() => client.onboardings.create({} as never), "customer_id", "invalid_type"],
      [() => client.views.create({ name: "" }), "name", "too_small"],
      [() => client.tags.update("vip", { name: "" }), "name", "too_small"],
    ];
    for (const [call, field, code] of cases) {
      const error = await failureOf(call(), InvalidRequestError);
      assert.deepEqual([error.field, error.code], [field, code]);
    }
    assert.equal(server.seen.length, 0);
  });

  it("is refused when JSON cannot hold it", async (t) => {
    const server = await serve(t, json({}));
    const circular: { self?: unknown } = {};
    circular.self = circular;
    for (const body of [circular, { n: 1n }]) {
      await failureOf(clientOf(server).request("POST", "/things", { body }), InvalidRequestError);
    }
    assert.equal(server.seen.length, 0);
  });
});
