import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { canEdit, type Customer } from "@pivotal/sdk/store";
import { bulkEdit, bulkRunOf, undoChanges, type BulkProgress } from "@pivotal/sdk/store/edits";
import { storeOn } from "../support/store-on.ts";

const LEVELS = ["published", "described", "full"] as const;

/** A store that holds every customer of a backend of its own. */
async function held(options: BackendOptions = {}) {
  const { backend, store } = storeOn({ customers: 30, ...options });
  const client = await store.client();
  const rows = await client.customers.list({ limit: 100 }).toArray();
  store.records.put(rows);
  const asked = backend.log.length;
  const now = async (id: string): Promise<Customer> => client.customers.retrieve(id);
  const patches = () => backend.log.slice(asked).filter(({ method }) => method === "PATCH");
  return { backend, store, rows, ids: rows.map(({ id }) => id), now, patches, client };
}

const counts = ({ total, changes, unchanged, failures, left }: BulkProgress) => [
  total,
  changes.length,
  unchanged.length,
  failures.length,
  left.length,
];

for (const level of LEVELS) {
  describe(`editing many customers on a server at level ${level}`, () => {
    it("writes each of them once, and shows it at once", async () => {
      const { store, ids, now, patches } = await held({ level });
      const some = ids.slice(0, 12);
      const running = bulkEdit(store, [...some, ...some], { plan: "bulk" });
      const result = await running;
      assert.deepEqual(counts(result), [12, 12, 0, 0, 0]);
      assert.equal(patches().length, 12);
      for (const id of some) {
        assert.equal(store.records.get(id)?.plan, "bulk");
        assert.equal((await now(id)).plan, "bulk");
      }
    });

    it("sends nothing for those that are so already", async () => {
      const { store, ids, patches } = await held({ level });
      await bulkEdit(store, ids.slice(0, 3), { plan: "bulk" });
      assert.deepEqual(counts(await bulkEdit(store, ids.slice(0, 4), { plan: "bulk" })), [4, 1, 3, 0, 0]);
      assert.equal(patches().length, 4);
    });

    it("restores the old values, but not where someone has changed them since", async () => {
      const { store, rows, ids, client, now } = await held({ level });
      const { changes } = await bulkEdit(store, ids.slice(0, 5), { plan: "bulk", status: "in_legal_review" });
      await client.customers.update(ids[1] ?? "", { plan: "someone else's" });
      await client.customers.update(ids[2] ?? "", { plan: "someone else's", status: "archived" });
      const undone = await undoChanges(store, changes);
      assert.deepEqual(undone.unchanged, [ids[2]]);
      assert.deepEqual(counts(undone), [5, 4, 1, 0, 0]);
      assert.deepEqual(
        undone.changes.filter(({ skipped }) => skipped).map(({ id, skipped }) => [id, skipped]),
        [[ids[1], ["plan"]]],
      );
      const shown = await Promise.all(ids.slice(0, 5).map(now));
      assert.deepEqual(
        shown.map(({ plan }) => plan),
        [rows[0]?.plan, "someone else's", "someone else's", rows[3]?.plan, rows[4]?.plan],
      );
      assert.deepEqual(
        shown.map(({ status }) => status),
        [rows[0]?.status, rows[1]?.status, "archived", rows[3]?.status, rows[4]?.status],
      );
    });
  });
}

describe("owner and tags", () => {
  it("are offered where customers carry them", async () => {
    for (const level of LEVELS) {
      const { rows } = await held({ level });
      const [row] = rows;
      assert.ok(row);
      assert.equal(canEdit(row, "owner"), level !== "published");
      assert.equal(canEdit(row, "tags"), level !== "published");
      assert.equal(canEdit(row, "custom_fields.region"), level !== "published");
      for (const field of ["name", "domain", "plan", "status", "mrr"])
        assert.equal(canEdit(row, field), true);
      for (const field of ["id", "created_at", "health_score"]) assert.equal(canEdit(row, field), false);
    }
  });

  it("that a server takes without keeping them are failures, not successes", async () => {
    const { store, ids } = await held({ level: "published" });
    const { failures } = await bulkEdit(store, ids.slice(0, 2), { tags: { add: ["vip"] } });
    assert.deepEqual(
      failures.map(({ error }) => error.code),
      ["not_kept", "not_kept"],
    );
  });

  it("are added and removed beside what others have added meanwhile", async () => {
    const { store, ids, client, now } = await held();
    const [id = ""] = ids;
    await client.customers.update(id, { tags: ["theirs", "old"] });
    await bulkEdit(store, [id], { tags: { add: [" new ", "", "theirs"], remove: ["old"] } });
    assert.deepEqual((await now(id)).tags, ["theirs", "new"]);
    await bulkEdit(store, [id], { tags: { replace: ["only", "only"] } });
    assert.deepEqual((await now(id)).tags, ["only"]);
  });

  it("come back with an undo", async () => {
    const { store, ids, rows, now } = await held();
    const { changes } = await bulkEdit(store, ids.slice(0, 3), { tags: { add: ["bulk"] }, owner: null });
    await undoChanges(store, changes);
    for (const at of [0, 1, 2]) {
      const { tags, owner } = await now(ids[at] ?? "");
      assert.deepEqual([tags, owner], [rows[at]?.tags, rows[at]?.owner]);
    }
  });
});

