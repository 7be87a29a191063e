import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { Backend, BackendOptions } from "@pivotal/mocks";
import type { Customer } from "@pivotal/sdk";
import { replicaOf, type Replica, searchCustomers } from "@pivotal/sdk/store";
import { customer } from "../support/records.ts";
import { storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const rows = (replica: Replica): Customer[] =>
  Array.from(replica.table.slots, (slot) => replica.table.row(slot)).filter((row) => row !== undefined);

/** The pages of customers that were asked for. */
const pages = ({ backend }: { backend: Backend }): string[] =>
  backend.log.map(({ path }) => path).filter((path) => path.startsWith("/customers?"));

/** A replica that someone looks at, and everything it asked for has come. */
async function filled(options: BackendOptions = {}) {
  const on = storeOn(options);
  const replica = replicaOf(on.store);
  const leave = replica.attend();
  await still(replica);
  return { ...on, replica, leave };
}

const still = (replica: Replica): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (replica.coverage.fetching) return;
      off();
      resolve();
    };
    const off = replica.changed.add(look);
    look();
  });

function inVirtualTime(t: TestContext) {
  const time = virtualTime();
  t.after(() => time.uninstall());
  return time;
}

for (const level of ["published", "described", "full"] as const) {
  describe(`the replica at level ${level}`, () => {
    it("fills page by page while anyone looks, until it holds every customer once", async () => {
      const { replica, backend, leave } = await filled({ level, customers: 250 });
      assert.deepEqual(
        { ...replica.coverage, asOf: 0 },
        { rows: 250, complete: true, fetching: false, error: undefined, asOf: 0, contacts: 0 },
      );
      const times = rows(replica).map((row) => row.created_at);
      assert.deepEqual(times, times.toSorted().toReversed());
      assert.equal(pages({ backend }).length, 3);
      leave();
    });

    it("can be searched, filtered and sorted from the first page on", async () => {
      const { store, backend } = storeOn({ level, customers: 250 });
      const replica = replicaOf(store);
      const view = replica.view({ sort: [{ field: "name", direction: "asc" }] });
      const seen: number[] = [];
      const leave = view.watch(() => seen.push(view.state.rows.length));
      await still(replica);
      assert.ok(
        seen.some((count) => count > 0 && count < 100),
        String(seen),
      );
      assert.equal(pages({ backend }).length, 3);
      const first = view.state.rows[0] ?? assert.fail();
      assert.equal(searchCustomers(replica, first.name)[0]?.customer.name, first.name);
      leave();
    });
  });
}

