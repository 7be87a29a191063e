import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import fc from "fast-check";
import { replicaOf, searchCustomers } from "@pivotal/sdk/store";
import { customer } from "../support/records.ts";
import { storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

const DAY = 86_400_000;

/** A replica that someone looks at, in a page whose date can jump while time goes on. */
function watched(t: TestContext) {
  const time = virtualTime();
  t.after(() => time.uninstall());
  const on = storeOn({ customers: 150, clock: { now: () => performance.now() } });
  const replica = replicaOf(on.store);
  replica.attend();
  let jumped = 0;
  const { now } = Date;
  t.mock.method(Date, "now", () => now() + jumped);
  const passes = () => on.backend.log.filter(({ path }) => path === "/customers?limit=100").length;
  return { ...on, replica, time, passes, jump: (by: number) => void (jumped += by) };
}

describe("when the date of the machine jumps", () => {
  for (const [direction, by] of [
    ["back", -DAY],
    ["forward", DAY],
  ] as const) {
    it(`${direction} by a day, passes come as often as before`, async (t) => {
      const { time, passes, jump } = watched(t);
      await time.pass(1_000);
      assert.equal(passes(), 1);
      jump(by);
      await time.pass(301_000);
      assert.equal(passes(), 2);
      await time.pass(600_000);
      assert.equal(passes(), 4);
    });

    it(`${direction} by a day, who comes back sees what is new, and fresh rows are not looked at again`, async (t) => {
      const { store, time, passes, jump } = watched(t);
      await time.pass(1_000);
      jump(by);
      store.revalidate();
      await time.pass(1_000);
      assert.equal(passes(), 1, "they are seconds old, whatever the date says");
      await time.pass(60_000);
      store.revalidate();
      await time.pass(1_000);
      assert.equal(passes(), 2);
    });
  }
});

describe("rows that come in any order", () => {
  it("leave every customer as the server last changed it", (t) => {
    const time = virtualTime();
    t.after(() => time.uninstall());
    const version = fc.record({ row: fc.nat(5), at: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(fc.array(version, { maxLength: 6 }), { maxLength: 8 }), (pages) => {
        const { store } = storeOn({ customers: 0 });
        const replica = replicaOf(store);
        const newest = new Map<string, number>();
        for (const page of pages) {
          store.records.put(
            page.map(({ row, at }) => {
              const id = `c${row}`;
              newest.set(id, Math.max(at, newest.get(id) ?? 0));
              const day = String(row + 1).padStart(2, "0");
              return customer({
                id,
                display_id: row + 1,
                name: `Version${at}of${row}`,
                created_at: `2026-01-${day}T00:00:00.000Z`,
                updated_at: new Date(Date.UTC(2026, 1, 1) + at * 1_000).toISOString(),
              });
            }),
          );
        }
        for (const [id, at] of newest) {
          const name = `Version${at}of${id.slice(1)}`;
          assert.equal(store.records.get(id)?.name, name);
          assert.deepEqual(
            searchCustomers(replica, name).map((match) => match.customer.id),
            [id],
          );
        }
        const order = Array.from(replica.table.slots, (slot) => replica.table.row(slot)?.created_at ?? "");
        assert.deepEqual(order, order.toSorted().toReversed());
        assert.equal(replica.table.size, newest.size);
      }),
      { numRuns: 60 },
    );
  });
});
