import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Customer } from "@pivotal/sdk";
import { riskEntry, risksOf, type RiskContext } from "@pivotal/sdk/rules";
import { contact, customer, onboarding } from "../support/records.ts";

const NOW = Date.parse("2026-11-02T09:00:00Z");
const day = (ago: number) => new Date(NOW - ago * 86_400_000).toISOString();
const risks = (more: Partial<Customer> = {}, context: Partial<RiskContext> = {}) =>
  risksOf(customer({ updated_at: day(1), ...more }), { now: NOW, ...context });
const kinds = (...of: Parameters<typeof risks>) => risks(...of).map(({ kind }) => kind);
const keys = (...of: Parameters<typeof risks>) => risks(...of).map(({ key }) => key);
const history = (...scores: number[]) => ({
  history: scores.map((score, at) => ({ at: day(scores.length - 1 - at), score })),
});

describe("the reasons to look at a customer", () => {
  it("are none for one that is well, or has left", () => {
    assert.deepEqual(kinds({ health_score: 72 }), []);
    for (const status of ["churned", "archived"]) assert.deepEqual(kinds({ status, health_score: 3 }), []);
  });

  it("are the status, the score, and that they disagree, heaviest first", () => {
    assert.deepEqual(kinds({ status: "at_risk" }), ["status"]);
    assert.deepEqual(kinds({ health_score: 12 }), ["low_score", "mismatch"]);
    assert.deepEqual(kinds({ status: "at_risk", health_score: 12 }), ["low_score", "status"]);
    assert.deepEqual(kinds({ health_score: 50 }, { thresholds: { healthy: 80, watch: 60 } }), [
      "low_score",
      "mismatch",
    ]);
  });

  it("are a drop of ten and a worse bucket, of the last two weeks", () => {
    const [dropped, bucket] = risks({ health_score: 61 }, { health: history(71, 70, 61) });
    assert.equal(dropped?.kind === "score_dropped" && dropped.from - dropped.to, 10);
    assert.deepEqual(bucket?.kind === "bucket_changed" && [bucket.from, bucket.to], ["healthy", "watch"]);
    assert.deepEqual(kinds({ health_score: 62 }, { health: history(71, 70, 62) }), ["bucket_changed"]);
    assert.deepEqual(kinds({ health_score: 90 }, { health: history(60, 70, 90) }), []);
    const old = { history: history(90, 61).history.map((one) => ({ ...one, at: day(20) })) };
    assert.deepEqual(kinds({ health_score: 61 }, { health: old }), []);
  });

  it("are that nobody is primary, where the contacts are known", () => {
    assert.deepEqual(kinds(), []);
    assert.deepEqual(kinds({}, { contacts: [] }), ["no_primary"]);
    assert.deepEqual(kinds({}, { contacts: [contact()] }), []);
    assert.deepEqual(kinds({}, { contacts: [contact({ archived_at: day(1) })] }), ["no_primary"]);
  });

  it("are onboardings at risk or past their date, while they go on", () => {
    const late = onboarding({
      phase: "review",
      state: "active",
      completed_at: null,
      target_launch_date: day(3),
    });
    const [risk] = risks({}, { onboardings: [late] });
    assert.equal(risk?.kind === "onboarding_late" && risk.days, 3);
    assert.deepEqual(kinds({}, { onboardings: [{ ...late, state: "at_risk" }] }).sort(), [
      "onboarding_at_risk",
      "onboarding_late",
    ]);
    assert.deepEqual(kinds({}, { onboardings: [{ ...late, completed_at: day(1) }] }), []);
    assert.deepEqual(kinds({}, { onboardings: [{ ...late, phase: "completed" }] }), []);
    assert.deepEqual(kinds({}, { onboardings: [{ ...late, target_launch_date: day(-3) }] }), []);
    assert.deepEqual(kinds({}, { onboardings: [{ ...late, target_launch_date: "soon" }] }), []);
  });

  it("are that nobody has touched the record for long", () => {
    assert.deepEqual(kinds({ updated_at: day(89) }), []);
    assert.deepEqual(kinds({ updated_at: day(90) }), ["quiet"]);
  });

  it("keep their keys while nothing changes that matters, and get others when it does", () => {
    assert.deepEqual(keys({ health_score: 39 }), keys({ health_score: 31 }));
    assert.notDeepEqual(keys({ health_score: 31 }), keys({ health_score: 29 }));
    assert.notDeepEqual(keys({ updated_at: day(100) }), keys({ updated_at: day(99) }));
    const late = onboarding({
      phase: "review",
      state: "active",
      completed_at: null,
      target_launch_date: day(3),
    });
    assert.notDeepEqual(
      keys({}, { onboardings: [late] }),
      keys({}, { onboardings: [{ ...late, target_launch_date: day(2) }] }),
    );
  });
});

describe("a customer deserves a look", () => {
  const weight = (...[more, context]: Parameters<typeof risks>) =>
    riskEntry(customer({ updated_at: day(1), ...more }), { now: NOW, ...context })?.weight;
  const nobody = { contacts: [] };
  const dropped = { health: history(71, 70, 62) };

  it("for one strong reason", () => {
    assert.equal(weight({ status: "at_risk" }), 60);
    assert.equal(weight({ health_score: 62 }, dropped), 25);
  });

  it("not for a weak one alone: that nothing has changed for long, or that nobody is primary", () => {
    assert.deepEqual(kinds({ updated_at: day(400) }), ["quiet"]);
    assert.equal(weight({ updated_at: day(400) }), undefined);
    assert.equal(weight({}, nobody), undefined);
    assert.equal(weight({}), undefined);
  });

  it("for several weak ones together", () => {
    assert.equal(weight({ updated_at: day(400) }, nobody), 15);
  });

  it("for all of its reasons, weak ones among them, once one is strong", () => {
    const entry = riskEntry(customer({ updated_at: day(400), status: "at_risk" }), { now: NOW });
    assert.deepEqual(
      entry?.risks.map(({ kind }) => kind),
      ["status", "quiet"],
    );
  });
});
