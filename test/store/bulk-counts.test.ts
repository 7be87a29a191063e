import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions, FaultRequest } from "@pivotal/mocks";
import { createStore, type Customer, type CustomerUpdate, type StoreClient } from "@pivotal/sdk/store";
import { bulkEdit, bulkRunOf, undoChanges } from "@pivotal/sdk/store/edits";
import { valuesOf } from "../../packages/sdk/src/store/bulk-edit.ts";
import { customer } from "../support/records.ts";
import { storeOn } from "../support/store-on.ts";

async function held(options: BackendOptions = {}) {
  const { backend, store } = storeOn({ customers: 30, ...options });
  const client = await store.client();
  const rows = await client.customers.list({ limit: 100 }).toArray();
  store.records.put(rows);
  return { backend, store, client, rows, ids: rows.map(({ id }) => id) };
}

/** A store of one customer whose server answers an edit as `answer` says. */
function oneOf(row: Customer, answer: (edit: CustomerUpdate) => Customer) {
  const lanes: (string | undefined)[] = [];
  const client = {
    customers: {
      retrieve: async () => row,
      update: async (_id: string, edit: CustomerUpdate, options?: { lane?: string }) => {
        lanes.push(options?.lane);
        return answer(edit);
      },
    },
  } as unknown as StoreClient;
  const store = createStore({ client });
  store.records.put([row]);
  return { store, lanes };
}

const later = "2026-06-01T00:00:00Z";

describe("what a bulk edit writes", () => {
  it("is tidy tags, whichever way they are given", async () => {
    const { store, ids, client } = await held();
    const [id = ""] = ids;
    await bulkEdit(store, [id], { tags: { replace: [" only ", "", "only"] } });
    assert.deepEqual((await client.customers.retrieve(id)).tags, ["only"]);
  });

  it("counts as kept when the server has the same tags in an order of its own", async () => {
    const row = customer({ tags: [] });
    const { store } = oneOf(row, ({ tags }) => ({
      ...row,
      tags: [...(tags ?? [])].reverse(),
      updated_at: later,
    }));
    const { changes, failures } = await bulkEdit(store, [row.id], { tags: { replace: ["a", "b"] } });
    assert.deepEqual([changes.length, failures.length], [1, 0]);
  });

  it("counts as refused when the server has only put the same tags into another order", async () => {
    const row = customer({ tags: ["a", "b"] });
    const { store } = oneOf(row, () => ({ ...row, tags: ["b", "a"], updated_at: later }));
    const { failures } = await bulkEdit(store, [row.id], { tags: { replace: ["a", "b", "c"] } });
    assert.deepEqual(
      failures.map(({ error }) => error.code),
      ["not_kept"],
    );
  });

  it("waits behind a person when it is many, and not when it is one", async () => {
    const row = customer();
    const { store, lanes } = oneOf(row, (edit) => ({ ...row, ...edit, updated_at: later }));
    await bulkEdit(store, [row.id], { plan: "a" });
    await bulkEdit(store, [row.id, "cus_2"], { plan: "b" });
    assert.deepEqual(lanes, ["interactive", "background"]);
  });

  it("leaves nobody who waits for the user's session to end", async () => {
    const { store, ids } = await held();
    await bulkRunOf(store).start(ids.slice(0, 2), { plan: "a" });
    const before = store.cleared.size;
    for (const plan of ["b", "c", "d"]) await bulkRunOf(store).start(ids.slice(0, 3), { plan });
    assert.equal(store.cleared.size, before);
  });

  it("reads no row for a user who has left", async () => {
    const { store, ids } = await held();
    const running = bulkEdit(store, ids, { tags: { add: ["bulk"] } });
    await new Promise(setImmediate);
    store.clear();
    await running;
    assert.equal(store.records.size, 0);
  });
});

describe("what an undo restores", () => {
  it("is nothing where a custom field was not there before", () => {
    const before = valuesOf(customer({ custom_fields: { b: 2 } }), { custom_fields: { a: 1 } });
    assert.deepEqual(before, { custom_fields: { a: null, b: 2 } });
  });

  it("is tags that stand in another order than they were written in", async () => {
    const row = customer({ tags: ["b", "a"] });
    const { store } = oneOf(row, ({ tags }) => ({ ...row, tags: [...(tags ?? [])], updated_at: later }));
    const { changes } = await undoChanges(store, [
      { id: row.id, before: { tags: [] }, after: { tags: ["a", "b"] } },
    ]);
    assert.deepEqual(
      changes.map(({ after }) => after),
      [{ tags: [] }],
    );
  });

  it("is only what still differs: what somebody has put back already is not told as skipped", async () => {
    const { store, ids, client } = await held({ level: "described" });
    const [id = ""] = ids;
    const was = await client.customers.update(id, {
      plan: "Start",
      custom_fields: { seats: 1, account_notes: "2027-01-01" },
    });
    store.records.put([was]);
    const edit = { plan: "bulk", custom_fields: { seats: 5, account_notes: "2028-01-01" } };
    const change = { id, before: valuesOf(was, edit), after: edit, skipped: [] };
    await client.customers.update(id, edit);
    await client.customers.update(id, { plan: "Start", custom_fields: { seats: 1 } });
    const { changes } = await undoChanges(store, [change]);
    assert.deepEqual(
      changes.map(({ skipped }) => skipped),
      [undefined],
    );
    const { plan, custom_fields } = await client.customers.retrieve(id);
    assert.deepEqual([plan, custom_fields?.seats, custom_fields?.account_notes], ["Start", 1, "2027-01-01"]);
  });
});

