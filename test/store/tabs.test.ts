import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import fc from "fast-check";
import { addContact, contactsQuery, type StoreSettings, searchCustomers } from "@pivotal/sdk/store";
import { fakeBrowser, type Browser, type Tab } from "../support/fake-tabs.ts";
import { virtualTime } from "../support/virtual-time.ts";

const pages = (tab: Tab): string[] => tab.asked.filter((path) => path.includes("/customers?"));

/** A browser in virtual time, and pages in it that someone looks at. */
function open(options: BackendOptions = {}) {
  const clock = virtualTime();
  const browser = fakeBrowser(options);
  const time = {
    run: clock.run,
    /** Everything that a timer leads to happens before the next one. */
    pass: (ms: number) => clock.run(new Promise<void>((resolve) => setTimeout(resolve, ms))),
  };
  const look = async (settings?: Partial<StoreSettings>, ms = 2_000) => {
    const tab = browser.open(settings);
    const leave = tab.replica.attend();
    // Whose globals are asked for is known only for one tab at a time.
    const isTuned = () => [...browser.channels].some((channel) => channel.tab === tab);
    for (let tries = 0; tries < 30 && tab.store.settings.session && !isTuned(); tries++) await time.pass(50);
    await time.pass(ms);
    return Object.assign(tab, { leave });
  };
  const close = () => {
    browser.uninstall();
    clock.uninstall();
  };
  return { time, browser, backend: browser.backend, look, close };
}

function inBrowser(t: TestContext, options?: BackendOptions) {
  const opened = open(options);
  t.after(opened.close);
  return opened;
}

/** Someone else who works on the same customers. */
const elsewhere = ({ backend }: Browser): PivotalApi =>
  new PivotalApi({
    apiKey: backend.keys.live,
    baseUrl: "https://elsewhere.invalid/api/v1",
    fetch: backend.fetch,
    maxRetries: 0,
  });

