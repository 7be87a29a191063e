import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { Customer, CustomerUpdate } from "@pivotal/sdk";
import { bulkEdit, bulkRunOf, undoChanges } from "@pivotal/sdk/store/edits";
import { storeOn } from "../support/store-on.ts";

/** A store that has loaded its customers, and a clock that a test moves on. */
async function loaded(t: TestContext, level: "published" | "described" | "full" = "full") {
  let later = 0;
  const clock = performance.now.bind(performance);
  t.mock.method(performance, "now", () => clock() + later);
  const { backend, store } = storeOn({ customers: 20, level });
  const client = await store.client();
  const rows = await client.customers.list({ limit: 100 }).toArray();
  store.records.put(rows);
  const asked = (from: number) => backend.log.slice(from).map(({ method }) => method);
  const elsewhere = async (row: Customer | undefined, edit: CustomerUpdate) => {
    await client.customers.update(row?.id ?? "", edit);
  };
  const now = async (row: Customer | undefined): Promise<Customer> =>
    client.customers.retrieve(row?.id ?? "");
  const wait = (ms: number) => (later += ms);
  return { backend, store, client, rows, ids: rows.map(({ id }) => id), asked, elsewhere, now, wait };
}

describe("what an edit of many customers has replaced", () => {
  for (const level of ["published", "described", "full"] as const) {
    it(`is what the server held, not what was on the screen, at level ${level}`, async (t) => {
      const { store, rows, ids, elsewhere, now, wait } = await loaded(t, level);
      await elsewhere(rows[1], { plan: "meanwhile" });
      wait(31_000);
      const { changes } = await bulkEdit(store, ids.slice(0, 3), { plan: "bulk" });
      assert.deepEqual(
        new Map(changes.map(({ id, before }) => [id, before.plan])),
        new Map([
          [ids[0] ?? "", rows[0]?.plan],
          [ids[1] ?? "", "meanwhile"],
          [ids[2] ?? "", rows[2]?.plan],
        ]),
      );
      await undoChanges(store, changes);
      assert.equal((await now(rows[1])).plan, "meanwhile");
    });
  }

  it("costs one request a customer who was just loaded, and two for one loaded longer ago", async (t) => {
    const { backend, store, ids, asked, wait } = await loaded(t);
    let from = backend.log.length;
    await bulkEdit(store, ids.slice(0, 3), { plan: "bulk" });
    assert.deepEqual(asked(from), ["PATCH", "PATCH", "PATCH"]);
    wait(29_000);
    from = backend.log.length;
    await bulkEdit(store, ids.slice(0, 2), { plan: "again" });
    assert.deepEqual(asked(from), ["PATCH", "PATCH"]);
    wait(31_000);
    from = backend.log.length;
    await bulkEdit(store, ids.slice(0, 2), { plan: "later" });
    assert.deepEqual(asked(from).sort(), ["GET", "GET", "PATCH", "PATCH"]);
  });

  it("is asked for when nobody knows how long ago the server said it", async (t) => {
    const { backend, store, rows, ids, asked } = await loaded(t);
    store.records.clear();
    store.records.put(rows, Number.NEGATIVE_INFINITY);
    const from = backend.log.length;
    await bulkEdit(store, ids.slice(0, 1), { plan: "bulk" });
    assert.deepEqual(asked(from), ["GET", "PATCH"]);
  });

  it("is known when the same row was heard of again", async (t) => {
    const { backend, store, rows, ids, asked, wait } = await loaded(t);
    wait(60_000);
    store.records.put(rows);
    store.records.put(rows, Number.NEGATIVE_INFINITY);
    const from = backend.log.length;
    await bulkEdit(store, ids.slice(0, 1), { plan: "bulk" });
    assert.deepEqual(asked(from), ["PATCH"]);
  });

  it("is not known from an older copy of the row", async (t) => {
    const { store, rows, wait } = await loaded(t);
    wait(60_000);
    const [row] = rows;
    assert.ok(row);
    store.records.put([{ ...row, updated_at: "2001-01-01T00:00:00.000Z" }]);
    assert.ok(store.records.ageOf(row.id) >= 60_000);
    assert.equal(store.records.ageOf("nobody"), Number.POSITIVE_INFINITY);
  });

  it("is nothing for who turns out to be so already, and nothing is written", async (t) => {
    const { backend, store, rows, ids, asked, elsewhere, wait } = await loaded(t);
    await elsewhere(rows[0], { plan: "bulk" });
    wait(31_000);
    const from = backend.log.length;
    const { unchanged } = await bulkEdit(store, ids.slice(0, 1), { plan: "bulk" });
    assert.deepEqual(unchanged, [ids[0]]);
    assert.deepEqual(asked(from), ["GET"]);
  });
});

describe("the undo of a custom field", () => {
  it("puts back that field alone, and leaves others that somebody has changed since", async (t) => {
    const { store, rows, client, now } = await loaded(t);
    const row = rows.find(({ custom_fields }) => custom_fields?.["seats"] != null);
    assert.ok(row?.custom_fields);
    const before = { custom_fields: row.custom_fields };
    const after = { custom_fields: { ...row.custom_fields, seats: 12_345, renewal_date: "2031-01-01" } };
    await client.customers.update(row.id, after);
    await client.customers.update(row.id, {
      custom_fields: { ...after.custom_fields, account_notes: "theirs", renewal_date: "2032-02-02" },
    });
    const run = bulkRunOf(store);
    run.record({ id: row.id, before, after });
    await run.undo();
    const fields = (await now(row)).custom_fields;
    assert.equal(fields?.["seats"], row.custom_fields["seats"]);
    assert.equal(fields?.["account_notes"], "theirs");
    assert.equal(fields?.["renewal_date"], "2032-02-02");
    assert.deepEqual(run.state.progress?.changes[0]?.skipped, ["custom_fields.renewal_date"]);
  });
});