describe("a run in which some writes fail", () => {
  const isEachSecond = (ids: readonly string[]) => (request: FaultRequest) =>
    request.method === "PATCH" && ids.findIndex((id) => request.path.endsWith(id)) % 2 === 1;

  it("goes on as long as one gets through now and then", async () => {
    const { store, backend, ids } = await held();
    const isSecond = isEachSecond(ids);
    const match = (request: FaultRequest) => request.method === "PATCH" && !isSecond(request);
    backend.faults.push({ kind: "networkError", match });
    const { changes, failures, left } = await bulkEdit(store, ids, { plan: "bulk" });
    assert.deepEqual([changes.length, failures.length, left.length], [15, 15, 0]);
  });

  it("goes on as long as the server answers now and then, if only to refuse", async () => {
    const { store, backend, ids } = await held();
    backend.faults.push({ kind: "status", status: 403, match: isEachSecond(ids) });
    backend.faults.push({ kind: "networkError", match: { method: "PATCH" } });
    const { failures, left } = await bulkEdit(store, ids, { plan: "bulk" });
    assert.deepEqual([failures.length, left.length], [30, 0]);
  });
});

describe("the run of a store", () => {
  it("stays as it is when there is nothing to try again, and is dismissed only when it is over", async () => {
    const { store, ids } = await held();
    const run = bulkRunOf(store);
    await run.start(ids.slice(0, 3), { plan: "bulk" });
    const { progress } = run.state;
    await run.retry();
    assert.equal(run.state.progress, progress);
    const running = run.start(ids.slice(0, 3), { plan: "other" });
    run.dismiss();
    assert.equal(run.state.running, true);
    await running;
    run.dismiss();
    assert.equal(run.state.progress, undefined);
  });

  it("is what is shown while it is on its way, whatever else is changed meanwhile", async () => {
    const { store, ids } = await held();
    const run = bulkRunOf(store);
    const change = { id: ids[9] ?? "", before: { plan: "a" }, after: { plan: "b" } };
    const running = run.start(ids.slice(0, 3), { plan: "bulk" });
    run.record(change);
    assert.equal(run.state.progress?.total, 3);
    await running;
    run.record(change);
    assert.deepEqual(run.undoable, [change]);
    // What was tried before that has nothing to do with it.
    await run.retry();
    assert.deepEqual(run.undoable, [change]);
  });

  it("says that it is being cancelled until the writes on their way are over", async () => {
    const { store, ids } = await held();
    const run = bulkRunOf(store);
    const seen: boolean[] = [];
    const off = run.changed.add(() => seen.push(run.state.cancelling));
    const running = run.start(ids, { plan: "bulk" });
    run.cancel();
    assert.deepEqual([run.state.running, run.state.cancelling], [true, true]);
    await running;
    off();
    assert.equal(run.state.cancelling, false);
    assert.ok(seen.slice(seen.indexOf(true), -1).every(Boolean));
  });

  it("shows nothing of a user who has left, and begins anew for the next at once", async () => {
    const { store, client, ids } = await held();
    const run = bulkRunOf(store);
    const first = run.start(ids, { plan: "hers" });
    store.clear();
    store.records.put(await client.customers.list({ limit: 100 }).toArray());
    const second = run.start(ids.slice(0, 2), { plan: "his" });
    await Promise.all([first, second]);
    assert.deepEqual([run.state.progress?.total, run.state.progress?.changes.length], [2, 2]);
    assert.equal((await client.customers.retrieve(ids[1] ?? "")).plan, "his");
  });

  it("takes back after a second try only what that one was about", async () => {
    const { store, backend, ids, client, rows } = await held();
    const run = bulkRunOf(store);
    await run.start(ids.slice(0, 3), { plan: "bulk" });
    backend.faults.push({
      kind: "status",
      status: 403,
      times: 1,
      match: { method: "PATCH", path: `/customers/${ids[1]}` },
    });
    await run.undo();
    assert.equal(run.state.progress?.failures.length, 1);
    const asked = backend.log.length;
    await run.retry();
    const paths = backend.log.slice(asked).map(({ path }) => path);
    assert.ok(paths.length > 0 && paths.every((path) => path === `/customers/${ids[1]}`), paths.join());
    assert.equal((await client.customers.retrieve(ids[1] ?? "")).plan, rows[1]?.plan);
  });
});
