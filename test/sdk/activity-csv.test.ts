import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createBackend } from "@pivotal/mocks";
import { matchesActivity, PivotalApi, type ActivityRow } from "@pivotal/sdk";
import { restoreText } from "@pivotal/sdk/store/edits";
import { readCsv } from "../support/rfc4180.ts";

const COLUMNS = "timestamp,actor,actor_type,event_type,field,old_value,new_value,onboarding_id";

const clientOf = (level: "published" | "described" | "full") => {
  const backend = createBackend({ level, customers: 20, rateLimit: false });
  const client = new PivotalApi({
    apiKey: backend.keys.live,
    baseUrl: "https://csv.invalid/api/v1",
    fetch: backend.fetch,
  });
  return { backend, client };
};
const row = (more: Partial<ActivityRow> = {}): ActivityRow => ({
  timestamp: "2026-11-02T09:00:00.000Z",
  actor: "Ada Park",
  actor_type: "user",
  event_type: "customer.field_changed",
  field: "plan",
  old_value: null,
  new_value: "scale",
  onboarding_id: null,
  ...more,
});

describe("a history as CSV", () => {
  it("has exactly the columns of the contract, one record a changed field", async () => {
    const { client } = clientOf("full");
    assert.equal(
      await client.activity.toCsv([
        row(),
        row({ old_value: ["a"], new_value: { b: 1 }, onboarding_id: "onb" }),
      ]),
      `${COLUMNS}\r\n` +
        `2026-11-02T09:00:00.000Z,Ada Park,user,customer.field_changed,plan,,scale,\r\n` +
        `2026-11-02T09:00:00.000Z,Ada Park,user,customer.field_changed,plan,"[""a""]","{""b"":1}",onb\r\n`,
    );
  });

  for (const level of ["described", "full"] as const)
    it(`holds the whole of a list, filtered also where the server, at level ${level}, does not`, async () => {
      const { client } = clientOf(level);
      const id = (await client.customers.list({ limit: 1 })).data[0]?.id ?? "";
      for (let at = 0; at < 105; at += 1) await client.customers.update(id, { plan: `plan ${at}` });
      await client.customers.update(id, { status: "at_risk" });
      const all = await client.activity.list(id).toArray();
      const csv = await client.activity.toCsv(client.activity.list(id));
      assert.equal(readCsv(csv).length, all.length + 1);
      const filters = { event_type: "customer.status_changed", actor: "Mock live key" };
      const told: number[] = [];
      const some = await client.activity.toCsv(client.activity.list(id, filters), {
        filters,
        onProgress: (rows) => told.push(rows),
      });
      assert.deepEqual(
        readCsv(some)
          .slice(1)
          .map((cells) => cells[3]),
        ["customer.status_changed"],
      );
      assert.deepEqual(told, [1]);
    });

  it("is given whole or not at all", async () => {
    const { client } = clientOf("full");
    const stop = new AbortController();
    const reason = new Error("enough");
    const rows = function* () {
      yield row();
      stop.abort(reason);
      yield row();
    };
    await assert.rejects(client.activity.toCsv(rows(), { signal: stop.signal }), reason);
    const failing = async function* () {
      yield row();
      await Promise.reject(new Error("broken"));
    };
    await assert.rejects(client.activity.toCsv(failing()), /broken/);
  });

  it("gives every text back as it was", async () => {
    const { client } = clientOf("full");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("=1+1", "-5", "a\r\nb", '"', "'", ","),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text, text)), async (texts) => {
        const rows = texts.map(([actor, old_value, new_value]) => row({ actor, old_value, new_value }));
        const read = readCsv(await client.activity.toCsv(rows)).slice(1);
        assert.deepEqual(
          read.map((cells) => [cells[1], cells[5], cells[6]].map((cell) => restoreText(cell ?? ""))),
          texts,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe("the filters of a history", () => {
  it("stack, and a day stands for all of it", () => {
    const at = (timestamp: string, filters: object) => matchesActivity(row({ timestamp }), filters);
    assert.equal(at("2026-11-02T00:00:00.000Z", { from: "2026-11-02" }), true);
    assert.equal(at("2026-11-01T23:59:59.999Z", { from: "2026-11-02" }), false);
    assert.equal(at("2026-11-02T23:59:59.999Z", { to: "2026-11-02" }), true);
    assert.equal(at("2026-11-03T00:00:00.000Z", { to: "2026-11-02" }), false);
    assert.equal(at("2026-11-02T09:00:01.000Z", { to: "2026-11-02T09:00:00Z" }), false);
    assert.equal(matchesActivity(row(), { actor: "Ada Park", event_type: "customer.created" }), false);
    assert.equal(matchesActivity(row(), { actor: "", event_type: "", from: "", to: "" }), true);
    assert.equal(matchesActivity(row(), { from: "monday", to: "someday" }), true);
  });

  it("agree with those of a server that has them", async () => {
    const { client } = clientOf("full");
    const all = await client.activity.list(1).toArray();
    const middle = all[Math.floor(all.length / 2)];
    assert.ok(middle);
    for (const filters of [
      { actor: middle.actor },
      { event_type: middle.event_type },
      { from: middle.timestamp.slice(0, 10) },
      { to: middle.timestamp.slice(0, 10) },
      { from: middle.timestamp, to: middle.timestamp, actor: middle.actor },
    ])
      assert.deepEqual(
        await client.activity.list(1, filters).toArray(),
        all.filter((one) => matchesActivity(one, filters)),
      );
  });
});