describe("the replica", () => {
  it("puts those who wait before itself, and never more than one page of its own in flight", async () => {
    const { store, backend } = storeOn({ customers: 500 });
    const client = await store.client();
    const lanes: (string | undefined)[] = [];
    const { list } = client.customers;
    client.customers.list = (params, options) => {
      lanes.push(options?.lane ?? "interactive");
      return list.call(client.customers, params, options);
    };
    const replica = replicaOf(store);
    const leave = replica.attend();
    await still(replica);
    assert.deepEqual(lanes, ["interactive"], "only the first page is what a person waits for");
    assert.equal(pages({ backend }).length, 6);
    leave();
  });

  it("stops when the last view has left, and goes on from there when one comes back", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend } = storeOn({ customers: 450, latency: 1_000 });
    const replica = replicaOf(store);
    const leave = replica.attend();
    await time.pass(2_500);
    leave();
    await time.pass(60_000);
    const asked = pages({ backend }).length;
    assert.ok(asked < 5, `${asked} requests`);
    assert.equal(replica.coverage.fetching, false);
    replica.attend();
    await time.pass(10_000);
    assert.equal(replica.coverage.complete, true);
    assert.equal(replica.coverage.rows, 450);
    assert.ok(pages({ backend }).length <= 6, "no page is asked for twice, but for the one that was cut off");
  });

  it("keeps its rows when a page fails, says so, and goes on from there by itself", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend } = storeOn({ customers: 350, latency: 1_000 });
    const replica = replicaOf(store);
    replica.attend();
    await time.pass(1_500);
    backend.faults.push({ kind: "status", status: 500, times: 1, match: { path: "/customers" } });
    await time.pass(3_000);
    assert.equal(replica.coverage.error?.status, 500);
    assert.ok(replica.coverage.rows >= 100 && replica.coverage.rows < 350);
    await time.pass(30_000);
    assert.equal(replica.coverage.complete, true);
    assert.equal(replica.coverage.rows, 350);
    assert.equal(pages({ backend }).length, 5, "no page twice, but for the one that failed");
  });

  it("says what failed, and tries again after a while", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend } = storeOn({ customers: 150 });
    backend.faults.push({ kind: "status", status: 500, times: 1 });
    const replica = replicaOf(store);
    replica.attend();
    await time.pass(1_000);
    assert.equal(replica.coverage.error?.status, 500);
    assert.equal(replica.coverage.asOf, undefined);
    await time.pass(30_000);
    assert.equal(replica.coverage.error, undefined);
    assert.equal(replica.coverage.rows, 150);
  });

  it("does not try again by itself what was forbidden", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend } = storeOn({ customers: 5 });
    backend.faults.push({ kind: "status", status: 403, times: 1 });
    const replica = replicaOf(store);
    replica.attend();
    await time.pass(3_600_000);
    assert.equal(replica.coverage.error?.status, 403);
    assert.equal(pages({ backend }).length, 1);
    await time.run(replica.refresh());
    assert.equal(replica.coverage.rows, 5);
  });

  it("passes over everything again every few minutes while anyone looks, but not when nobody can see", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend } = storeOn({ customers: 150 });
    const replica = replicaOf(store);
    replica.attend();
    await time.pass(1_000);
    assert.equal(pages({ backend }).length, 2);
    await time.pass(310_000);
    assert.equal(pages({ backend }).length, 4);
    Object.assign(store, { isHidden: () => true });
    await time.pass(1_000_000);
    assert.equal(pages({ backend }).length, 4);
  });

  it("picks up what was created, changed and deleted elsewhere", async () => {
    const { replica, backend, store, leave } = await filled({ customers: 250 });
    const client = await store.client();
    const [changed, gone] = [rows(replica)[120] ?? assert.fail(), rows(replica)[210] ?? assert.fail()];
    backend.add.customer({ name: "Brand new", created_at: soon(1) });
    await client.customers.update(changed.id, { name: "Renamed" });
    await client.customers.delete(gone.id);
    await replica.refresh();
    assert.equal(rows(replica)[0]?.name, "Brand new", "the newest page comes first");
    await still(replica);
    assert.equal(store.records.get(changed.id)?.name, "Renamed");
    assert.ok(!replica.table.has(gone.id));
    assert.equal(replica.coverage.rows, 250);
    leave();
  });

  it("keeps a customer that was created here while a page was on its way that cannot know it", async (t) => {
    const time = inVirtualTime(t);
    const { store } = storeOn({ customers: 20, latency: 1_000 });
    const replica = replicaOf(store);
    replica.attend();
    await time.pass(500);
    store.records.put([customer({ id: "cus_new", display_id: 4_711, created_at: soon(0) })]);
    await time.pass(5_000);
    assert.ok(replica.table.has("cus_new"));
    assert.equal(replica.coverage.rows, 21);
  });

  it("misses none of more than a page that came while the first fill was under way", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend } = storeOn({ customers: 300, latency: 1_000 });
    const replica = replicaOf(store);
    replica.attend();
    await time.pass(1_500);
    for (let i = 1; i <= 230; i++)
      backend.add.customer({ name: `New ${i}`, slug: `new-${i}`, created_at: soon(i) });
    void replica.refresh();
    await time.pass(30_000);
    assert.equal(replica.coverage.complete, true);
    assert.equal(replica.coverage.rows, 530);
  });

  it("shows an edit everywhere at once, and takes it back when it is refused", async () => {
    const { replica, store, backend, leave } = await filled({ customers: 20 });
    const view = replica.view({ query: "plan:gold" });
    const off = view.watch(() => undefined);
    const [one] = rows(replica);
    assert.ok(one);
    const saving = store.updateCustomer(one.id, { plan: "gold" });
    assert.deepEqual(
      view.state.rows.map(({ id }) => id),
      [one.id],
    );
    await saving;
    backend.faults.push({ kind: "status", status: 400, times: 1 });
    const refused = store.updateCustomer(one.id, { plan: "silver" });
    view.refresh();
    assert.equal(view.state.rows.length, 0);
    await assert.rejects(refused);
    view.refresh();
    assert.equal(view.state.rows.length, 1);
    off();
    leave();
  });

  it("asks the server for a status while not everything is here, once, and not when it is", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend } = storeOn({ customers: 900, latency: 1_000 });
    const replica = replicaOf(store);
    const view = replica.view({ query: "status:churned" });
    view.watch(() => undefined);
    await time.pass(0);
    assert.equal(view.state.rows.length, 0);
    await time.pass(1_200);
    const asked = () => pages({ backend }).filter((path) => path.includes("status=churned")).length;
    assert.equal(asked(), 1);
    assert.ok(view.state.rows.length > 0, "found before the walk has come there");
    await time.pass(60_000);
    const before = asked();
    replica.view({ query: "status:churned" }).watch(() => undefined);
    await time.pass(5_000);
    assert.equal(asked(), before);
  });

  it("forgets everything when another user signs in, and fills anew for views that are there", async () => {
    const { replica, store, backend, leave } = await filled({ customers: 120 });
    const asked = pages({ backend }).length;
    store.clear();
    assert.equal(replica.coverage.rows, 0);
    assert.equal(replica.coverage.complete, false);
    await still(replica);
    assert.equal(replica.coverage.rows, 120);
    assert.equal(pages({ backend }).length, asked + 2);
    leave();
  });
});
