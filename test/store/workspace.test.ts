import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import {
  completionSource,
  CustomerView,
  GivenCustomers,
  parse,
  replicaOf,
  type PivotalStore,
  type Replica,
} from "@pivotal/sdk/store";
import { customer } from "../support/records.ts";
import { storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

const turns = async (count = 50): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
};

/** Watches a store's customers until all of them are here, and what a reader then asks about them. */
async function filled(options: BackendOptions, ask: (replica: Replica) => void = askAll) {
  const { backend, store } = storeOn({ customers: 120, ...options });
  const replica = replicaOf(store);
  const off = replica.attend();
  ask(replica);
  while (!replica.coverage.complete) {
    assert.equal(replica.coverage.error, undefined);
    await new Promise(setImmediate);
  }
  await turns();
  const asked = () => backend.log.map(({ path }) => path.replace(/^.*\//, "").replace(/\?.*$/, ""));
  return { backend, store, replica, off, asked };
}

function askAll(replica: Replica): void {
  replica.describe();
  assert.ok(replica.context().members);
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

describe("a custom field that nobody defines", () => {
  const held = (...values: (string | number | null)[]) => {
    const source = new GivenCustomers([]);
    source.table.put(
      values.map((seats, at) => customer({ id: `cus_${at}`, display_id: at + 1, custom_fields: { seats } })),
    );
    const found = (query: string) => new CustomerView(source, { query }).state.rows.map(({ id }) => id);
    return { source, found };
  };

  it("is a number while every value is one", () => {
    const { found } = held(null, 9, 10, 100, 11.5);
    assert.deepEqual(found("seats:>10").sort(), ["cus_3", "cus_4"]);
    assert.deepEqual(found("seats:9..10").sort(), ["cus_1", "cus_2"]);
    assert.deepEqual(found("no:seats"), ["cus_0"]);
  });

  it("is text as soon as a value is text, and stays it", () => {
    const { source, found } = held(9, 100);
    source.table.put([customer({ id: "cus_2", display_id: 3, custom_fields: { seats: "100 or so" } })]);
    assert.deepEqual(found("seats:>50"), []);
    assert.deepEqual(found("seats:100").sort(), ["cus_1", "cus_2"]);
    source.table.put([customer({ id: "cus_2", display_id: 3, custom_fields: { seats: 1 } })]);
    assert.equal(source.fields.get("seats")?.type, "text");
  });

  it("is text while no customer has a value of it, and the same field from one look to the next", () => {
    const { source } = held(null);
    assert.equal(source.fields.get("seats")?.type, "text");
    const { fields } = source;
    source.table.put([customer({ id: "cus_5", display_id: 6, custom_fields: { seats: null } })]);
    assert.equal(source.fields, fields);
    source.table.put([customer({ id: "cus_5", display_id: 6, custom_fields: { seats: 4 } })]);
    assert.equal(source.fields.get("seats")?.type, "number");
  });
});

describe("what is asked of the workspace", () => {
  const cases: [name: string, ask: (replica: Replica) => void, asked: readonly string[]][] = [
    ["nothing for a list of every customer", (replica) => void replica.view().state, []],
    [
      "nothing for fields that every customer has",
      (replica) => void replica.view({ query: "plan:pro" }).state,
      [],
    ],
    [
      "people for customers of one's own",
      (replica) => void replica.view({ query: "owner:me" }).state,
      ["members"],
    ],
    ["people for owners by name", (replica) => void replica.view({ query: "-owner:ada" }).state, ["members"]],
    [
      "custom fields for one of them",
      (replica) => void replica.view({ query: "seats:>10" }).state,
      ["custom_fields"],
    ],
    [
      "custom fields for whether there is one",
      (replica) => void parse("field.seats:1", replica.fields),
      ["custom_fields"],
    ],
    ["custom fields for who is about to use them", (replica) => replica.describe(), ["custom_fields"]],
  ];
  for (const [name, ask, expected] of cases) {
    it(`is ${name}`, async () => {
      const { asked, off } = await filled({ level: "full" }, ask);
      assert.deepEqual(
        asked().filter((path) => path !== "customers"),
        expected,
      );
      off();
    });
  }

  it("is not who looks where the host says so", async () => {
    const { store, replica, asked, off } = await filled({ level: "full" }, () => undefined);
    store.configure({ me: { id: "mem_1" } });
    assert.ok(replica.view({ query: "owner:me" }).state.rows);
    await turns();
    assert.ok(!asked().includes("members"));
    off();
  });

  it("waits for the first customers, and is asked once", async () => {
    const { asked, replica, off } = await filled({ level: "full" }, askAll);
    askAll(replica);
    await turns();
    assert.equal(asked()[0], "customers");
    assert.deepEqual(
      asked()
        .slice(1)
        .filter((path) => path !== "customers")
        .sort(),
      ["custom_fields", "members"],
    );
    off();
  });

  it("is asked at once when all customers are here", async () => {
    const { asked, replica, off } = await filled({ level: "full" }, () => undefined);
    askAll(replica);
    await turns();
    assert.deepEqual(asked().slice(-2).sort(), ["custom_fields", "members"]);
    off();
  });

  it("is asked when somebody comes back to customers that are all here", async (t) => {
    const { asked, replica, off } = await filled({ level: "full" }, () => undefined);
    const time = virtualTime();
    t.after(() => time.uninstall());
    off();
    // A replica goes on for a second after the last one who looks has left.
    await time.pass(1_001);
    askAll(replica);
    await turns();
    assert.ok(!asked().includes("members"));
    const leave = replica.attend();
    await turns();
    assert.ok(asked().includes("members"));
    leave();
  });
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
