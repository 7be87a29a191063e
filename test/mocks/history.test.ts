import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, createClock } from "@pivotal/mocks";
import { apiOf, refusal, walk } from "./api.ts";
import type { Json } from "./api.ts";

const start = (options: Parameters<typeof createBackend>[0] = {}) => {
  const clock = createClock();
  const backend = createBackend({ clock, rateLimit: false, ...options });
  const api = apiOf(backend);
  const history = async (id: unknown, query = "") =>
    (await api.list(`/customers/${id}/activity?limit=100${query}`)).data as Json[];
  const newest = async (id: unknown, count = 1) =>
    (await history(id))
      .slice(0, count)
      .map(({ event_type, field, old_value, new_value }) => [event_type, field, old_value, new_value]);
  return { backend, clock, api, history, newest };
};

for (const level of ["described", "full"] as const) {
  describe(`history at a ${level} server`, () => {
    const { api, clock, history, newest } = start({ level });

    it("tells each write, with old and new value, under the key's name", async () => {
      const { id } = (await api.post("/customers", { name: "Told" })).body;
      const [created] = await history(id);
      assert.deepEqual(
        [created?.["actor"], created?.["actor_type"], created?.["event_type"], created?.["timestamp"]],
        ["Mock live key", "api_key", "customer.created", new Date(clock.now()).toISOString()],
      );
      clock.advance(1000);
      await api.patch(`/customers/${id}`, { plan: "scale", mrr: 5 });
      assert.deepEqual((await newest(id, 2)).toSorted(), [
        ["customer.field_changed", "mrr", null, 5],
        ["customer.field_changed", "plan", null, "scale"],
      ]);
      clock.advance(1000);
      await api.patch(`/customers/${id}`, { custom_fields: { seats: 2 }, tags: ["vip"] });
      assert.deepEqual((await newest(id, 2)).toSorted(), [
        ["customer.field_changed", "custom_fields.seats", null, 2],
        ["customer.field_changed", "tags", [], ["vip"]],
      ]);
      clock.advance(1000);
      await api.patch(`/customers/${id}`, { status: "at_risk" });
      assert.deepEqual(await newest(id), [["customer.status_changed", "status", "active", "at_risk"]]);
      clock.advance(1000);
      await api.patch(`/customers/${id}`, { status: "archived" });
      assert.deepEqual(await newest(id), [["customer.archived", "status", "at_risk", "archived"]]);
    });

    it("tells what happens to contacts and onboardings, and names the onboarding", async () => {
      const { id } = (await api.post("/customers", { name: "Children" })).body;
      clock.advance(1000);
      const contact = (
        await api.post(`/customers/${id}/contacts`, { name: "Ann", email: `ann@${level}.example` })
      ).body;
      assert.deepEqual(await newest(id), [["contact.added", null, null, `Ann <ann@${level}.example>`]]);
      clock.advance(1000);
      await api.patch(`/contacts/${contact["id"]}`, { title: "CEO" });
      assert.deepEqual(await newest(id), [["contact.field_changed", "title", null, "CEO"]]);
      clock.advance(1000);
      const onboarding = (await api.post("/onboardings", { customer_id: id })).body;
      assert.equal((await history(id))[0]?.["onboarding_id"], onboarding["id"]);
      clock.advance(1000);
      await api.patch(`/onboardings/${onboarding["id"]}`, { phase: "review" });
      assert.deepEqual(await newest(id), [
        ["onboarding.phase_moved", "phase", "before_getting_started", "review"],
      ]);
      clock.advance(1000);
      await api.delete(`/onboardings/${onboarding["id"]}`);
      await api.delete(`/onboardings/${onboarding["id"]}`);
      assert.deepEqual(
        (await newest(id, 2)).map(([event]) => event),
        ["onboarding.deleted", "onboarding.phase_moved"],
      );
    });

    it("says nothing about a write that changes nothing, or is refused", async () => {
      const before = await history(3);
      const { name } = (await api.get("/customers/3")).body;
      await api.patch("/customers/3", { name });
      await api.bad("PATCH", "/customers/3", { name: "" });
      assert.deepEqual(await history(3), before);
    });

    it("forgets the name of a person who was removed", async () => {
      const { id } = (await api.post("/customers", { name: "Removed" })).body;
      const contact = (
        await api.post(`/customers/${id}/contacts`, { name: "Gone Person", email: `gone@${level}.example` })
      ).body;
      clock.advance(1000);
      await api.delete(`/contacts/${contact["id"]}`);
      await api.delete(`/contacts/${contact["id"]}`);
      const rows = await history(id);
      assert.equal(rows.length, 3);
      assert.ok(!JSON.stringify(rows).toLowerCase().includes("gone"));
      assert.deepEqual(await newest(id), [["contact.archived", null, "removed contact", null]]);
    });

    it("is paged as every list is", async () => {
      const whole = await history(1);
      assert.ok(whole.length > 5);
      const pages = await walk(
        async (path) => {
          const page = await api.list(path);
          return {
            ...page,
            data: page.data.map((row) => ({ ...row, created_at: String(row["timestamp"]) })),
          };
        },
        "/customers/1/activity",
        4,
      );
      assert.deepEqual(
        pages.map(({ id }) => id),
        whole.map(({ id }) => id),
      );
    });
  });
}

