import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CustomerTable,
  DEFAULT_HEALTH_THRESHOLDS,
  replicaOf,
  type Customer,
  type CustomerView,
} from "@pivotal/sdk/store";
import { selectCustomers, type SelectOptions } from "../../packages/sdk/src/store/customer-select.ts";
import { customer } from "../support/records.ts";
import { storeOn } from "../support/store-on.ts";

const BY_OWNER: SelectOptions = {
  query: undefined,
  sort: [{ field: "owner", direction: "asc" }],
  groupBy: undefined,
  includeInactive: true,
  thresholds: DEFAULT_HEALTH_THRESHOLDS,
};
const member = (id: string, name: string, email: string) =>
  ({ object: "member", id, name, email, role: "member", avatar_url: null }) as const;

const OWNERS: readonly Partial<Customer>[] = [
  { owner: "mem_1", owner_email: "a@pivotal.example" },
  { owner: "mem_2", owner_email: "b@pivotal.example" },
  { owner: null, owner_email: null },
  { owner: "mem_3", owner_email: "m@pivotal.example" },
  { owner: "mem_4" },
];
const MEMBERS = [member("mem_1", "Zoë", "a@pivotal.example"), member("mem_2", "Ada", "b@pivotal.example")];

const tableOf = (owners: readonly Partial<Customer>[]): CustomerTable => {
  const table = new CustomerTable();
  table.put(owners.map((owner, at) => customer({ id: `cus_${at}`, display_id: at + 1, ...owner })));
  return table;
};
const order = (table: CustomerTable, options: Partial<SelectOptions> = {}): number[] =>
  selectCustomers(table, { ...BY_OWNER, ...options }).rows.map(({ display_id }) => display_id);

describe("the order of owners", () => {
  it("is that of their names, of their e-mails and ids where nobody knows the name, and of nobody last", () => {
    const table = tableOf(OWNERS);
    assert.deepEqual(order(table), [1, 2, 4, 5, 3]);
    table.setMembers(MEMBERS);
    assert.deepEqual(order(table), [2, 4, 5, 1, 3]);
    assert.deepEqual(order(table, { sort: [{ field: "owner", direction: "desc" }] }), [1, 5, 4, 2, 3]);
    table.setMembers();
    assert.deepEqual(order(table), [1, 2, 4, 5, 3]);
  });

  it("is that of groups too", () => {
    const table = tableOf(OWNERS);
    const groups = () =>
      selectCustomers(table, { ...BY_OWNER, sort: [], groupBy: "owner" }).groups?.map(({ value }) => value);
    const [a, b, m] = ["a@pivotal.example", "b@pivotal.example", "m@pivotal.example"];
    assert.deepEqual(groups(), [a, b, m, "mem_4", null]);
    table.setMembers(MEMBERS);
    assert.deepEqual(groups(), [b, m, "mem_4", a, null]);
  });

  it("is made anew with the names of thousands, also while it is being made, and follows a new owner", async () => {
    const count = 6_000;
    const email = (n: number) => `${String(n).padStart(5, "0")}@pivotal.example`;
    const table = tableOf(Array.from({ length: count }, (_, n) => ({ owner_email: email(n) })));
    assert.equal(selectCustomers(table, BY_OWNER).sorted, false);
    table.setMembers([member("mem_1", "zz", email(0))]);
    assert.equal(selectCustomers(table, BY_OWNER).sorted, false);
    await table.settled();
    assert.equal(selectCustomers(table, BY_OWNER).sorted, true);
    assert.deepEqual([order(table)[0], order(table).at(-1)], [2, 1]);
    table.setMembers([member("mem_2", "zz", email(1))]);
    order(table);
    await table.settled();
    assert.deepEqual([order(table)[0], order(table).at(-1)], [1, 2]);
    table.put([customer({ id: "cus_5", display_id: 6, owner_email: email(1) })]);
    assert.deepEqual(order(table).slice(-2), [6, 2]);
    table.clear();
    assert.equal(table.owners.of(null, email(1)), email(1));
  });
});

for (const level of ["published", "described", "full"] as const) {
  describe(`a view in the order of owners, on a server of level ${level}`, () => {
    it("goes by what the list calls them, once that is known", async () => {
      const { backend, store } = storeOn({ level, customers: 150 });
      // Names that stand in another order than the e-mails.
      for (const [at, one] of backend.db.plan.members.entries())
        one.name = `${10 + ((at * 7) % 23)} ${one.name}`;
      const view: CustomerView = await store.customers({
        sort: [{ field: "owner", direction: "asc" }],
        includeInactive: true,
      });
      const names = new Map<string, string>();
      if (level === "full") {
        const { members } = await store.client();
        for (const { id, name } of (await members?.list({ limit: 100 }).toArray()) ?? []) names.set(id, name);
        assert.ok(names.size > 3);
      }
      const called = ({ owner, owner_email: email }: Customer) => names.get(owner ?? "") ?? email ?? owner;
      const isInOrder = () => {
        const { rows } = view.state;
        const shown = rows.map(called).filter((name) => name !== null && name !== undefined);
        const sorted = [...shown].sort(new Intl.Collator().compare);
        return rows.length === 150 && JSON.stringify(shown) === JSON.stringify(sorted);
      };
      const off = view.watch(() => undefined);
      const isDone = () => replicaOf(store).coverage.complete && isInOrder();
      for (let turn = 0; turn < 5_000 && !isDone(); turn += 1) await new Promise(setImmediate);
      assert.ok(isDone());
      assert.equal(
        view.state.rows.some((row) => called(row)),
        level !== "published",
      );
      off();
    });
  });
}
