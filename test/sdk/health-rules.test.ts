import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bucketChanges, healthMovers, type HealthSignal } from "@pivotal/sdk";

const signal = (key: string, weight: number, score: number | null): HealthSignal => ({
  key,
  weight,
  score,
  summary: "",
  items: [],
});
const day = (n: number) => `2026-05-0${n}T02:00:00.000Z`;

describe("what would move a health score most", () => {
  it("is what misses most points by its weight, in points of the whole score", () => {
    const movers = healthMovers([
      signal("support_load", 0.15, 0),
      signal("onboarding_velocity", 0.3, 80),
      signal("recent_activity", 0.2, 10),
      signal("task_health", 0.35, 100),
    ]);
    assert.deepEqual(
      movers.map(({ signal: { key }, points }) => [key, Math.round(points)]),
      [
        ["recent_activity", 18],
        ["support_load", 15],
        ["onboarding_velocity", 6],
      ],
    );
  });

  it("counts only signals that have a score", () => {
    const movers = healthMovers([signal("contract_size", 0.5, null), signal("task_health", 0.25, 40)]);
    assert.deepEqual(
      movers.map(({ signal: { key }, points }) => [key, points]),
      [["task_health", 60]],
    );
    assert.deepEqual(healthMovers([]), []);
  });
});

describe("changes of bucket in a history", () => {
  const history = [85, 71, 69, 30, 45, 90].map((score, i) => ({ at: day(i + 1), score }));

  it("are where a score came into another bucket than the one before", () => {
    assert.deepEqual(
      bucketChanges(history).map(({ at, from, to, score }) => [at, from, to, score]),
      [
        [day(3), "healthy", "watch", 69],
        [day(4), "watch", "at_risk", 30],
        [day(5), "at_risk", "watch", 45],
        [day(6), "watch", "healthy", 90],
      ],
    );
  });

  it("follow the bounds of the workspace", () => {
    assert.deepEqual(
      bucketChanges(history, { healthy: 90, watch: 20 }).map(({ to }) => to),
      ["healthy"],
    );
  });

  it("leave out what has no time, and are none for one score", () => {
    assert.deepEqual(bucketChanges([{ at: "soon", score: 10 }, ...history.slice(0, 1)]), []);
  });
});
