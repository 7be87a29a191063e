import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { InvalidRequestError } from "@pivotal/sdk";
import { tagsQuery } from "@pivotal/sdk/store";
import { undoChanges } from "@pivotal/sdk/store/edits";
import { promoteTagToField, renameTag } from "@pivotal/sdk/store/record";
import { settled, storeOn } from "../support/store-on.ts";

/** 120 customers, of whom the last five added have tags; the store has seen none of them. */
function tagged(options: BackendOptions = {}) {
  const on = storeOn({ customers: 115, ...options });
  const { backend, store } = on;
  const ids = [["vip", "eu"], ["vip"], ["vip", "gold"], ["eu"], ["VIP"]].map(
    (tags, at) => backend.add.customer({ name: `T${at}`, tags }).id,
  );
  const tags = async () => {
    const client = await store.client();
    return Promise.all(ids.map(async (id) => (await client.customers.retrieve(id)).tags));
  };
  const patches = () => backend.log.filter(({ method }) => method === "PATCH").map(({ path }) => path);
  return { ...on, ids, tags, patches };
}

describe("renaming a tag", () => {
  it("is one call where the server does it, and shows on every customer here", async () => {
    const { store, ids, tags, patches } = tagged({ level: "full" });
    const client = await store.client();
    store.records.put(await client.customers.list({ limit: 100 }).toArray());
    const before = (await settled(store, tagsQuery)).data?.find(({ name }) => name === "vip")?.count ?? 0;
    const renamed = await renameTag(store, "vip", " gold ");
    assert.equal(renamed.by === "server" && renamed.tag.name, "gold");
    assert.deepEqual(patches(), ["/tags/vip"]);
    assert.deepEqual(store.records.get(ids[0] ?? "")?.tags, ["gold", "eu"]);
    assert.deepEqual(store.records.get(ids[2] ?? "")?.tags, ["gold"]);
    assert.deepEqual((await tags()).slice(0, 2), [["gold", "eu"], ["gold"]]);
    const after = (await settled(store, tagsQuery)).data ?? [];
    assert.ok(before >= 3);
    assert.equal(
      after.some(({ name }) => name === "vip"),
      false,
    );
  });

  it("is one write a customer where the server does not, also of customers that were not here", async () => {
    const { store, tags, patches } = tagged({ level: "described" });
    const all = await (await store.client()).customers.list().toArray();
    const having = all.filter((one) => one.tags?.includes("vip")).length;
    const progress: number[] = [];
    const renamed = await renameTag(store, "vip", "gold", {
      onProgress: ({ changes }) => progress.push(changes.length),
    });
    assert.equal(renamed.by === "rows" && renamed.progress.changes.length, having);
    assert.equal(progress.at(-1), having);
    assert.equal(patches().length, having + 1);
    assert.deepEqual(
      (await tags()).map((one) => [...(one ?? [])].sort()),
      [["eu", "gold"], ["gold"], ["gold"], ["eu"], ["VIP"]],
    );
    const again = await renameTag(store, "vip", "gold");
    assert.equal(again.by === "rows" && again.progress.total, 0);
  });

  it("keeps what failed, and another call goes on", async () => {
    const { store, backend, tags } = tagged({ level: "described" });
    backend.faults = [
      { kind: "status", status: 400, match: { method: "PATCH", path: "/customers/{id}" }, times: 2 },
    ];
    const first = await renameTag(store, "vip", "gold");
    assert.equal(first.by === "rows" && first.progress.failures.length, 2);
    const second = await renameTag(store, "vip", "gold");
    assert.equal(second.by === "rows" && second.progress.changes.length, 2);
    assert.equal((await tags()).flat().includes("vip"), false);
  });

  it("takes a tag that no path can carry, and the same name, and no name", async () => {
    const { store, backend, patches } = tagged({ level: "full" });
    const { id } = backend.add.customer({ name: "Odd", tags: ["a/b"] });
    const renamed = await renameTag(store, "a/b", "ab");
    assert.equal(renamed.by, "rows");
    assert.deepEqual(store.records.get(id)?.tags, ["ab"]);
    const before = patches().length;
    await renameTag(tagged({ level: "described" }).store, "vip", "vip");
    assert.equal(patches().length, before);
    await assert.rejects(renameTag(store, "vip", " "), InvalidRequestError);
  });

  it("ends when it is cancelled while the customers are still coming", async () => {
    const { store, patches } = tagged({ level: "described" });
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(renameTag(store, "vip", "gold", { signal: stop.signal }));
    assert.deepEqual(
      patches().filter((path) => path.startsWith("/customers")),
      [],
    );
  });
});

describe("promoting a tag to a field", () => {
  for (const level of ["described", "full"] as const)
    it(`moves it on every customer that has it, in one write each, at level ${level}`, async () => {
      const { store, backend, ids, tags, patches } = tagged({ level });
      const slug = backend.db.customFields.find(({ type }) => type === "string")?.slug ?? "";
      const client = await store.client();
      await client.customers.update(ids[1] ?? "", { custom_fields: { [slug]: "other" } });
      const before = patches().length;
      const { changes, unchanged } = await promoteTagToField(store, "vip", { slug, value: "very" });
      assert.equal(patches().length - before, changes.length);
      assert.ok(unchanged.includes(ids[1] ?? ""));
      const [one, other] = [store.records.get(ids[0] ?? ""), store.records.get(ids[1] ?? "")];
      assert.deepEqual([one?.tags, one?.custom_fields?.[slug]], [["eu"], "very"]);
      assert.deepEqual([other?.tags, other?.custom_fields?.[slug]], [["vip"], "other"]);
      await undoChanges(store, changes);
      assert.deepEqual((await tags())[0], ["vip", "eu"]);
      assert.equal((await client.customers.retrieve(ids[0] ?? "")).custom_fields?.[slug] ?? null, null);
    });

  it("says of each customer that the server does not know the field", async () => {
    const { store } = tagged();
    const { changes, failures } = await promoteTagToField(store, "vip", { slug: "no_such", value: 1 });
    assert.equal(changes.length, 0);
    assert.ok(failures.length >= 3 && failures.every(({ error }) => error.field === "custom_fields.no_such"));
  });

  it("finds nobody on a server without tags", async () => {
    const { store } = tagged({ level: "published" });
    assert.equal((await promoteTagToField(store, "vip", { slug: "x", value: "y" })).total, 0);
  });
});