describe("the tabs of one user", () => {
  it("ask the server once for all of them", async (t) => {
    const { look } = inBrowser(t, { customers: 250 });
    const [first, second, third] = [await look(), await look(), await look()];
    assert.equal(pages(first).length, 3);
    assert.deepEqual([...pages(second), ...pages(third)], []);
    for (const tab of [second, third]) {
      assert.deepEqual(tab.names, first.names);
      assert.equal(tab.replica.coverage.complete, true);
      assert.equal(tab.replica.coverage.fetching, false);
      assert.equal(tab.replica.coverage.asOf, first.replica.coverage.asOf);
    }
  });

  it("have each page as soon as it has come, while one of them walks", async (t) => {
    const { look, time } = inBrowser(t, { customers: 1_000, latency: 1_000 });
    const first = await look(undefined, 100);
    const second = await look(undefined, 1_500);
    assert.equal(second.replica.coverage.rows, first.replica.coverage.rows);
    assert.ok(second.replica.coverage.rows >= 190 && second.replica.coverage.rows < 1_000);
    assert.equal(second.replica.coverage.fetching, true);
    await time.pass(20_000);
    assert.equal(second.replica.coverage.complete, true);
    assert.deepEqual(pages(second), []);
  });

  it("show in all what was edited in one, once the server has it", async (t) => {
    const { look, time } = inBrowser(t, { customers: 5 });
    const [first, second] = [await look(), await look()];
    const [row] = second.store.records.values();
    assert.ok(row);
    const saved = second.store.updateCustomer(row.id, { name: "Renamed" });
    assert.notEqual(first.store.records.get(row.id)?.name, "Renamed");
    await time.run(saved);
    await time.pass(10);
    assert.equal(first.store.records.get(row.id)?.name, "Renamed");
    assert.equal(searchCustomers(first.replica, "renamed").length, 1);
  });

  it("lose in all who was found to be gone in one", async (t) => {
    const { look, time, backend } = inBrowser(t, { customers: 5 });
    const [first, second] = [await look(), await look()];
    const [row] = second.store.records.values();
    assert.ok(row);
    backend.faults.push({ kind: "status", status: 404, code: "customer_not_found", times: 1 });
    await time.run(assert.rejects(second.store.updateCustomer(row.id, { name: "Anything" })));
    await time.pass(10);
    assert.equal(first.store.records.get(row.id), undefined);
  });

  it("know the contacts that one of them has loaded", async (t) => {
    const { look, time, backend } = inBrowser(t, { customers: 0 });
    const row = backend.add.customer({ name: "Aurora" });
    const [first, second] = [await look(), await look()];
    second.store.watch(contactsQuery(row.id), () => undefined);
    await time.pass(100);
    await time.run(addContact(second.store, row.id, { name: "Zephyrine", email: "z@aurora.example" }));
    await time.pass(100);
    assert.equal(searchCustomers(first.replica, "zephyrine").length, 1);
    const third = await look();
    assert.equal(searchCustomers(third.replica, "zephyrine").length, 1);
  });

  it("read all contacts in one tab only", async (t) => {
    const { look, time } = inBrowser(t, { customers: 20 });
    const settings = { session: "ada", contacts: "all" } as const;
    const [first, second] = [await look(settings), await look(settings)];
    await time.pass(10_000);
    const contacts = (tab: Tab) => tab.asked.filter((path) => path.endsWith("/contacts?limit=100"));
    assert.equal(contacts(first).length, 20);
    assert.equal(contacts(second).length, 0);
    assert.equal(second.replica.coverage.contacts, 20);
  });

  it("look for what is new in the one that walks, whichever asks", async (t) => {
    const { look, time, backend } = inBrowser(t, { customers: 5 });
    const [first, second] = [await look(), await look()];
    backend.add.customer({ name: "Brand new" });
    await time.run(second.replica.refresh());
    assert.ok(second.names.includes("Brand new"));
    assert.deepEqual(pages(second), []);
    assert.equal(pages(first).length, 2);
  });

  it("say in all what failed, and go on in all", async (t) => {
    const { look, time, backend } = inBrowser(t, { customers: 1_000, latency: 500 });
    const first = await look(undefined, 700);
    const second = await look(undefined, 100);
    backend.faults.push({ kind: "status", status: 503, match: { path: "/customers" }, times: 1 });
    await time.pass(2_000);
    for (const tab of [first, second]) assert.equal(tab.replica.coverage.error?.type, "internal_error");
    await time.pass(60_000);
    for (const tab of [first, second]) {
      assert.equal(tab.replica.coverage.error, undefined);
      assert.equal(tab.replica.coverage.rows, 1_000);
    }
  });

  it("try their own way to the server when someone asks again after a failure", async (t) => {
    const { look, time, backend } = inBrowser(t, { customers: 5 });
    backend.faults.push({ kind: "status", status: 403, match: { path: "/customers" }, times: 1 });
    const [first, second] = [await look(), await look()];
    assert.equal(second.replica.coverage.error?.status, 403);
    await time.run(second.replica.refresh());
    await time.pass(1_000);
    assert.equal(second.leads, true);
    assert.equal(second.replica.coverage.error, undefined);
    assert.equal(first.replica.coverage.rows, 5);
    assert.equal(first.replica.coverage.error, undefined);
  });
});

