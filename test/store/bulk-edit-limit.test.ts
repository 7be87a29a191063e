import "../support/no-network.ts";
import { bulkEdit } from "@pivotal/sdk/store/edits";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

/** A store that holds every customer; the file is its own process, since requests of one key share a rate limit. */
async function held(rateLimit: number) {
  const { backend, store } = storeOn({ customers: 90, rateLimit });
  const client = await store.client();
  const rows = await client.customers.list({ limit: 100 }).toArray();
  store.records.put(rows);
  return { backend, store, client, ids: rows.map(({ id }) => id) };
}

describe("editing many customers under a rate limit", () => {
  it("waits for it instead of failing, and lets a person go first", async (t) => {
    const time = virtualTime();
    t.after(() => time.uninstall());
    const { store, ids, client, backend } = await held(60);
    const running = bulkEdit(store, ids, { plan: "bulk" });
    await time.pass(1_000);
    const asked = performance.now();
    await time.run(client.customers.retrieve(ids[0] ?? ""));
    assert.ok(performance.now() - asked < 5_000);
    const { changes, failures, left } = await time.run(running);
    assert.deepEqual([changes.length, failures, left], [90, [], []]);
    assert.equal(backend.log.filter(({ status }) => status === 429).length, 0);
  });

  it("ends soon when cancelled while it waits", async (t) => {
    const time = virtualTime("2026-11-03T09:00:00Z");
    t.after(() => time.uninstall());
    const { store, ids } = await held(20);
    const stop = new AbortController();
    const running = bulkEdit(store, ids, { plan: "bulk" }, { signal: stop.signal });
    await time.pass(5_000);
    stop.abort();
    let ended = false;
    void running.then(() => (ended = true));
    await time.pass(31_000);
    assert.ok(ended);
    const { changes, left } = await running;
    assert.equal(changes.length + left.length, 90);
    assert.ok(left.length > 60);
  });
});