describe("when something fails", () => {
  it("lists those that failed by name, keeps the others, and shows the old value again", async () => {
    const { store, backend, ids, rows } = await held();
    const bad = new Set([`/customers/${ids[1]}`, `/customers/${ids[3]}`]);
    backend.faults.push({ kind: "status", status: 400, match: ({ path }) => bad.has(path) });
    const result = await bulkEdit(store, ids.slice(0, 5), { plan: "bulk" });
    assert.deepEqual(counts(result), [5, 3, 0, 2, 0]);
    assert.deepEqual(
      new Set(result.failures.map(({ name }) => name)),
      new Set([rows[1]?.name, rows[3]?.name]),
    );
    assert.equal(store.records.get(ids[1] ?? "")?.plan, rows[1]?.plan);
  });

  it("goes on trying only as long as anything gets through", async () => {
    const { store, backend, ids, patches } = await held({ customers: 100 });
    backend.faults.push({ kind: "networkError" });
    const result = await bulkEdit(store, ids, { plan: "bulk" });
    assert.ok(patches().length < 12, `${patches().length} sent`);
    assert.equal(result.failures.length + result.left.length, ids.length);
  });

  it("stops at once when the person is signed out", async () => {
    const { store, backend, ids, patches } = await held();
    backend.faults.push({ kind: "status", status: 401 });
    const result = await bulkEdit(store, ids, { plan: "bulk" });
    assert.ok(patches().length <= 3);
    assert.equal(result.failures.length + result.left.length, ids.length);
  });

  it("takes a customer that has been deleted out, and says that it is gone", async () => {
    const { store, client, ids } = await held();
    await client.customers.delete(ids[0] ?? "");
    const { failures } = await bulkEdit(store, ids.slice(0, 2), { plan: "bulk" });
    assert.deepEqual(
      failures.map(({ error }) => error.type),
      ["not_found"],
    );
    assert.equal(store.records.get(ids[0] ?? ""), undefined);
  });

  it("ends with the user's session: nothing more is written or read for the one who left", async () => {
    for (const edit of [{ plan: "bulk" }, { tags: { add: ["bulk"] } }]) {
      const { store, backend, ids } = await held();
      const asked = backend.log.length;
      const running = bulkEdit(store, ids, edit);
      store.clear();
      await running;
      assert.ok(backend.log.length - asked <= 6);
      assert.ok(store.records.size <= 3);
    }
  });
});

describe("a long run", () => {
  it("ends when cancelled, and says which customers it has not tried", async () => {
    const { store, ids, patches } = await held();
    const stop = new AbortController();
    const result = await bulkEdit(
      store,
      ids,
      { plan: "bulk" },
      {
        signal: stop.signal,
        onProgress: ({ changes }) => {
          if (changes.length === 6) stop.abort();
        },
      },
    );
    const written = result.changes.length;
    assert.ok(written >= 6 && written <= 9);
    assert.equal(patches().length, written);
    assert.equal(result.left.length, ids.length - written);
    const touched = new Set(result.changes.map(({ id }) => id));
    assert.ok(result.left.every((id) => !touched.has(id)));
  });
});

describe("the run that every view of a store sees", () => {
  it("is one, however often it is begun", async () => {
    const { store, ids, patches } = await held();
    const run = bulkRunOf(store);
    await Promise.all([
      run.start(ids.slice(0, 4), { plan: "bulk" }),
      run.start(ids.slice(0, 4), { plan: "bulk" }),
      bulkRunOf(store).start(ids.slice(0, 4), { plan: "other" }),
    ]);
    assert.equal(patches().length, 4);
    assert.equal(run.state.running, false);
    assert.equal(run.state.progress?.changes.length, 4);
  });

  it("tries again what failed, and then undoes all of it", async () => {
    const { store, backend, ids, rows, now } = await held();
    backend.faults.push({ kind: "status", status: 400, times: 2, match: { method: "PATCH" } });
    const run = bulkRunOf(store);
    await run.start(ids.slice(0, 5), { plan: "bulk" });
    assert.equal(run.state.progress?.failures.length, 2);
    await run.retry();
    assert.deepEqual(run.state.progress && counts(run.state.progress), [5, 5, 0, 0, 0]);
    await run.undo();
    assert.equal(run.state.kind, "undo");
    assert.deepEqual(run.undoable, []);
    for (const at of [0, 1, 2, 3, 4]) assert.equal((await now(ids[at] ?? "")).plan, rows[at]?.plan);
  });

  it("goes on after a cancel with those it had left", async () => {
    const { store, ids } = await held();
    const run = bulkRunOf(store);
    const off = run.changed.add(() => run.state.progress?.changes.length === 3 && run.cancel());
    await run.start(ids, { plan: "bulk" });
    off();
    assert.ok((run.state.progress?.left.length ?? 0) > 0);
    await run.retry();
    assert.deepEqual(run.state.progress && counts(run.state.progress), [30, 30, 0, 0, 0]);
  });

  it("is forgotten when another user signs in", async () => {
    const { store, ids } = await held();
    const run = bulkRunOf(store);
    await run.start(ids.slice(0, 2), { plan: "bulk" });
    store.clear();
    assert.equal(run.state.progress, undefined);
    assert.deepEqual(run.undoable, []);
  });
});