describe("when the tab that walks", () => {
  it("is closed in the middle, another goes on from where it was", async (t) => {
    const { look, time } = inBrowser(t, { customers: 1_000, latency: 1_000 });
    const first = await look(undefined, 100);
    const second = await look(undefined, 2_500);
    const known = pages(first).length;
    assert.ok(known >= 4 && known < 9, `${known} pages`);
    first.close();
    await time.pass(15_000);
    assert.equal(second.replica.coverage.complete, true);
    assert.equal(second.replica.coverage.rows, 1_000);
    const twice = pages(second).filter((path) => pages(first).includes(path));
    assert.deepEqual(twice, pages(first).slice(-1), "no page is asked for twice, but for the one on its way");
  });

  it("is closed when everything is here, another keeps to the time of the next pass", async (t) => {
    const { look, time } = inBrowser(t, { customers: 150 });
    const first = await look();
    const second = await look();
    await time.pass(60_000);
    first.close();
    await time.pass(60_000);
    assert.deepEqual(pages(second), []);
    assert.equal(second.leads, true);
    await time.pass(300_000);
    assert.equal(pages(second).length, 2);
  });

  it("shows no list any more, another walks, and the first has everything when it comes back", async (t) => {
    const { look, time, backend } = inBrowser(t, { customers: 150 });
    const first = await look();
    const second = await look();
    first.leave();
    await time.pass(2_000);
    assert.equal(second.leads, true);
    backend.add.customer({ name: "Brand new" });
    await time.run(second.replica.refresh());
    await time.pass(100);
    const asked = pages(first).length;
    first.replica.attend();
    await time.pass(100);
    assert.ok(first.names.includes("Brand new"));
    assert.equal(pages(first).length, asked);
  });

  it("is frozen, the others do not wait for ever", async (t) => {
    const { look, time } = inBrowser(t, { customers: 1_000, latency: 1_000 });
    const first = await look(undefined, 100);
    const second = await look(undefined, 1_500);
    first.freeze();
    await time.pass(40_000);
    assert.equal(second.leads, true);
    assert.equal(second.replica.coverage.complete, true);
    first.thaw();
    await time.pass(10_000);
    assert.deepEqual(first.names, second.names);
    assert.equal(first.replica.coverage.complete, true);
    assert.equal(first.leads, false);
  });

  it("was frozen before the others were opened, they do not wait for ever either", async (t) => {
    const { look, time } = inBrowser(t, { customers: 150 });
    const first = await look();
    first.freeze();
    const second = await look();
    await time.pass(15_000);
    assert.equal(second.replica.coverage.complete, true);
    assert.equal(second.replica.coverage.rows, 150);
  });

  it("has only nothing to say for a long time, it stays the one that walks", async (t) => {
    const { look, time } = inBrowser(t, { customers: 5 });
    const first = await look();
    const second = await look();
    await time.pass(3_600_000);
    assert.equal(first.leads, true);
    assert.deepEqual(pages(second), []);
  });
});

describe("tabs that share nothing", () => {
  it("are those of another user", async (t) => {
    const { look, time } = inBrowser(t, { customers: 5 });
    const ada = await look({ session: "ada" });
    const bob = await look({ session: "bob" });
    assert.equal(pages(bob).length, 1);
    const [row] = ada.store.records.values();
    assert.ok(row);
    bob.store.records.remove([row.id]);
    await time.pass(100);
    assert.ok(ada.store.records.get(row.id));
  });

  it("are those of another workspace", async (t) => {
    const { look, backend } = inBrowser(t, { customers: 5 });
    await look();
    backend.faults.push({
      kind: "respond",
      match: { path: "/me" },
      respond: () =>
        Response.json({
          object: "me",
          api_key: { id: "k", name: "k", prefix: "pivotal_x", scopes: [], rate_limit_tier: "free" },
          organization: { id: "another", slug: "another", name: "Another" },
        }),
    });
    assert.equal(pages(await look()).length, 1);
  });

  it("are those of which the host does not say whose they are", async (t) => {
    const { look, browser } = inBrowser(t, { customers: 5 });
    assert.equal(pages(await look({})).length, 1);
    assert.equal(pages(await look({})).length, 1);
    assert.equal(browser.channels.size, 0);
  });

  for (const missing of ["locks", "channels"] as const) {
    it(`are those of a browser without ${missing}: each works alone`, async (t) => {
      const { look } = inBrowser(t, { customers: 5 });
      if (missing === "locks")
        Object.defineProperty(navigator, "locks", { configurable: true, value: undefined });
      else Reflect.set(globalThis, "BroadcastChannel", undefined);
      for (const tab of [await look(), await look()]) {
        assert.equal(pages(tab).length, 1);
        assert.equal(tab.replica.coverage.complete, true);
      }
    });
  }

  it("are those of a browser that gives a lock to nobody", async (t) => {
    const { look } = inBrowser(t, { customers: 5 });
    const request = () => Promise.reject(new DOMException("no", "SecurityError"));
    Object.defineProperty(navigator, "locks", { configurable: true, value: { request } });
    assert.equal((await look()).replica.coverage.rows, 5);
  });

  it("are those that have forgotten everything, until they have found out who is there now", async (t) => {
    const { look, time, browser } = inBrowser(t, { customers: 5 });
    const [first, second] = [await look(), await look()];
    browser.current = first;
    first.store.clear();
    assert.equal(first.replica.coverage.rows, 0);
    assert.equal(second.replica.coverage.rows, 5);
    await time.pass(2_000);
    assert.equal(first.replica.coverage.rows, 5);
    assert.equal([first, second].filter(({ leads }) => leads).length, 1);
  });
});

