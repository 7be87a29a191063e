import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { Backend, BackendOptions } from "@pivotal/mocks";
import {
  addContact,
  contactsQuery,
  removeContact,
  replicaOf,
  updateContact,
  type PivotalStore,
  searchCustomers,
} from "@pivotal/sdk/store";
import { settled, storeOn } from "../support/store-on.ts";
import { virtualTime } from "../support/virtual-time.ts";

const LEVELS = ["published", "described", "full"] as const;

function inVirtualTime(t: TestContext) {
  const time = virtualTime();
  t.after(() => time.uninstall());
  return time;
}

const askedContacts = (backend: Backend): string[] =>
  backend.log.map(({ path }) => path).filter((path) => /^\/customers\/[^/]+\/contacts/.test(path));

const found = (store: PivotalStore, text: string): string[] =>
  searchCustomers(replicaOf(store), text).map(({ customer }) => customer.name);

/** Two customers of whom only the contacts know the word `zephyrine`. */
function twoCustomers(options: BackendOptions = {}) {
  const on = storeOn({ customers: 0, ...options });
  const first = on.backend.add.customer({ name: "Aurora" });
  const second = on.backend.add.customer({ name: "Borealis" });
  on.backend.add.contact(first.id, { name: "Zephyrine Cole", email: "cole@aurora.example" });
  on.backend.add.contact(second.id, { name: "Ida Grant", email: "ida@zephyrine.example" });
  return { ...on, first, second };
}

for (const level of LEVELS) {
  describe(`contacts at level ${level}`, () => {
    it("find the customer by name and e-mail as soon as a view has loaded them", async (t) => {
      const time = inVirtualTime(t);
      const { store, first } = twoCustomers({ level });
      replicaOf(store).attend();
      await time.pass(1_000);
      assert.deepEqual(found(store, "zephyrine"), []);
      await time.run(settled(store, contactsQuery(first.id)));
      assert.deepEqual(found(store, "zephyrine"), ["Aurora"]);
      assert.deepEqual(found(store, "cole@aurora"), ["Aurora"]);
      assert.equal(replicaOf(store).coverage.contacts, 1);
    });

    it("all come in time when the host allows it, and say how far they are", async (t) => {
      const time = inVirtualTime(t);
      const { store, backend } = twoCustomers({ level });
      const replica = replicaOf(store);
      const reach: number[] = [];
      replica.changed.add(() => reach.push(replica.coverage.contacts));
      store.configure({ contacts: "all" });
      replica.attend();
      await time.pass(1_000);
      assert.deepEqual(found(store, "zephyrine").sort(), ["Aurora", "Borealis"]);
      assert.deepEqual([...new Set(reach)], [0, 1, 2]);
      assert.equal(askedContacts(backend).length, 2);
    });
  });
}

