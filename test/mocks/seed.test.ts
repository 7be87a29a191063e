import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, createClock } from "@pivotal/mocks";
import { apiOf, walk } from "./api.ts";
import type { Json } from "./api.ts";

const start = (options: Parameters<typeof createBackend>[0] = {}) => {
  const backend = createBackend({ clock: createClock(), rateLimit: false, ...options });
  return { backend, api: apiOf(backend) };
};
const everything = async ({ api }: ReturnType<typeof start>) => ({
  customers: await walk(api.list, "/customers", 100),
  onboardings: await walk(api.list, "/onboardings", 100),
  contacts: (await api.list("/customers/1/contacts")).data,
  activity: (await api.list("/customers/1/activity?limit=100")).data,
  health: (await api.get("/customers/1/health")).body,
});

describe("the seed", () => {
  it("makes the same rows from the same number, and others from another", async () => {
    const one = await everything(start({ seed: 5 }));
    assert.deepEqual(await everything(start({ seed: 5 })), one);
    assert.notDeepEqual(await everything(start({ seed: 6 })), one);
  });

  it("ends at the moment it is told", async () => {
    const { api } = start({ now: "2025-01-01T00:00:00Z", clock: createClock("2025-01-02T00:00:00Z") });
    assert.ok(((await api.list("/customers?limit=1")).data[0]?.created_at ?? "") < "2025-01-01");
  });

  it("holds every kind of name: scripts, marks, length, one letter, markup", async () => {
    const names = (await walk(start({ customers: 300 }).api.list, "/customers", 100)).map(({ name }) =>
      String(name),
    );
    const has = (what: RegExp) =>
      assert.ok(
        names.some((name) => what.test(name)),
        `${what}`,
      );
    for (const script of [
      "Latin",
      "Han",
      "Hiragana",
      "Hangul",
      "Arabic",
      "Hebrew",
      "Thai",
      "Cyrillic",
      "Devanagari",
    ]) {
      has(new RegExp(`\\p{Script=${script}}`, "u"));
    }
    has(/\p{Emoji_Presentation}/u);
    has(/[éøñł]/);
    has(/^.{300,}$/u);
    has(/^.$/u);
    has(/<b>.*"/);
  });

  it("repeats names and domains, leaves customers with nothing, and never repeats a slug, an id or an e-mail", async () => {
    const world = start({ customers: 300 });
    const rows = await walk(world.api.list, "/customers", 100);
    const distinct = (field: string) => new Set(rows.map((row) => row[field])).size;
    assert.ok(distinct("name") < 300);
    assert.ok(
      new Set(rows.map(({ domain }) => domain).filter(Boolean)).size <
        rows.filter(({ domain }) => domain).length,
    );
    assert.deepEqual([distinct("slug"), distinct("id")], [300, 300]);
    const bare = rows.find((row) => row["owner"] === null) as Json;
    for (const field of ["domain", "plan", "mrr", "monthly_orders", "metadata", "health_score"])
      assert.equal(bare[field], null);
    const emails: unknown[] = [];
    for (let n = 1; n <= 300; n++)
      emails.push(
        ...(await world.api.list(`/customers/${n}/contacts?limit=100`)).data.map(({ email }) => email),
      );
    assert.equal(new Set(emails).size, emails.length);
  });

  it("keeps children after their parents and nothing in the future", async () => {
    const world = start({ customers: 100 });
    const now = "2026-11-02T09:00:00.000Z";
    for (let n = 1; n <= 100; n++) {
      const created = String((await world.api.get(`/customers/${n}`)).body["created_at"]);
      for (const path of ["contacts", "onboardings"]) {
        const { data } = await world.api.list(`/customers/${n}/${path}?limit=100`);
        assert.ok(
          data.every((row) => row.created_at >= created && row.created_at <= now),
          `${path} of ${n}`,
        );
      }
      const { data } = await world.api.list(`/customers/${n}/activity?limit=100`);
      assert.ok(data.every(({ timestamp }) => String(timestamp) <= now));
    }
  });

  it("leaves nothing going on at a customer who has left", async () => {
    const { api } = start({ customers: 200 });
    for (const { id } of await walk(api.list, "/customers?status=churned", 100)) {
      const { data } = await api.list(`/customers/${id}/onboardings`);
      assert.ok(data.every(({ state, phase }) => state === "paused" || phase === "completed"));
    }
  });
});

describe("a backend", () => {
  it("is as it was after a reset: rows, settings, faults, limits, keys, log", async () => {
    const clock = createClock();
    const backend = createBackend({ clock, rateLimit: 40 });
    const api = apiOf(backend);
    const before = (await api.list("/customers")).data;
    const keyed = { "idempotency-key": "k" };
    await api.post("/customers", { name: "New" }, keyed);
    await api.delete("/customers/50");
    backend.level = "published";
    backend.latency = 5;
    backend.rateLimit = 1;
    backend.drift.enums = true;
    backend.faults.push({ kind: "html" });
    backend.keys.revoke(backend.keys.live);
    backend.reset();
    assert.equal(backend.log.length, 0);
    assert.deepEqual([backend.level, backend.latency, backend.faults], ["full", 0, []]);
    const answer = await api.get("/customers");
    assert.equal(answer.headers.get("x-ratelimit-remaining"), "39");
    assert.deepEqual(answer.body["data"], before);
    assert.equal((await api.post("/customers", { name: "Other" }, keyed)).status, 201);
  });

  it("takes rows that no client could write", async () => {
    const { backend, api } = start({ customers: 0 });
    const { id } = backend.add.customer({
      name: "<b>",
      domain: "javascript:alert(1)",
      mrr: -5,
      status: "brand_new",
      created_at: "2020-01-01T00:00:00.000Z",
    });
    backend.add.contact(id, { name: "A", email: "a@b.example", archived_at: "2020-02-01T00:00:00.000Z" });
    backend.add.onboarding(1, { phase: "their own" });
    const row = (await api.get("/customers/1")).body;
    assert.deepEqual(
      [row["status"], row["mrr"], row["created_at"]],
      ["brand_new", -5, "2020-01-01T00:00:00.000Z"],
    );
    assert.equal((await api.list("/onboardings")).data[0]?.["phase"], "their own");
    assert.throws(
      () => backend.add.contact("nobody", { name: "A", email: "b@b.example" }),
      /no customer nobody/,
    );
  });

  it("logs what it answered, without keys or bodies", async () => {
    const { backend, api } = start({ customers: 1 });
    await api.post("/customers", { name: "Secret name" }, { "idempotency-key": "k1" });
    await api.get("/customers?limit=1");
    assert.deepEqual(
      backend.log.map(({ method, path, status, idempotencyKey }) => [method, path, status, idempotencyKey]),
      [
        ["POST", "/customers", 201, "k1"],
        ["GET", "/customers?limit=1", 200, undefined],
      ],
    );
    assert.doesNotMatch(JSON.stringify(backend.log), /pivotal_|Secret/);
  });
});
