import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { completionSource, replicaOf, type PivotalStore } from "@pivotal/sdk/store";
import { storeOn } from "../support/store-on.ts";

/** Watches a store's customers until all of them, and what there is to know about them, are here. */
async function filled(options: BackendOptions) {
  const { backend, store } = storeOn({ customers: 120, ...options });
  const replica = replicaOf(store);
  const off = replica.attend();
  const paths = () => backend.log.map(({ path }) => path);
  while (!replica.coverage.complete || !paths().some((path) => path.includes("custom_fields"))) {
    await new Promise(setImmediate);
  }
  for (let turns = 0; turns < 50; turns += 1) await new Promise(setImmediate);
  return { backend, store, replica, off };
}

async function count(store: PivotalStore, query: string): Promise<number> {
  return (await store.customers({ query, includeInactive: true })).state.rows.length;
}

describe("what queries know of the workspace", () => {
  it("is who its people are: owner:me and owners by name, on a server that says so", async () => {
    const { store, replica, off } = await filled({ level: "full" });
    const { me, members = [] } = replica.context();
    const mine = replica.table.size > 0 ? await count(store, "owner:me") : 0;
    assert.ok(mine > 0);
    assert.equal(mine, await count(store, `owner:${me?.id}`));
    const known = members.find(({ id }) => id === me?.id);
    assert.equal(mine, await count(store, `owner:"${known?.name}"`));
    off();
  });

  it("is whom the host names as the one who looks, before anyone", async () => {
    const { store, replica, off } = await filled({ level: "full" });
    const other = replica.context().members?.find(({ me }) => !me);
    store.configure({ me: { id: other?.id } });
    assert.equal(await count(store, "owner:me"), await count(store, `owner:${other?.id}`));
    off();
  });

  it("is what the custom fields are called", async () => {
    const { replica, off } = await filled({ level: "full" });
    const labelled = replica.fields.all.filter(({ slug, label }) => slug !== undefined && label !== slug);
    assert.ok(labelled.length > 0);
    off();
  });

  for (const level of ["published", "described"] as const) {
    it(`is what the customers show, on a server of level ${level}, and no error`, async () => {
      const { replica, off } = await filled({ level });
      assert.equal(replica.coverage.error, undefined);
      assert.deepEqual(replica.context().members, []);
      const slugs = replica.fields.all.filter(({ slug }) => slug !== undefined);
      assert.equal(slugs.length > 0, level === "described");
      off();
    });
  }
});

describe("the values that a query can be completed with", () => {
  it("are those that customers have, with their number, an owner under the name", async () => {
    const { replica, off } = await filled({ level: "full" });
    const source = completionSource(replica);
    const plans = [...source.values("plan")];
    const rows = Array.from(replica.table.slots, (slot) => replica.table.row(slot));
    assert.ok(plans.length > 1);
    for (const { value, count: number } of plans) {
      assert.equal(number, rows.filter((row) => row?.plan === value).length);
    }
    const owners = [...source.values("owner")];
    assert.ok(owners.every(({ value, label }) => value.includes("@") && label && !label.includes("@")));
    assert.deepEqual([...source.values("name")], []);
    assert.deepEqual([...source.values("nothing")], []);
    off();
  });

  it("follow an edit", async () => {
    const { replica, store, off } = await filled({ level: "published" });
    const source = completionSource(replica);
    assert.ok(![...source.values("plan")].some(({ value }) => value === "Made of gold"));
    await store.updateCustomer("7", { plan: "Made of gold" });
    const deadline = performance.now() + 2_000;
    let found = false;
    while (!found && performance.now() < deadline) {
      await new Promise(setImmediate);
      found = [...source.values("plan")].some(
        ({ value, count: one }) => value === "Made of gold" && one === 1,
      );
    }
    assert.ok(found);
    off();
  });
});
