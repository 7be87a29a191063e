import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, createClock } from "@pivotal/mocks";
import { apiOf, walk } from "./api.ts";
import type { Json } from "./api.ts";

const DAY = 86_400_000;
interface Health {
  score: number | null;
  bucket: string | null;
  computed_at: string | null;
  history: { at: string; score: number }[];
  signals: { key: string; weight: number; score: number | null; summary: string; items: Json[] }[];
}
const start = (customers = 80) => {
  const clock = createClock();
  const backend = createBackend({ clock, rateLimit: false, customers });
  const api = apiOf(backend);
  const health = async (id: unknown) => (await api.get(`/customers/${id}/health`)).body as unknown as Health;
  return { clock, backend, api, health };
};

describe("health", () => {
  const { api, health } = start();

  it("has five signals that weigh 30, 20, 20, 15 and 15 in a hundred, each with what feeds it", async () => {
    const { signals } = await health(1);
    assert.deepEqual(
      signals.map(({ key, weight }) => [key, weight]),
      [
        ["onboarding_velocity", 0.3],
        ["recent_activity", 0.2],
        ["task_health", 0.2],
        ["contract_size", 0.15],
        ["support_load", 0.15],
      ],
    );
    assert.ok(signals.every(({ items, summary }) => items.length > 0 && summary));
  });

  it("is the weighted mean of the signals that have a score, and agrees with the customer and its own history", async () => {
    for (const row of await walk(api.list, "/customers", 100)) {
      const { score, bucket, signals, history } = await health(row["id"]);
      assert.deepEqual([row["health_score"], row["health_bucket"]], [score, bucket]);
      if (score === null) continue;
      const scored = signals.filter((signal) => signal.score !== null);
      const weights = scored.reduce((sum, { weight }) => sum + weight, 0);
      const mean = scored.reduce((sum, signal) => sum + signal.weight * Number(signal.score), 0) / weights;
      assert.equal(score, Math.round(mean));
      assert.equal(history.at(-1)?.score, score);
      assert.equal(bucket, score >= 70 ? "healthy" : score >= 40 ? "watch" : "at_risk");
    }
  });

  it("is not scored while nothing is known of a customer", async () => {
    const { score, bucket, signals, history } = await health(13);
    assert.deepEqual([score, bucket, signals, history], [null, null, [], []]);
  });

  it("shows every bucket somewhere in the seed", async () => {
    const buckets = new Set(
      (await walk(api.list, "/customers", 100)).map(({ health_bucket }) => health_bucket),
    );
    assert.deepEqual([...buckets].map(String).toSorted(), ["at_risk", "healthy", "null", "watch"]);
  });
});

describe("the nightly run", () => {
  it("comes at two in the morning (UTC) by the injected clock, not at a write", async () => {
    const { api, clock, health } = start();
    const { id } = (await api.post("/customers", { name: "New", mrr: 5_000_000 })).body;
    assert.equal((await health(id)).score, null);
    clock.advance(16 * 3_600_000);
    assert.equal((await health(id)).score, null);
    clock.advance(3_600_000);
    const first = await health(id);
    assert.equal(first.computed_at, "2026-11-03T02:00:00.000Z");
    assert.equal(first.history.length, 1);
    await api.patch(`/customers/${id}`, { mrr: 100 });
    assert.equal((await health(id)).score, first.score);
    clock.advance(DAY);
    assert.ok(Number((await health(id)).score) < Number(first.score));
  });

  it("never changes what it found before, whatever is written after", async () => {
    const { api, clock, health } = start();
    const before = await health(11);
    await api.patch("/customers/11", { mrr: 1, status: "at_risk" });
    await api.post("/customers/11/contacts", { name: "A", email: "a@b.example" });
    clock.advance(5 * DAY);
    const after = await health(11);
    assert.deepEqual(after.history.slice(0, 85), before.history.slice(-85));
  });

  it("tells a drop of ten or more, and a change of bucket, as events of that night", async () => {
    const { api, health } = start(200);
    let drops = 0;
    let changes = 0;
    const bucket = (score: number) => (score >= 70 ? "healthy" : score >= 40 ? "watch" : "at_risk");
    for (let n = 1; n <= 200; n++) {
      const { history } = await health(n);
      const events = await walk(
        async (path) => {
          const page = await api.list(path);
          return {
            ...page,
            data: page.data.map((row) => ({ ...row, created_at: String(row["timestamp"]) })),
          };
        },
        `/customers/${n}/activity`,
        100,
      );
      for (const [i, point] of history.entries()) {
        const previous = history[i - 1];
        if (!previous) continue;
        const tonight = events.filter(({ timestamp }) => timestamp === point.at);
        const drop = tonight.find(({ event_type }) => event_type === "customer.health_score_dropped");
        const change = tonight.find(({ event_type }) => event_type === "customer.health_bucket_changed");
        assert.equal(Boolean(drop), previous.score - point.score >= 10);
        assert.equal(Boolean(change), bucket(previous.score) !== bucket(point.score));
        if (drop) assert.deepEqual([drop["old_value"], drop["new_value"]], [previous.score, point.score]);
        drops += drop ? 1 : 0;
        changes += change ? 1 : 0;
      }
    }
    assert.ok(drops > 0 && changes > 0, `${drops} drops, ${changes} changes`);
  });

  it("never changes a status", async () => {
    const { api, clock } = start();
    const statuses = async () => (await walk(api.list, "/customers", 100)).map(({ status }) => status);
    const before = await statuses();
    clock.advance(60 * DAY);
    assert.deepEqual(await statuses(), before);
  });
});

describe("a customer added with its scores", () => {
  it("has just those, ending last night", async () => {
    const { backend, health } = start();
    const { id } = backend.add.customer({ name: "Given", health: [80, 65, 50] });
    const { score, history, computed_at } = await health(id);
    assert.deepEqual([score, history.map((point) => point.score)], [50, [80, 65, 50]]);
    assert.equal(computed_at, "2026-11-02T02:00:00.000Z");
  });
});