describe("the contacts of a customer", () => {
  it("are one thing under the customer's number and id", async () => {
    const { store, first } = twoCustomers();
    replicaOf(store);
    const { data } = await settled(store, contactsQuery(first.id));
    assert.equal(data?.length, 1);
    store.records.put([await (await store.client()).customers.retrieve(first.id)]);
    assert.equal(store.read(contactsQuery(String(first.display_id))).data, data);
  });

  it("that were loaded before anybody searched are known to the search", async (t) => {
    const time = inVirtualTime(t);
    const { store, first } = twoCustomers();
    await time.run(settled(store, contactsQuery(first.id)));
    replicaOf(store).attend();
    await time.pass(1_000);
    assert.deepEqual(found(store, "zephyrine"), ["Aurora"]);
  });

  it("are shown from what is held and loaded again when someone opens them", async () => {
    const { store, backend, first } = twoCustomers();
    await settled(store, contactsQuery(first.id));
    backend.add.contact(first.id, { name: "Jo New", email: "jo@aurora.example" });
    const again = contactsQuery(String(first.display_id));
    store.records.put([await (await store.client()).customers.retrieve(first.id)]);
    const counts: (number | undefined)[] = [store.read(again).data?.length];
    const state = await settled(store, again);
    counts.push(state.data?.length);
    assert.deepEqual(counts, [1, 2]);
  });

  it("include the archived ones", async () => {
    const { store, backend, first } = twoCustomers({ level: "full" });
    backend.add.contact(first.id, {
      name: "Old Hand",
      email: "old@aurora.example",
      archived_at: "2026-01-01T00:00:00.000Z",
    });
    assert.equal((await settled(store, contactsQuery(first.id))).data?.length, 2);
  });

  it("change in every view and in the search when they are changed here", async (t) => {
    const time = inVirtualTime(t);
    const { store, first } = twoCustomers();
    replicaOf(store).attend();
    await time.pass(1_000);
    const query = contactsQuery(first.id);
    const names = () =>
      store
        .read(query)
        .data?.map(({ name }) => name)
        .sort();
    let told = 0;
    store.watch(query, () => told++);
    await time.pass(1_000);

    const added = await time.run(
      addContact(store, first.id, { name: "Quill Marsh", email: "quill@marsh.example" }),
    );
    assert.deepEqual(names(), ["Quill Marsh", "Zephyrine Cole"]);
    assert.deepEqual(found(store, "marsh"), ["Aurora"]);

    const before = told;
    const changed = await time.run(updateContact(store, added, { name: "Quill Heath", is_primary: true }));
    assert.deepEqual(names(), ["Quill Heath", "Zephyrine Cole"]);
    assert.deepEqual(
      store
        .read(query)
        .data?.filter(({ is_primary }) => is_primary)
        .map(({ id }) => id),
      [added.id],
      "one primary at most",
    );
    assert.deepEqual(found(store, "heath"), ["Aurora"]);
    assert.ok(told > before, "whoever watches is told");

    await time.run(removeContact(store, changed));
    assert.deepEqual(names(), ["Zephyrine Cole"]);
    assert.deepEqual(found(store, "heath"), []);
  });

  it("are not taken for all when only one of them is known", async () => {
    const { store, first } = twoCustomers();
    await addContact(store, first.id, { name: "Quill Marsh", email: "quill@marsh.example" });
    assert.equal(store.read(contactsQuery(first.id)).data, undefined);
    assert.equal((await settled(store, contactsQuery(first.id))).data?.length, 2);
  });

  it("that were removed elsewhere leave when someone changes them here", async () => {
    const { store, backend, first } = twoCustomers();
    const { data } = await settled(store, contactsQuery(first.id));
    const [only] = data ?? [];
    assert.ok(only);
    await (await store.client()).contacts?.delete(only.id);
    await assert.rejects(updateContact(store, only, { name: "Anyone" }));
    assert.equal(store.read(contactsQuery(first.id)).data?.length, 0);
    assert.ok(backend.log.length > 0);
  });

  it("added while the list was on its way are not lost with it", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend, first } = twoCustomers();
    await time.run(settled(store, contactsQuery(first.id)));
    backend.latency = 1_000;
    const reload = store.refresh(contactsQuery(first.id));
    await time.pass(900);
    backend.latency = 0;
    await addContact(store, first.id, { name: "Quill Marsh", email: "quill@marsh.example" });
    await time.run(reload);
    assert.equal(store.read(contactsQuery(first.id)).data?.length, 2);
  });

  it("leave with their customer and with everything", async (t) => {
    const time = inVirtualTime(t);
    const { store, first, second } = twoCustomers();
    replicaOf(store).attend();
    await time.run(settled(store, contactsQuery(first.id)));
    await time.run(settled(store, contactsQuery(second.id)));
    store.records.remove([first.id]);
    assert.equal(store.records.contactsOf(first.id), undefined);
    store.clear();
    assert.equal(store.records.contactsOf(second.id), undefined);
    assert.equal(replicaOf(store).coverage.contacts, 0);
  });
});

