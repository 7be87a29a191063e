import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClock, type BackendOptions } from "@pivotal/mocks";
import { AbortError, ServerError } from "@pivotal/sdk";
import { restoreText } from "@pivotal/sdk/store/edits";
import {
  activityQuery,
  addContact,
  contactsQuery,
  exportActivity,
  loadMoreActivity,
  removeContact,
  type ActivityFilters,
} from "@pivotal/sdk/store/record";
import { readCsv } from "../support/rfc4180.ts";
import { settled, storeOn } from "../support/store-on.ts";

/** A customer of this morning with so many rows of history, a second apart, every tenth of them by another person. */
async function told(rows: number, options: BackendOptions = {}) {
  const clock = createClock("2026-11-02T09:00:00Z");
  const created_at = "2026-11-02T08:00:00.000Z";
  const on = storeOn({ customers: 0, clock, ...options });
  const { backend, store } = on;
  const { id, display_id } = backend.add.customer({ name: "Aurora", created_at });
  const history = backend.db.history.get(display_id) ?? [];
  for (let at = history.length; at < rows; at += 1)
    history.push({
      id: `act_${at}`,
      timestamp: new Date(Date.parse(created_at) + at * 1000).toISOString(),
      actor: at % 10 === 0 ? "Ada Park" : "Bo Lind",
      actor_type: "user",
      event_type: "customer.field_changed",
      field: "plan",
      old_value: `=plan ${at - 1}`,
      new_value: `=plan ${at}`,
      onboarding_id: null,
    });
  const asked = () => backend.log.filter(({ path }) => path.includes("/activity")).length;
  const load = (filters?: ActivityFilters) => settled(store, activityQuery(id, filters));
  return { ...on, clock, id, asked, load };
}

for (const level of ["described", "full"] as const) {
  describe(`a customer's history at level ${level}`, () => {
    it("comes a page at a time, newest first, until all of it is here", async () => {
      const { store, id, asked, load } = await told(250, { level });
      const { data } = await load();
      assert.equal(data?.rows.length, 100);
      assert.equal(data?.rows[0]?.new_value, "=plan 249");
      await loadMoreActivity(store, id);
      await loadMoreActivity(store, id);
      const feed = store.read(activityQuery(id)).data;
      assert.deepEqual(
        feed?.rows.slice(0, -1).map(({ new_value }) => new_value),
        Array.from({ length: 249 }, (_, at) => `=plan ${249 - at}`),
      );
      assert.equal(feed?.cursor, null);
      assert.equal(asked(), 3);
    });

    it("is filtered, on a server too that does not filter", async () => {
      const { asked, load } = await told(450, { level });
      const { data } = await load({ actor: "Ada Park" });
      assert.ok((data?.rows.length ?? 0) >= 20);
      assert.ok(data?.rows.every(({ actor }) => actor === "Ada Park"));
      assert.equal(asked(), level === "full" ? 1 : 3);
      const none = await load({ actor: "Ada Park", event_type: "comment.added" });
      assert.deepEqual([none.data?.rows, none.data?.cursor], [[], null]);
    });

    it("shows a write at once, above what had been loaded", async () => {
      const { store, id, asked, load } = await told(250, { level });
      await load();
      await loadMoreActivity(store, id);
      const before = store.read(activityQuery(id)).data?.rows ?? [];
      const off = store.watch(activityQuery(id), () => undefined);
      await store.updateCustomer(id, { plan: "new" });
      await settled(store, activityQuery(id));
      const rows = store.read(activityQuery(id)).data?.rows;
      assert.equal(rows?.[0]?.new_value, "new");
      assert.deepEqual(rows?.slice(1), before);
      assert.equal(asked(), 3);
      off();
    });

    it("forgets the name of who was removed, in the older rows too", async () => {
      const { store, id, load, clock } = await told(1, { level });
      const contact = await addContact(store, id, { name: "Gone Person", email: "gone@a.example" });
      for (let at = 0; at < 120; at += 1) {
        clock.advance(1000);
        await store.updateCustomer(id, { plan: `plan ${at}` });
      }
      clock.advance(1000);
      await load();
      await loadMoreActivity(store, id);
      assert.ok(JSON.stringify(store.read(activityQuery(id)).data).includes("Gone"));
      await settled(store, contactsQuery(id));
      const off = store.watch(activityQuery(id), () => undefined);
      await removeContact(store, contact);
      await settled(store, activityQuery(id));
      await loadMoreActivity(store, id);
      assert.ok(!JSON.stringify(store.read(activityQuery(id)).data).includes("Gone"));
      off();
    });

    it("is exported whole, as far as the filters keep it, with progress", async () => {
      const { store, id } = await told(250, { level });
      const progress: number[] = [];
      const { csv, rows, unreadable } = await exportActivity(store, id, {
        filters: { actor: "Bo Lind" },
        onProgress: (count) => progress.push(count),
      });
      const read = readCsv(csv);
      assert.deepEqual([rows, read.length, unreadable], [225, 226, 0]);
      assert.ok(
        read.slice(1).every((cells) => cells[1] === "Bo Lind" && restoreText(cells[6] ?? "")[0] === "="),
      );
      assert.deepEqual(progress, [100, 200, 225]);
    });
  });
}

describe("a history", () => {
  it("is not there on a server that offers none, which is asked once", async () => {
    const { id, asked, load, store } = await told(5, { level: "published" });
    assert.equal((await load()).status, "unavailable");
    assert.equal((await load({ actor: "x" })).status, "unavailable");
    await loadMoreActivity(store, id);
    assert.equal(asked(), 1);
  });

  it("keeps what it has when older rows do not come, and goes on from there", async () => {
    const { store, backend, id, load } = await told(150);
    await load();
    backend.faults = [{ kind: "status", status: 500, times: 1 }];
    await loadMoreActivity(store, id);
    const failed = store.read(activityQuery(id));
    assert.deepEqual([failed.status, failed.data?.rows.length], ["error", 100]);
    await loadMoreActivity(store, id);
    assert.deepEqual(store.read(activityQuery(id)).data?.rows.length, 150);
    assert.equal(store.read(activityQuery(id)).error, undefined);
  });

  it("takes two wishes for more together as one", async () => {
    const { store, id, load, asked } = await told(350);
    await load();
    const before = asked();
    await Promise.all([loadMoreActivity(store, id), loadMoreActivity(store, id)]);
    assert.equal(asked(), before + 1);
  });

  it("ends its export when it is cancelled, and throws what the server says", async () => {
    const { store, backend, id } = await told(250);
    const stop = new AbortController();
    const cancelled = exportActivity(store, id, { signal: stop.signal, onProgress: () => stop.abort() });
    await assert.rejects(cancelled, (error) => error instanceof AbortError || error === stop.signal.reason);
    backend.faults = [{ kind: "status", status: 500 }];
    await assert.rejects(exportActivity(store, id), ServerError);
  });

  it("is exported as slowly as the rate limit asks", async () => {
    const { store, backend, id } = await told(250);
    backend.faults = [
      { kind: "status", status: 429, headers: { "Retry-After": "1" }, match: { method: "GET" }, times: 1 },
    ];
    assert.equal((await exportActivity(store, id)).rows, 250);
  });
});