describe("who the key is", () => {
  it("is asked again when it could not be told, and no row is shown before", async (t) => {
    const { look, time, backend } = inBrowser(t, { customers: 5 });
    backend.faults.push({ kind: "status", status: 503, match: { path: "/me" }, times: 1 });
    const tab = await look();
    assert.equal(tab.replica.coverage.error?.status, 503);
    assert.equal(tab.replica.coverage.rows, 0);
    await time.pass(60_000);
    assert.equal(tab.replica.coverage.error, undefined);
    assert.equal(tab.replica.coverage.rows, 5);
  });

  it("need not be told: the session says enough", async (t) => {
    const { look, backend } = inBrowser(t, { customers: 5 });
    backend.drift = { legacyMe: true };
    await look();
    assert.equal(pages(await look()).length, 0);
  });
});

type Step =
  | { kind: "open" }
  | { kind: "close" | "freeze" | "thaw" | "hide" | "show"; tab: number }
  | { kind: "add" | "remove" | "rename"; row: number }
  | { kind: "edit"; tab: number; row: number }
  | { kind: "wait"; ms: number };

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.constant({ kind: "open" }),
    fc.record({
      kind: fc.constantFrom("close", "freeze", "thaw", "hide", "show"),
      tab: fc.nat(3),
    }) as fc.Arbitrary<Step>,
    fc.record({ kind: fc.constantFrom("add", "remove", "rename"), row: fc.nat(9) }) as fc.Arbitrary<Step>,
    fc.record({ kind: fc.constant("edit"), tab: fc.nat(3), row: fc.nat(9) }) as fc.Arbitrary<Step>,
    fc.record({
      kind: fc.constant("wait"),
      ms: fc.constantFrom(1, 150, 700, 20_000, 400_000),
    }) as fc.Arbitrary<Step>,
  ),
  { maxLength: 14 },
);

describe("whatever happens to the tabs", () => {
  it("those that are left come to hold what the server has, and one of them walks", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const opened = open({ customers: 120, latency: 100 });
        try {
          await play(opened, list);
        } finally {
          opened.close();
        }
      }),
      { numRuns: 12, seed: 7 },
    );
  });
});

async function play(
  { browser, backend, time, look }: ReturnType<typeof open>,
  list: readonly Step[],
): Promise<void> {
  const other = elsewhere(browser).customers;
  const all = () => time.run(other.list({ limit: 100 }).toArray());
  const ids = (await all()).map(({ id }) => id);
  const leaves = new Map<Tab, () => void>();
  const another = async () => {
    const tab = await look(undefined, 300);
    leaves.set(tab, tab.leave);
  };
  await another();
  for (const step of list) {
    const tab = "tab" in step ? browser.alive[step.tab % Math.max(1, browser.alive.length)] : undefined;
    const id = "row" in step ? (ids[step.row] ?? "") : "";
    if (step.kind === "open" && browser.alive.length < 4) await another();
    else if (step.kind === "wait") await time.pass(step.ms);
    else if (step.kind === "add") backend.add.customer({ name: `New ${step.row}` });
    else if (step.kind === "remove") void other.delete(id).catch(ignored);
    else if (step.kind === "rename") void other.update(id, { name: "Renamed" }).catch(ignored);
    else if (tab && step.kind === "close") tab.close();
    else if (tab && step.kind === "freeze") tab.freeze();
    else if (tab && step.kind === "thaw") tab.thaw();
    else if (tab && step.kind === "hide") leaves.get(tab)?.();
    else if (tab && step.kind === "show") leaves.set(tab, tab.replica.attend());
    else if (tab && step.kind === "edit" && !tab.isFrozen)
      void tab.store.updateCustomer(id, { name: "Edited" }).catch(ignored);
    await time.pass(1);
  }
  for (const tab of browser.alive) tab.thaw();
  await another();
  for (const tab of browser.alive) tab.replica.attend();
  await time.pass(900_000);
  const names = (await all()).map(({ name }) => name).sort();
  for (const tab of browser.alive) {
    assert.deepEqual(tab.names, names);
    assert.equal(tab.replica.coverage.complete, true);
  }
  assert.equal(browser.alive.filter(({ leads }) => leads).length, 1);
}

/** A customer that was removed cannot be written to. */
const ignored = () => undefined;