describe("reading all contacts in the background", () => {
  const many = (customers: number, options: BackendOptions = {}) => {
    const on = storeOn({ customers, ...options });
    on.store.configure({ contacts: "all" });
    return { ...on, replica: replicaOf(on.store) };
  };

  it("does not happen by itself", async (t) => {
    const time = inVirtualTime(t);
    const { store, backend } = storeOn({ customers: 5 });
    replicaOf(store).attend();
    await time.pass(10_000);
    assert.equal(askedContacts(backend).length, 0);
  });

  it("begins when all customers are here, with the newest, one customer at a time", async (t) => {
    const time = inVirtualTime(t);
    const { replica, backend } = many(150, { latency: 100 });
    replica.attend();
    await time.pass(1_000);
    const first = backend.log.findIndex(({ path }) => path.includes("/contacts"));
    assert.ok(backend.log.slice(first).every(({ path }) => !path.startsWith("/customers?")));
    const order = Array.from(replica.table.slots, (slot) => replica.table.row(slot)?.id);
    const asked = askedContacts(backend).map((path) => path.split("/")[2]);
    assert.deepEqual(asked, order.slice(0, asked.length));
    assert.ok(asked.length > 3 && asked.length < 10, `${asked.length} in the time of 8 one after the other`);
  });

  it("stops when nobody watches, and goes on with the next when someone comes back", async (t) => {
    const time = inVirtualTime(t);
    const { replica, backend } = many(20, { latency: 100 });
    const leave = replica.attend();
    await time.pass(1_000);
    leave();
    await time.pass(2_000);
    const asked = askedContacts(backend).length;
    await time.pass(20_000);
    assert.equal(askedContacts(backend).length, asked);
    replica.attend();
    await time.pass(5_000);
    assert.equal(replica.coverage.contacts, 20);
    assert.ok(askedContacts(backend).length <= 21, "nobody is asked for twice, but for who was cut off");
  });

  it("stops when the host takes it back", async (t) => {
    const time = inVirtualTime(t);
    const { store, replica, backend } = many(20, { latency: 100 });
    replica.attend();
    await time.pass(1_000);
    store.configure({ contacts: "opened" });
    const asked = askedContacts(backend).length;
    await time.pass(10_000);
    assert.ok(askedContacts(backend).length <= asked + 1, "but for the one on its way");
  });

  for (const status of [404, 403]) {
    it(`goes on after a customer whose contacts answer ${status}, whom it does not ask for again`, async (t) => {
      const time = inVirtualTime(t);
      const { replica, backend } = many(4);
      const refused = {
        kind: "status",
        status,
        match: { path: "/customers/{id}/contacts" },
      } as const;
      backend.faults.push({ ...refused, times: 2 });
      replica.attend();
      await time.pass(10_000);
      assert.equal(replica.coverage.contacts, 2);
      await time.pass(600_000);
      assert.equal(askedContacts(backend).length, 4);
    });
  }

  it("waits and goes on with the same customer when the server fails", async (t) => {
    const time = inVirtualTime(t);
    const { replica, backend } = many(4);
    backend.faults.push({
      kind: "status",
      status: 503,
      times: 1,
      match: { path: "/customers/{id}/contacts" },
    });
    replica.attend();
    await time.pass(5_000);
    assert.equal(replica.coverage.contacts, 0);
    assert.equal(replica.coverage.error, undefined, "the customers are here");
    await time.pass(30_000);
    assert.equal(replica.coverage.contacts, 4);
  });

  it("gives up soon where the server has no contacts at all", async (t) => {
    const time = inVirtualTime(t);
    const { replica, backend } = many(40);
    backend.faults.push({
      kind: "status",
      status: 404,
      code: "not_found",
      match: { path: "/customers/{id}/contacts" },
    });
    replica.attend();
    await time.pass(60_000);
    assert.equal(askedContacts(backend).length, 5);
  });

  it("asks nothing of a client that has no contacts", async (t) => {
    const time = inVirtualTime(t);
    const { store, replica } = many(4);
    const { contacts: _, transport: __, ...client } = await store.client();
    store.client = async () => client;
    replica.attend();
    await time.pass(5_000);
    assert.equal(replica.coverage.complete, true);
    assert.equal(replica.coverage.contacts, 0);
    assert.equal((await time.run(settled(store, contactsQuery("7")))).status, "error");
  });

  it("lets the next pass over the customers go first", async (t) => {
    const time = inVirtualTime(t);
    const { replica, backend } = many(60, { latency: 10_000 });
    replica.attend();
    await time.pass(290_000);
    const before = backend.log.length;
    await time.pass(60_000);
    const [next] = backend.log.slice(before).filter(({ path }) => path.startsWith("/customers?"));
    assert.ok(next, "a pass came in the midst of the contacts");
    await time.pass(600_000);
    assert.equal(replica.coverage.contacts, 60);
  });
});
