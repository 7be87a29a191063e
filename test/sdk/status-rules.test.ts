import "../support/no-network.ts";
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createBackend, createClock, type Backend } from "@pivotal/mocks";
import { PivotalApi, ServerError, statusReason, type Customer, type Onboarding } from "@pivotal/sdk";
import { churnConsequences, healthMismatch, winBackConsequences } from "@pivotal/sdk/rules";
import { customer, onboarding } from "../support/records.ts";

const LEVELS = ["published", "described", "full"] as const;

for (const level of LEVELS) {
  describe(`a customer's status on a server at level ${level}`, () => {
    let backend: Backend;
    let pivotal: PivotalApi;
    let id: string;
    const clock = createClock();
    const sent = () => backend.log.filter(({ method }) => method === "PATCH").length;

    beforeEach(async () => {
      backend = createBackend({ level, clock, customers: 5, rateLimit: false });
      pivotal = new PivotalApi({
        apiKey: backend.keys.live,
        baseUrl: "https://status.invalid/api/v1",
        fetch: backend.fetch,
        maxRetries: 0,
      });
      ({ id } = await pivotal.customers.create({ name: "Aurora", mrr: 5_000, metadata: { ours: [1] } }));
    });

    const onboardings = () => pivotal.onboardings.listForCustomer(id).toArray();
    const addOnboardings = async () => {
      for (const state of ["active", "waiting", "paused", "at_risk"] as const)
        await pivotal.onboardings.create({ customer_id: id, state, phase: "review" });
      const done = await pivotal.onboardings.create({ customer_id: id });
      await pivotal.onboardings.update(done.id, { phase: "completed" });
    };

    it("becomes churned, and what follows is what was said before", async () => {
      await addOnboardings();
      clock.advance(3 * 86_400_000);
      const before = await pivotal.customers.retrieve(id);
      const said = churnConsequences(before, await onboardings());
      const after = await pivotal.customers.churn(id);
      assert.equal(after.status, "churned");
      const paused = (await onboardings()).filter(({ state }) => state === "paused").map((one) => one.id);
      const were = said.pauses?.map((one) => one.id) ?? [];
      assert.equal(were.length, 3);
      assert.deepEqual([...paused].sort(), [...were, paused.find((one) => !were.includes(one))].sort());
      assert.equal(said.leavesLists, true);
      assert.equal(said.freezesAt, level === "published" ? undefined : before.health_score);
      clock.advance(30 * 86_400_000);
      const later = await pivotal.customers.retrieve(id);
      assert.equal(later.health_score, said.freezesAt);
      if (level === "full")
        assert.deepEqual([before.notifications_paused, later.notifications_paused], [false, true]);
      assert.equal(said.stopsNotifications, true);
    });

    it("comes back with its onboardings paused until each is resumed", async () => {
      await addOnboardings();
      const churned = await pivotal.customers.churn(id);
      const said = winBackConsequences(churned, await onboardings());
      assert.deepEqual(
        [said.staysPaused?.length, said.returnsToLists, said.resumesNotifications],
        [4, true, true],
      );
      assert.equal((await pivotal.customers.winBack(id)).status, "active");
      assert.deepEqual(
        (await onboardings()).filter(({ state }) => state === "paused").map((one) => one.id),
        said.staysPaused?.map((one) => one.id),
      );
      const [first] = said.staysPaused ?? [];
      assert.equal((await pivotal.onboardings.resume(first?.id ?? "")).state, "active");
      assert.equal((await pivotal.onboardings.pause(first?.id ?? "")).state, "paused");
      if (level === "published") return;
      const history = await pivotal.activity.list(id).toArray();
      assert.ok(history.some(({ field }) => field === "won_back_at"));
    });

    it("keeps a reason beside what metadata held, only while the status is that one", async () => {
      const marked = await pivotal.customers.markAtRisk(id, "  Sponsor left ");
      assert.deepEqual(marked.metadata, {
        ours: [1],
        status_reason: { status: "at_risk", reason: "Sponsor left" },
      });
      assert.equal(statusReason(marked), "Sponsor left");
      assert.equal(statusReason(await pivotal.customers.winBack(id)), undefined);
      const churned = await pivotal.customers.churn(id, { reason: "Bought in-house" });
      assert.equal(statusReason(churned), "Bought in-house");
      assert.equal(sent(), 3);
    });

    it("is set by one write that names nothing else where there is no reason", async () => {
      const before = backend.log.length;
      await pivotal.customers.markAtRisk(id);
      await pivotal.customers.churn(id, { reason: " " });
      assert.deepEqual(
        backend.log.slice(before).map(({ method }) => method),
        ["PATCH", "PATCH"],
      );
      assert.deepEqual((await pivotal.customers.retrieve(id)).metadata, { ours: [1] });
    });

    it("stays where the customer cannot be read for its metadata", async () => {
      backend.faults = [{ kind: "status", status: 500, match: { method: "GET" }, times: 1 }];
      await assert.rejects(Promise.resolve(pivotal.customers.markAtRisk(id, "why")), ServerError);
      assert.equal((await pivotal.customers.retrieve(id)).status, "active");
    });
  });
}

describe("the consequences of a status", () => {
  it("name no onboardings where none are known", () => {
    assert.equal(churnConsequences(customer()).pauses, undefined);
    assert.equal(winBackConsequences(customer({ status: "churned" })).staysPaused, undefined);
  });

  it("leave a score that is not there yet apart from one that the server does not tell", () => {
    assert.equal(churnConsequences(customer({ health_score: null })).freezesAt, null);
    assert.equal(churnConsequences(customer()).freezesAt, undefined);
  });

  it("count phases and states that nobody knows as going on", () => {
    const odd: Onboarding[] = [
      onboarding({ id: "a", phase: "quality_gate", state: "blocked", completed_at: null }),
      onboarding({ id: "b", phase: "quality_gate", state: "active", completed_at: "2026-01-01T00:00:00Z" }),
    ];
    assert.deepEqual(
      churnConsequences(customer(), odd).pauses?.map(({ id }) => id),
      ["a"],
    );
  });

  it("take an archived customer from no list, and silence nobody twice", () => {
    const { leavesLists, stopsNotifications } = churnConsequences(
      customer({ status: "archived", notifications_paused: true }),
    );
    assert.deepEqual([leavesLists, stopsNotifications], [false, false]);
  });
});

describe("a score and a status", () => {
  const suggested = (more: Partial<Customer>, thresholds = { healthy: 70, watch: 40 }) =>
    healthMismatch(customer(more), thresholds)?.suggested;

  it("disagree when one says at risk and the other does not", () => {
    assert.equal(suggested({ status: "active", health_score: 39 }), "at_risk");
    assert.equal(suggested({ status: "onboarding", health_score: 0 }), "at_risk");
    assert.equal(suggested({ status: "at_risk", health_score: 70 }), "active");
    assert.equal(suggested({ status: "active", health_score: 55 }, { healthy: 80, watch: 60 }), "at_risk");
  });

  it("agree otherwise, and where there is no score, or nothing to decide", () => {
    for (const more of [
      { status: "active", health_score: 40 },
      { status: "at_risk", health_score: 69 },
      { status: "active", health_score: null },
      { status: "active" },
      { status: "active", health_score: Number.NaN },
      { status: "churned", health_score: 5 },
      { status: "archived", health_score: 5 },
      { status: "in_legal_review", health_score: 5 },
    ])
      assert.equal(suggested(more), undefined, JSON.stringify(more));
  });
});
