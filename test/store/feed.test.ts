import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { customer } from "../support/records.ts";
import { storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const all = async ({ store }: ReturnType<typeof storeOn>) => {
  while (!store.feed.state.complete) {
    await store.feed.loadMore();
    assert.equal(store.feed.state.error, undefined);
  }
};

for (const level of ["published", "described", "full"] as const) {
  describe(`the list of customers at level ${level}`, () => {
    it("comes page by page, newest first, each customer once, until it is complete", async () => {
      const on = storeOn({ level, customers: 250 });
      await on.store.feed.loadMore();
      assert.equal(on.store.feed.state.rows.length, 100);
      assert.equal(on.store.feed.state.complete, false);
      await all(on);
      const { rows } = on.store.feed.state;
      assert.equal(new Set(rows.map((row) => row.id)).size, 250);
      const times = rows.map((row) => row.created_at);
      assert.deepEqual(times, times.toSorted().toReversed());
      assert.equal(on.backend.log.length, 3);
      await on.store.feed.loadMore();
      assert.equal(on.backend.log.length, 3, "there is nothing more to ask for");
    });
  });
}

describe("the list of customers", () => {
  it("is loaded once for all who ask at the same time", async () => {
    const { store, backend } = storeOn();
    await Promise.all([store.feed.loadMore(), store.feed.loadMore(), store.feed.loadMore()]);
    assert.equal(backend.log.length, 1);
  });

  it("keeps its rows when the next page fails, and goes on from there", async () => {
    const on = storeOn({ customers: 150 });
    await on.store.feed.loadMore();
    on.backend.faults.push({ kind: "status", status: 500, times: 1 });
    await on.store.feed.loadMore();
    assert.equal(on.store.feed.state.error?.status, 500);
    assert.equal(on.store.feed.state.rows.length, 100);
    await on.store.feed.loadMore();
    assert.equal(on.store.feed.state.error, undefined);
    assert.equal(on.store.feed.state.rows.length, 150);
  });

  it("takes in new customers with a refresh and stays complete", async () => {
    const on = storeOn({ customers: 150 });
    await all(on);
    on.backend.add.customer({ name: "Brand new", created_at: soon(1) });
    await on.store.feed.refresh();
    assert.equal(on.store.feed.state.rows[0]?.name, "Brand new");
    assert.equal(on.store.feed.state.rows.length, 151);
    assert.equal(on.store.feed.state.complete, true);
  });

  it("walks on when more has come than a page holds, so that none is missed", async () => {
    const on = storeOn({ customers: 120 });
    await all(on);
    for (let i = 1; i <= 230; i += 1)
      on.backend.add.customer({ name: `New ${i}`, slug: `new-${i}`, created_at: soon(i) });
    await on.store.feed.refresh();
    assert.equal(on.store.feed.state.complete, false);
    await all(on);
    assert.equal(on.store.feed.state.rows.length, 350);
  });

  it("lets deleted customers leave with a refresh, and keeps those below the page", async () => {
    const on = storeOn({ customers: 150 });
    await all(on);
    const gone = on.store.feed.state.rows[3] ?? assert.fail();
    const { customers } = await on.store.client();
    await customers.delete(gone.id);
    await on.store.feed.refresh();
    const { rows } = on.store.feed.state;
    assert.equal(rows.length, 149);
    assert.ok(!rows.some((row) => row.id === gone.id));
  });

  it("puts a customer that was created here in its place", async () => {
    const { store } = storeOn({ customers: 5 });
    await store.feed.loadMore();
    store.feed.add(customer({ created_at: soon(1) }));
    assert.equal(store.feed.state.rows[0]?.id, "cus_1");
    assert.equal(store.feed.state.rows.length, 6);
  });

  it("ends its request when the last view has left", async (t) => {
    const time = virtualTime();
    t.after(() => time.uninstall());
    const { store } = storeOn({ latency: 60_000 });
    const leave = store.feed.watch(() => undefined);
    assert.equal(store.feed.state.fetching, true);
    leave();
    await time.pass(2_000);
    assert.equal(store.feed.state.fetching, false);
    assert.equal(store.feed.state.error, undefined);
    assert.equal(store.feed.watched, 0);
  });

  it("loads anew for a view that is there when everything is forgotten", async () => {
    const { store, backend } = storeOn();
    store.feed.watch(() => undefined);
    await store.feed.loadMore();
    store.clear();
    assert.deepEqual(store.feed.state.rows, []);
    await store.feed.loadMore();
    assert.equal(store.feed.state.rows.length, 50);
    assert.equal(backend.log.length, 2);
  });
});
