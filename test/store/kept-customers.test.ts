import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { IDBFactory, IDBKeyRange, IDBObjectStore } from "fake-indexeddb";
import { createBackend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import {
  contactsQuery,
  createStore,
  replicaOf,
  type StoreSettings,
  searchCustomers,
} from "@pivotal/sdk/store";
// Loaded on demand, which virtual time does not wait for.
import "../../packages/sdk/src/store/link-replica.ts";
import { virtualTime } from "../support/virtual-time.ts";

const STEP_MS = 100;
const NAME = "pivotal-customers https://pivotal.invalid/api/v1";

/** A browser with a storage, and pages in it that someone looks at, one after the other. */
function inBrowser(t: TestContext, options: BackendOptions = {}) {
  const clock = virtualTime();
  const backend = createBackend({ rateLimit: false, customers: 5, ...options });
  const put = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
  put("indexedDB", new IDBFactory());
  put("IDBKeyRange", IDBKeyRange);
  const leaves: (() => void)[] = [];
  t.after(() => {
    for (const leave of leaves) leave();
    clock.uninstall();
    Reflect.deleteProperty(globalThis, "indexedDB");
    Reflect.deleteProperty(globalThis, "IDBKeyRange");
  });
  /** The storage takes many turns of the event loop and no time. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= STEP_MS) {
      for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
      await clock.run(new Promise<void>((resolve) => setTimeout(resolve, Math.min(left, STEP_MS))));
    }
  };
  const page = (settings: Partial<StoreSettings> = { persist: true }) => {
    const asked: string[] = [];
    const client = new PivotalApi({
      apiKey: backend.keys.live,
      baseUrl: "https://pivotal.invalid/api/v1",
      fetch: (input, init) => {
        const request = new Request(input, init);
        const { pathname, search } = new URL(request.url);
        asked.push(pathname.replace("/api/v1", "") + search);
        return backend.fetch(request);
      },
      maxRetries: 0,
    });
    const store = createStore({ client, ...settings });
    const replica = replicaOf(store);
    let leave = replica.attend();
    const close = () => leave();
    leaves.push(close);
    const pages = () => asked.filter((path) => path.startsWith("/customers?"));
    const back = () => void (leave = replica.attend());
    return { store, replica, asked, pages, close, back };
  };
  /** Visits a page for a while, and leaves. */
  const visit = async (settings?: Partial<StoreSettings>, ms = 5_000) => {
    const visited = page(settings);
    await pass(ms);
    visited.close();
    await pass(2_000);
    return visited;
  };
  return { backend, page, visit, pass, run: clock.run, put };
}

type InBrowser = ReturnType<typeof inBrowser>;
type Page = ReturnType<InBrowser["page"]>;

const names = ({ store }: Page): string[] =>
  store.records
    .values()
    .map(({ name }) => name)
    .sort();

/** Everything that lies in the browser's storage, as text. */
async function storedText({ run }: InBrowser): Promise<string> {
  const texts: string[] = [];
  for (const { name = "" } of await run(indexedDB.databases())) {
    const database = await run(opened(name));
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      texts.push(name, JSON.stringify(await run(answered(all))));
    }
    database.close();
  }
  return texts.join("\n");
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const opened = (name: string, version?: number) => answered(indexedDB.open(name, version));

const organization = (id: string) => () =>
  Response.json({
    object: "me",
    api_key: { id: "k", name: "k", prefix: "pivotal_x", scopes: [], rate_limit_tier: "free" },
    organization: { id, slug: id, name: id },
  });

for (const level of ["published", "described", "full"] as const) {
  describe(`customers that are kept in the browser, at level ${level}`, () => {
    it("are shown at once after a reload, with the time they are from, and looked at again", async (t) => {
      const on = inBrowser(t, { level, customers: 250 });
      const before = await on.visit();
      const { asOf } = before.replica.coverage;
      on.backend.latency = 1_000;
      const after = on.page();
      await on.pass(1_500);
      assert.ok(after.pages().length <= 1, "no page has come yet");
      assert.deepEqual(names(after), names(before));
      assert.equal(after.replica.coverage.complete, true);
      assert.equal(after.replica.coverage.asOf, asOf);
      assert.equal(searchCustomers(after.replica, names(after)[0] ?? "").length > 0, true);
      await on.pass(5_000);
      assert.equal(after.pages().length, 3);
      assert.equal(after.replica.coverage.fetching, false);
      assert.ok((after.replica.coverage.asOf ?? 0) > (asOf ?? 0));
    });
  });
}

describe("customers that are kept in the browser", () => {
  it("change, come and go as the server says when they are looked at again", async (t) => {
    const on = inBrowser(t);
    const before = await on.visit();
    const [first, second] = before.store.records.values();
    assert.ok(first && second);
    const { customers } = await before.store.client();
    await on.run(customers.update(first.id, { name: "Renamed" }));
    await on.run(customers.delete(second.id));
    on.backend.add.customer({ name: "Brand new" });
    for (const visit of [await on.visit(), await on.visit(undefined, 5)]) {
      assert.ok(names(visit).includes("Renamed"));
      assert.ok(names(visit).includes("Brand new"));
      assert.ok(!names(visit).includes(second.name));
    }
  });

  it("go on being fetched where the last visit stopped", async (t) => {
    const on = inBrowser(t, { customers: 1_000, latency: 1_000 });
    const before = await on.visit(undefined, 6_500);
    assert.ok(before.replica.coverage.rows >= 400 && before.replica.coverage.rows < 1_000);
    const after = await on.visit(undefined, 12_000);
    assert.equal(after.replica.coverage.rows, 1_000);
    assert.equal(after.replica.coverage.complete, true);
    const twice = after.pages().filter((path) => path.includes("cursor") && before.pages().includes(path));
    assert.ok(twice.length <= 1, `${twice.length} pages are asked for twice`);
  });

  it("are found by their contacts after a reload", async (t) => {
    const on = inBrowser(t);
    const before = on.page();
    await on.pass(2_000);
    const [row] = before.store.records.values();
    assert.ok(row);
    on.backend.add.contact(row.id, { name: "Zephyrine", email: "z@aurora.example" });
    before.store.watch(contactsQuery(row.id), () => undefined);
    await on.pass(5_000);
    before.close();
    const after = on.page();
    await on.pass(10);
    assert.equal(searchCustomers(after.replica, "zephyrine")[0]?.customer.id, row.id);
    assert.equal(after.replica.coverage.contacts, 1);
  });

  it("are kept as the server has them, without what is still being saved", async (t) => {
    const on = inBrowser(t);
    const before = await on.visit();
    before.back();
    const [row] = before.store.records.values();
    assert.ok(row);
    on.backend.faults.push({ kind: "hang", match: { method: "PATCH" } });
    void before.store.updateCustomer(row.id, { name: "Not saved" }).catch(() => undefined);
    await on.pass(5_000);
    assert.equal(before.store.records.get(row.id)?.name, "Not saved");
    assert.ok(!(await storedText(on)).includes("Not saved"));
  });

  it("lie there without any key", async (t) => {
    const on = inBrowser(t);
    await on.visit({ persist: true, session: "ada" });
    const text = await storedText(on);
    assert.ok(text.includes("customer"));
    assert.ok(!text.includes(on.backend.keys.live));
    assert.ok(!/pivotal_(test_)?[A-Za-z0-9]{6,}/.test(text));
  });

  it("are not there unless the host asks for it", async (t) => {
    const on = inBrowser(t);
    await on.visit({});
    assert.deepEqual(await on.run(indexedDB.databases()), []);
  });

  it("are wiped when everything is forgotten, and do not come back from another tab", async (t) => {
    const on = inBrowser(t);
    const other = on.page();
    const one = on.page();
    await on.pass(5_000);
    one.close();
    one.store.clear();
    await on.pass(5_000);
    assert.ok(!(await storedText(on)).includes('"customer"'));
    on.backend.add.customer({ name: "Brand new" });
    await on.run(other.replica.refresh());
    await on.pass(5_000);
    assert.ok(names(other).includes("Brand new"), "the other tab goes on in memory");
    assert.ok(!(await storedText(on)).includes('"customer"'));
  });

  it("are wiped also where no list has ever been shown", async (t) => {
    const on = inBrowser(t);
    await on.visit();
    const client = await on.page({}).store.client();
    createStore({ client, persist: true }).clear();
    await on.pass(100);
    assert.ok(!(await storedText(on)).includes('"customer"'));
  });

  it("are kept again after everything was forgotten, for who is there then", async (t) => {
    const on = inBrowser(t);
    const one = on.page();
    await on.pass(5_000);
    one.store.clear();
    await on.pass(5_000);
    assert.equal(one.replica.coverage.rows, 5);
    assert.ok((await storedText(on)).includes('"customer"'));
  });

  for (const [who, settings] of [
    ["another user", { persist: true, session: "bob" }],
    ["another name that the host gives", { persist: { name: "bob" } }],
  ] as const) {
    it(`are wiped, and never shown, when ${who} comes`, async (t) => {
      const on = inBrowser(t);
      await on.visit({ persist: true, session: "ada" });
      on.backend.faults.push({ kind: "hang", match: { path: "/customers" } });
      const bob = await on.visit(settings);
      assert.equal(bob.replica.coverage.rows, 0);
      assert.ok(!(await storedText(on)).includes('"customer"'));
    });
  }

  it("are wiped, and never shown, when the workspace has changed", async (t) => {
    const on = inBrowser(t);
    await on.visit();
    on.backend.faults.push({ kind: "respond", match: { path: "/me" }, respond: organization("another") });
    on.backend.faults.push({ kind: "hang", match: { path: "/customers" } });
    const after = await on.visit();
    assert.equal(after.replica.coverage.rows, 0);
    assert.ok(!(await storedText(on)).includes('"customer"'));
  });

  it("need a name where the service does not tell the workspace", async (t) => {
    const on = inBrowser(t);
    on.backend.drift = { legacyMe: true };
    assert.equal((await on.visit()).replica.coverage.rows, 5);
    assert.deepEqual(await on.run(indexedDB.databases()), []);
    const named = { persist: { name: "workspace 7" } };
    await on.visit(named);
    on.backend.faults.push({ kind: "hang", match: { path: "/customers" } });
    const after = await on.visit(named);
    assert.equal(after.replica.coverage.rows, 5);
    assert.ok(!after.asked.includes("/me"), "the name says enough");
  });

  for (const version of ["earlier", "later"] as const) {
    it(`are thrown away when ${version} code has written them in another way`, async (t) => {
      const on = inBrowser(t);
      const request = indexedDB.open(NAME, version === "later" ? 99 : 1);
      request.onupgradeneeded = () => request.result.createObjectStore("rows of old").put("old", 1);
      (await on.run(answered(request))).close();
      // What has the version of now but not its stores is broken, which is another test.
      if (version === "earlier") await on.run(answered(indexedDB.deleteDatabase(NAME)));
      assert.equal((await on.visit()).replica.coverage.rows, 5);
      const text = await storedText(on);
      assert.ok(!text.includes('"old"'));
      assert.ok(text.includes('"customer"'));
    });
  }
});

describe("when the browser's storage fails", () => {
  const fails = (name: string) => (): never => {
    throw new DOMException("no", name);
  };
  const works = (visited: Page) => {
    assert.equal(visited.replica.coverage.rows, 5);
    assert.equal(visited.replica.coverage.complete, true);
    assert.equal(visited.replica.coverage.error, undefined);
  };

  it("forbidden, as in a private window, customers are held in memory, without an error", async (t) => {
    const on = inBrowser(t);
    on.put("indexedDB", { open: fails("SecurityError") });
    const visited = await on.visit();
    works(visited);
    visited.store.clear();
    await on.pass(10);
  });

  it("absent, the same", async (t) => {
    const on = inBrowser(t);
    on.put("indexedDB", undefined);
    works(await on.visit());
  });

  it("full, the same, and what was kept stays whole", async (t) => {
    const on = inBrowser(t);
    await on.visit();
    const added = on.backend.add.customer({ name: "Brand new" });
    const put = IDBObjectStore.prototype.put;
    t.after(() => (IDBObjectStore.prototype.put = put));
    IDBObjectStore.prototype.put = fails("QuotaExceededError");
    const visited = await on.visit();
    assert.equal(visited.replica.coverage.error, undefined);
    assert.equal(visited.replica.coverage.rows, 6);
    assert.ok(!(await storedText(on)).includes(added.id));
  });

  it("silent, nobody waits for long", async (t) => {
    const on = inBrowser(t);
    on.put("indexedDB", { open: () => ({}) });
    const visited = on.page();
    await on.pass(3_000);
    works(visited);
  });

  it("with rows that are not as they should be, those come from the server again", async (t) => {
    const on = inBrowser(t);
    await on.visit();
    const database = await on.run(opened(NAME));
    const all = database.transaction("customers").objectStore("customers").getAll();
    const [first] = (await on.run(answered(all))) as { id: string }[];
    assert.ok(first);
    const broken = { ...first, name: 7, tags: "no" };
    const put = database.transaction("customers", "readwrite").objectStore("customers").put(broken);
    await on.run(answered(put));
    database.close();
    on.backend.latency = 1_000;
    const visited = on.page();
    await on.pass(1_500);
    assert.equal(visited.replica.coverage.rows, 4);
    assert.equal(visited.replica.coverage.complete, false);
    await on.pass(5_000);
    works(visited);
  });

  it("that cannot be read at all is new with the next visit", async (t) => {
    const on = inBrowser(t);
    await on.visit();
    const { getAll } = IDBObjectStore.prototype;
    t.after(() => (IDBObjectStore.prototype.getAll = getAll));
    IDBObjectStore.prototype.getAll = fails("UnknownError");
    works(await on.visit());
    IDBObjectStore.prototype.getAll = getAll;
    assert.ok(!(await storedText(on)).includes('"customer"'));
    await on.visit();
    assert.ok((await storedText(on)).includes('"customer"'));
  });

  it("deleted by another tab, that need not wait, and this one goes on in memory", async (t) => {
    const on = inBrowser(t);
    const visited = on.page();
    await on.pass(5_000);
    await on.run(answered(indexedDB.deleteDatabase(NAME)));
    on.backend.add.customer({ name: "Brand new" });
    await on.run(visited.replica.refresh());
    await on.pass(5_000);
    assert.ok(names(visited).includes("Brand new"));
    assert.deepEqual(await on.run(indexedDB.databases()), []);
  });
});