describe("filters of history", () => {
  const { api, history } = start();

  it("stack: actor, event type and dates, the last day included", async () => {
    const all = await history(1);
    const row = all[Math.floor(all.length / 2)] as Json;
    const actor = String(row["actor"]);
    const event = String(row["event_type"]);
    const day = String(row["timestamp"]).slice(0, 10);
    const named = (rows: Json[]) => rows.map(({ id }) => id);
    const by = (query: string) => history(1, query).then(named);
    assert.deepEqual(
      await by(`&actor=${encodeURIComponent(actor)}`),
      named(all.filter((r) => r["actor"] === actor)),
    );
    assert.deepEqual(await by(`&event_type=${event}`), named(all.filter((r) => r["event_type"] === event)));
    assert.deepEqual(
      await by(`&from=${day}&to=${day}`),
      named(all.filter((r) => String(r["timestamp"]).startsWith(day))),
    );
    assert.ok(
      (await by(`&actor=${encodeURIComponent(actor)}&event_type=${event}&from=${day}`)).includes(row["id"]),
    );
    const moment = encodeURIComponent(String(row["timestamp"]));
    assert.ok((await by(`&from=${moment}&to=${moment}`)).includes(row["id"]));
    assert.deepEqual(
      await by(`&to=${day}T00:00:00Z`),
      named(all.filter((r) => String(r["timestamp"]) < day)),
    );
    assert.equal(
      refusal(await api.bad("GET", "/customers/1/activity?from=monday")),
      "400 invalid_request_error invalid_string from",
    );
  });

  it("are ignored by a described server, which has never heard of them", async () => {
    const described = start({ level: "described" });
    assert.deepEqual(await described.history(1, "&actor=nobody&from=2030-01-01"), await described.history(1));
  });
});

describe("a customer who leaves", () => {
  const prepare = async () => {
    const world = start();
    const { api, clock } = world;
    const { id } = (await api.post("/customers", { name: "Leaves", mrr: 100_000 })).body;
    const add = async (state: string, phase = "review") =>
      (await api.post("/onboardings", { customer_id: id, state, phase })).body["id"] as string;
    const ids = [
      await add("active"),
      await add("waiting"),
      await add("paused"),
      await add("active", "completed"),
    ];
    clock.advance(3 * 86_400_000);
    const states = async () => {
      const found: unknown[] = [];
      for (const onboarding of ids) found.push((await api.get(`/onboardings/${onboarding}`)).body["state"]);
      return found;
    };
    return { ...world, id, states };
  };

  it("pauses every onboarding still going on, pauses notifications and freezes the score", async () => {
    const { api, clock, id, states } = await prepare();
    const before = (await api.get(`/customers/${id}`)).body["health_score"];
    assert.equal(typeof before, "number");
    const { body } = await api.patch(`/customers/${id}`, { status: "churned" });
    assert.deepEqual(
      [body["churned"], body["at_risk"], body["notifications_paused"], body["health_score"]],
      [true, false, true, before],
    );
    assert.deepEqual(await states(), ["paused", "paused", "paused", "active"]);
    const frozen = (await api.get(`/customers/${id}/health`)).body;
    assert.equal(frozen["frozen_at"], new Date(clock.now()).toISOString());
    clock.advance(40 * 86_400_000);
    assert.deepEqual((await api.get(`/customers/${id}/health`)).body, frozen);
    assert.equal((await api.get(`/customers/${id}`)).body["health_score"], before);
  });

  it("comes back with onboardings still paused, the score running, and the day in its history", async () => {
    const { api, clock, id, states, newest } = await prepare();
    await api.patch(`/customers/${id}`, { status: "churned" });
    const points = ((await api.get(`/customers/${id}/health`)).body["history"] as unknown[]).length;
    clock.advance(10 * 86_400_000);
    const { body } = await api.patch(`/customers/${id}`, { status: "active" });
    assert.deepEqual([body["churned"], body["notifications_paused"]], [false, false]);
    assert.deepEqual(await states(), ["paused", "paused", "paused", "active"]);
    const rows = await newest(id, 2);
    assert.ok(
      rows.some(
        ([, field, , value]) => field === "won_back_at" && value === new Date(clock.now()).toISOString(),
      ),
    );
    clock.advance(2 * 86_400_000);
    const health = (await api.get(`/customers/${id}/health`)).body;
    assert.equal(health["frozen_at"], null);
    assert.equal((health["history"] as unknown[]).length, points + 2);
  });
});

describe("a field that a CRM owns", () => {
  it("can be edited, and is put back by the next night's sync, in the CRM's name", async () => {
    const { api, clock, newest, history } = start({ customers: 60 });
    const owned = (await walk(api.list, "/customers", 100)).find(
      (row) => (row["field_sources"] as Json)["plan"] === "salesforce",
    ) as Json;
    const path = `/customers/${owned["id"]}`;
    await api.patch(path, { plan: "mine", monthly_orders: 1 });
    assert.equal((await api.get(path)).body["plan"], "mine");
    clock.advance(86_400_000);
    const { body } = await api.get(path);
    assert.deepEqual([body["plan"], body["monthly_orders"]], [owned["plan"], 1]);
    const synced = (await history(owned["id"])).find(
      ({ actor_type, field }) => actor_type === "integration" && field === "plan",
    );
    assert.deepEqual(
      [synced?.["actor"], synced?.["old_value"], synced?.["new_value"]],
      ["Salesforce", "mine", owned["plan"]],
    );
    assert.ok((await newest(owned["id"], 3)).length > 0);
  });
});
