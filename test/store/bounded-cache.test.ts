import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { customerQuery, healthQuery, lookupQuery, type PivotalStore } from "@pivotal/sdk/store";
import { activityQuery } from "@pivotal/sdk/store/record";
import { settled, storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

const LEVELS = ["published", "described", "full"] as const;
/** Answers that nobody watches and that are kept all the same. */
const KEPT = 200;

/** Looks at one thing after the other, each until it has come. */
async function lookAt(store: PivotalStore, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) await settled(store, lookupQuery(`customer ${n}`));
}

for (const level of LEVELS) {
  describe(`answers that nobody looks at any more, at level ${level}`, () => {
    it("are kept for the last 200 questions; the one unused for longest goes first", async (t) => {
      const time = virtualTime();
      t.after(() => time.uninstall());
      const { store, backend } = storeOn({ level, customers: 0 });
      await time.run(lookAt(store, 1, KEPT));
      await time.pass(1_500);
      assert.equal(backend.log.length, KEPT);
      // Used again, which makes it the last one to go.
      await time.run(lookAt(store, 1, 1));
      assert.equal(backend.log.length, KEPT, "still held");
      await time.run(lookAt(store, KEPT + 1, KEPT + 50));
      await time.pass(1_500);
      const asked = backend.log.length;
      await time.run(lookAt(store, 1, 1));
      await time.run(lookAt(store, 60, 60));
      assert.equal(backend.log.length, asked, "held: one used again, one of the last 200");
      await time.run(lookAt(store, 30, 30));
      assert.equal(backend.log.length, asked + 1, "let go");
    });

    it("are never let go while somebody looks", async (t) => {
      const time = virtualTime();
      t.after(() => time.uninstall());
      const { store, backend } = storeOn({ level, customers: 3 });
      const off = store.watch(customerQuery("2"), () => undefined);
      await time.run(lookAt(store, 1, KEPT + 20));
      await time.pass(1_500);
      const asked = backend.log.filter(({ path }) => path === "/customers/2").length;
      assert.equal(store.read(customerQuery("2")).data?.display_id, 2);
      await time.run(settled(store, customerQuery("2")));
      assert.equal(backend.log.filter(({ path }) => path === "/customers/2").length, asked);
      off();
    });
  });
}

describe("what an answer that is kept can hold", () => {
  it("is little, so that a bound by number is one by size: health and a page of history of 200 customers", async () => {
    const { store } = storeOn({ level: "full", customers: 60 });
    let bytes = 0;
    for (let n = 1; n <= 60; n += 1) {
      for (const query of [healthQuery(String(n)), activityQuery(String(n))]) {
        const { data } = await settled<unknown>(store, query);
        bytes = Math.max(bytes, JSON.stringify(data).length);
      }
    }
    assert.ok(bytes > 1_000 && bytes * KEPT < 16_000_000, `${bytes} each`);
  });
});
