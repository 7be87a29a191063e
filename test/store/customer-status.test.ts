import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { isPivotalError, ServerError } from "@pivotal/sdk";
import { customerQuery, healthQuery, type Query } from "@pivotal/sdk/store";
import { bulkRunOf } from "@pivotal/sdk/store/edits";
import {
  activityQuery,
  onboardingsQuery,
  pauseOnboarding,
  resumeOnboarding,
  setCustomerStatus,
  statusReason,
} from "@pivotal/sdk/store/record";
import { settled, storeOn } from "../support/store-on.ts";

/** A customer whose record is on show, with one onboarding that goes on. */
async function shown(options: BackendOptions = {}) {
  const on = storeOn({ customers: 0, ...options });
  const { store, backend } = on;
  const { id, display_id } = backend.add.customer({ name: "Aurora", metadata: { ours: 1 } });
  const onboarding = backend.add.onboarding(id, { phase: "review" });
  const name = String(display_id);
  const watched: Query<unknown>[] = [
    customerQuery(name),
    onboardingsQuery(name),
    activityQuery(name),
    healthQuery(name),
  ];
  for (const query of watched) await settled(store, query);
  const off = watched.map((query) => store.watch(query, () => undefined));
  const rest = async () => {
    for (const query of watched) await settled(store, query);
  };
  const states = () => store.read(onboardingsQuery(name)).data?.map(({ state }) => state);
  return { ...on, id, name, onboarding, rest, states, leave: () => off.forEach((stop) => stop()) };
}

for (const level of ["published", "described", "full"] as const) {
  describe(`setting a status on a server at level ${level}`, () => {
    it("shows it at once, and then what followed for onboardings, history and health", async () => {
      const { store, id, name, rest, states, leave } = await shown({ level });
      const setting = setCustomerStatus(store, id, "churned", { reason: "Bought in-house" });
      assert.equal(store.records.get(name)?.status, "churned");
      if (level !== "published") assert.equal(store.records.get(name)?.churned, true);
      const saved = await setting;
      await rest();
      assert.equal(statusReason(saved), "Bought in-house");
      assert.equal(saved.metadata?.["ours"], 1);
      assert.deepEqual(states(), ["paused"]);
      const { data, status } = store.read(activityQuery(name));
      assert.equal(status, level === "published" ? "unavailable" : "success");
      if (level !== "published") assert.ok(data?.rows.some(({ new_value }) => new_value === "churned"));
      if (level === "full") assert.notEqual(store.read(healthQuery(name)).data?.frozen_at, null);
      leave();
    });

    it("takes it back when the server refuses", async () => {
      const { store, backend, id, states, leave } = await shown({ level });
      backend.faults = [{ kind: "status", status: 500, match: { method: "PATCH" } }];
      await assert.rejects(setCustomerStatus(store, id, "at_risk", { reason: "why" }), ServerError);
      assert.equal(store.records.get(id)?.status, "active");
      assert.deepEqual(states(), ["active"]);
      leave();
    });

    it("resumes an onboarding at once, and takes that back when the server refuses", async () => {
      const { store, backend, id, name, rest, states, leave } = await shown({ level });
      await setCustomerStatus(store, id, "churned");
      await setCustomerStatus(store, id, "active");
      await rest();
      assert.deepEqual(states(), ["paused"]);
      const [paused] = store.read(onboardingsQuery(name)).data ?? [];
      assert.ok(paused);
      const seen: unknown[] = [];
      const off = store.watch(onboardingsQuery(name), () => seen.push(states()?.[0]));
      backend.faults = [{ kind: "status", status: 500, match: { method: "PATCH" }, times: 1 }];
      await assert.rejects(resumeOnboarding(store, paused), ServerError);
      assert.deepEqual([seen[0], states()], ["active", ["paused"]]);
      off();
      assert.equal((await resumeOnboarding(store, paused)).state, "active");
      await rest();
      assert.deepEqual(states(), ["active"]);
      assert.equal((await pauseOnboarding(store, paused)).state, "paused");
      leave();
    });
  });
}

describe("undoing a status", () => {
  it("is offered as for an edit, reason and all", async () => {
    const { store, id, leave } = await shown();
    await setCustomerStatus(store, id, "at_risk", { reason: "Sponsor left" });
    await bulkRunOf(store).undo();
    const { status, metadata } = store.records.get(id) ?? {};
    assert.deepEqual([status, metadata], ["active", { ours: 1 }]);
    leave();
  });

  it("is not offered for a churn, which an edit cannot undo", async () => {
    const { store, id, leave } = await shown();
    await setCustomerStatus(store, id, "at_risk");
    await setCustomerStatus(store, id, "churned");
    assert.equal(bulkRunOf(store).undoable.length, 0, "nor is what was changed before it");
    await setCustomerStatus(store, id, "active");
    assert.equal(bulkRunOf(store).undoable.length, 0);
    leave();
  });
});

describe("a status of a customer that is not here", () => {
  it("is set all the same", async () => {
    const { store, backend } = storeOn({ customers: 0 });
    const { id, display_id } = backend.add.customer({ name: "Aurora" });
    assert.equal((await setCustomerStatus(store, String(display_id), "at_risk")).id, id);
    assert.equal(store.records.get(id)?.status, "at_risk");
  });

  it("is refused for one that does not exist", async () => {
    const { store } = storeOn({ customers: 0 });
    await assert.rejects(
      setCustomerStatus(store, "404", "churned"),
      (error) => isPivotalError(error) && error.code === "customer_not_found",
    );
  });
});
