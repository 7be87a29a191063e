import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { riskList } from "@pivotal/sdk/store/record";
import { fakeStorage } from "../support/fake-storage.ts";
import { storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

/** Three customers: one at risk, one with a low score where there are scores, one that is well. */
async function risky(t: TestContext, options: BackendOptions = {}) {
  const storage = fakeStorage(t);
  const time = virtualTime();
  t.after(() => time.uninstall());
  const on = storeOn({ customers: 0, ...options });
  const { add } = on.backend;
  const marked = add.customer({ name: "Marked", status: "at_risk", health: [80] });
  const low = add.customer({ name: "Low", health: [80, 12] });
  const well = add.customer({ name: "Well", health: [80] });
  const list = await riskList(on.store);
  const leave = list.watch(() => undefined);
  await time.pass(2_000);
  const shown = () => list.state.entries.map(({ customer }) => customer.name);
  const reasons = (name: string) =>
    list.state.entries.find(({ customer }) => customer.name === name)?.risks.map(({ kind }) => kind);
  return { ...on, storage, time, list, leave, shown, reasons, marked, low, well };
}

for (const level of ["published", "described", "full"] as const) {
  describe(`customers that deserve a look at level ${level}`, () => {
    it("come by weight, each with its reasons, from what the server tells", async (t) => {
      const { shown, reasons } = await risky(t, { level });
      assert.deepEqual(shown(), level === "published" ? ["Marked"] : ["Low", "Marked"]);
      assert.deepEqual(reasons("Marked")?.includes("status"), true);
      if (level !== "published") assert.deepEqual(reasons("Low"), ["low_score", "mismatch"]);
    });

    it("follow what is changed here, at once", async (t) => {
      const { store, time, shown, well, marked } = await risky(t, { level });
      await time.run(store.updateCustomer(well.id, { status: "at_risk" }));
      await time.run(store.updateCustomer(marked.id, { status: "churned" }));
      await time.pass(200);
      assert.ok(shown().includes("Well"));
      assert.ok(!shown().includes("Marked"));
    });

    it("have late onboardings and those at risk among their reasons", async (t) => {
      const { backend, store, time, list, reasons, leave, well } = await risky(t, { level });
      leave();
      backend.add.onboarding(well.id, { phase: "review", target_launch_date: "2026-10-30" });
      store.clear();
      const off = list.watch(() => undefined);
      await time.pass(2_000);
      assert.deepEqual(reasons("Well"), ["onboarding_late"]);
      off();
    });
  });
}

describe("a customer that was dismissed", () => {
  it("stays away while nothing changes, in the next page too, and comes back with another reason", async (t) => {
    const { store, time, list, shown, storage, marked } = await risky(t);
    list.dismiss(marked.id);
    assert.deepEqual(shown(), ["Low"]);
    assert.equal(list.state.dismissed, 1);
    await time.run(store.updateCustomer(marked.id, { plan: "scale" }));
    await time.pass(200);
    assert.deepEqual(shown(), ["Low"]);
    assert.ok([...storage.items.keys()].some((key) => key.startsWith("pivotal-risks ")));
    const { id } = marked;
    const contacts = [] as const;
    store.records.putContacts(id, contacts);
    await time.pass(200);
    assert.deepEqual(shown(), ["Low", "Marked"]);
  });

  it("can be shown again", async (t) => {
    const { list, shown, marked, low } = await risky(t);
    list.dismiss(marked.id);
    list.dismiss(low.id);
    assert.deepEqual(shown(), []);
    list.restore(marked.id);
    assert.deepEqual(shown(), ["Marked"]);
    list.restore();
    assert.deepEqual(shown(), ["Low", "Marked"]);
  });

  it("stays away as long as the page where the browser keeps nothing", async (t) => {
    const { list, shown, storage, marked } = await risky(t);
    storage.full = true;
    list.dismiss(marked.id);
    assert.deepEqual(shown(), ["Low"]);
    list.restore();
    storage.forbidden = true;
    list.dismiss(marked.id);
    assert.deepEqual(shown(), ["Low"]);
  });

  it("is no trouble where another program has written under the key", async (t) => {
    const { list, shown, storage, marked } = await risky(t);
    list.dismiss(marked.id);
    const [key = ""] = storage.items.keys();
    for (const odd of ["", "null", "[", '{"a":1}', '"x"', "[[]]"]) {
      storage.items.set(key, odd);
      list.restore("nobody");
      assert.deepEqual(shown(), ["Low", "Marked"], odd);
      storage.items.set(key, odd);
      list.dismiss(marked.id);
      assert.deepEqual(shown(), ["Low"], odd);
    }
  });
});

describe("the list of risks", () => {
  it("asks for nothing once nobody watches", async (t) => {
    const { backend, time, leave } = await risky(t);
    leave();
    await time.pass(2_000);
    const asked = backend.log.length;
    await time.pass(3_600_000);
    assert.equal(backend.log.length, asked);
  });

  it("says why the customers do not come", async (t) => {
    const { list } = await risky(t, { faults: [{ kind: "status", status: 401 }] });
    assert.equal(list.state.error?.type, "authentication_error");
  });
});
