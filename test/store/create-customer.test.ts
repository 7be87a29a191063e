import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Fault } from "@pivotal/mocks";
import { ConflictError, NetworkError } from "@pivotal/sdk";
import { replicaOf, type PivotalStore } from "@pivotal/sdk/store";
import { createCustomer, duplicatesOf, newCreationKey, plansInUse } from "@pivotal/sdk/store/record";
import { customer } from "../support/records.ts";
import { storeOn } from "../support/store-on.ts";

const LOST: Fault = { kind: "lost", match: { method: "POST" }, times: 1 };

/** How many customers the server has, all told. */
const count = async (store: PivotalStore) =>
  (await (await store.client()).customers.list({ limit: 100 }).toArray()).length;

for (const level of ["published", "described", "full"] as const) {
  describe(`creating a customer on a server at level ${level}`, () => {
    it("makes one for a double click, and shows it in records and lists at once", async () => {
      const { store } = storeOn({ level, customers: 3 });
      const replica = replicaOf(store);
      const idempotencyKey = newCreationKey();
      const body = { name: "Aurora", plan: "scale" };
      const [one, other] = await Promise.all([
        createCustomer(store, body, { idempotencyKey }),
        createCustomer(store, body, { idempotencyKey }),
      ]);
      assert.equal(one.id, other.id);
      assert.equal(await count(store), 4);
      assert.equal(store.records.get(String(one.display_id))?.name, "Aurora");
      assert.equal(replica.table.has(one.id), true);
    });

    it("makes one for a click and its retry, when the first answer was lost", async () => {
      const { store, backend } = storeOn({ level, customers: 3 });
      const idempotencyKey = newCreationKey();
      backend.faults = [LOST];
      await assert.rejects(createCustomer(store, { name: "Aurora" }, { idempotencyKey }), NetworkError);
      assert.equal((await createCustomer(store, { name: "Aurora" }, { idempotencyKey })).name, "Aurora");
      assert.equal(await count(store), 4);
    });

    it("changes the one that landed, when the form was changed before the retry", async () => {
      const { store, backend } = storeOn({ level, customers: 3 });
      const idempotencyKey = newCreationKey();
      backend.faults = [{ kind: "networkError", match: { method: "POST" }, times: 1 }, LOST];
      const tryWith = (plan: string) => createCustomer(store, { name: "Aurora", plan }, { idempotencyKey });
      await assert.rejects(tryWith("free"), NetworkError);
      await assert.rejects(tryWith("scale"), NetworkError);
      const saved = await tryWith("growth");
      assert.equal(saved.plan, "growth");
      assert.equal(store.records.get(saved.id)?.plan, "growth");
      assert.equal(await count(store), 4);
    });
  });
}

describe("creating a customer", () => {
  it("without a key makes one for a double click, and another for the next one", async () => {
    const { store } = storeOn({ customers: 0 });
    const again = () => createCustomer(store, { name: "Æurora — 株式会社" });
    const [one, other] = await Promise.all([again(), again()]);
    assert.equal(one.id, other.id);
    assert.notEqual((await again()).id, one.id);
  });

  it("never changes another customer when a key is used again", async () => {
    const { store } = storeOn({ customers: 0 });
    const idempotencyKey = newCreationKey();
    await createCustomer(store, { name: "Aurora" }, { idempotencyKey });
    await assert.rejects(createCustomer(store, { name: "Borealis" }, { idempotencyKey }), ConflictError);
    assert.deepEqual(
      store.records.values().map(({ name }) => name),
      ["Aurora"],
    );
  });

  it("throws what the server refuses, and goes through once that is mended", async () => {
    const { store } = storeOn({ customers: 0 });
    const idempotencyKey = newCreationKey();
    await createCustomer(store, { name: "Aurora", slug: "aurora" });
    await assert.rejects(
      createCustomer(store, { name: "Other", slug: "aurora" }, { idempotencyKey }),
      ConflictError,
    );
    const saved = await createCustomer(store, { name: "Other", slug: "other" }, { idempotencyKey });
    assert.equal(saved.slug, "other");
  });

  it("shows nothing of it to the user who comes next", async () => {
    const { store, backend } = storeOn({ customers: 0, latency: 5 });
    const creating = createCustomer(store, { name: "Aurora" });
    store.clear();
    await creating;
    assert.equal(backend.log.length, 1);
    assert.equal(store.records.size, 0);
  });
});

describe("a domain that is being typed", () => {
  const { store } = storeOn({ customers: 0 });
  store.records.put([
    customer({ id: "a", display_id: 1, domain: "aurora.example" }),
    customer({ id: "b", display_id: 2, domain: "www.Aurora.example", status: "churned" }),
    customer({ id: "c", display_id: 3, domain: "borealis.example" }),
    customer({ id: "d", display_id: 4, domain: null }),
    customer({ id: "e", display_id: 5, domain: "bücher.example" }),
  ]);
  const found = (text: string, except?: string) => duplicatesOf(store, text, except).map(({ id }) => id);

  it("finds the customers that have it, however it is typed and written", () => {
    for (const text of ["aurora.example", " https://www.aurora.example/x ", "mailto:ada@Aurora.example"])
      assert.deepEqual(found(text), ["a", "b"], text);
    assert.deepEqual(found("xn--bcher-kva.example"), ["e"]);
  });

  it("finds nobody for what is no domain yet, nor the customer itself", () => {
    assert.deepEqual(found(""), []);
    assert.deepEqual(found("aurora"), []);
    assert.deepEqual(found("aurora.example", "1"), ["b"]);
  });
});

describe("plans in use", () => {
  it("are those that customers have, the most frequent first", () => {
    const { store } = storeOn({ customers: 0 });
    ["scale", "free", null, "scale", "", "growth"].forEach((plan, at) =>
      store.records.put([customer({ id: `c${at}`, display_id: at + 1, plan })]),
    );
    assert.deepEqual(plansInUse(store), [
      { value: "scale", count: 2 },
      { value: "free", count: 1 },
      { value: "growth", count: 1 },
    ]);
  });
});
