import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import {
  savedViews,
  type SavedView,
  type SavedViews,
  type ViewDraft,
  type ViewStorage,
} from "@pivotal/sdk/store";
import { LocalBox, localViews } from "../../packages/sdk/src/store/view-storages.ts";
import { fakeStorage } from "../support/fake-storage.ts";
import { storeOn } from "../support/store-on.ts";

const KEY = "pivotal-views https://pivotal.invalid/api/v1";

const draft = (name: string, more: Partial<ViewDraft> = {}): ViewDraft => ({
  name,
  query: "mrr:>=1000",
  columns: ["name"],
  sort: [],
  shared: false,
  ...more,
});
const own = ({ state }: SavedViews) => state.views.filter(({ builtIn }) => !builtIn);
const names = (views: SavedViews) => own(views).map(({ name }) => name);
const turns = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
};

/** The views of a page; what the browser keeps is shared by the pages of one test. */
async function page(options: BackendOptions, viewStorage?: ViewStorage) {
  const { backend, store } = storeOn(options);
  store.configure({ viewStorage });
  const views = savedViews(store);
  await views.refresh();
  const { views: client } = await store.client();
  if (!client) throw new Error("no client of views");
  const asked = () => backend.log.filter(({ path }) => path.startsWith("/views")).length;
  return { backend, store, views, client, asked };
}

/** Stands in for the window, which tells of what other tabs have written. */
function fakeWindow(t: TestContext) {
  const target = new EventTarget();
  const listening = new Set<unknown>();
  Object.assign(globalThis, {
    addEventListener: (type: string, listener: EventListener) => {
      listening.add(listener);
      target.addEventListener(type, listener);
    },
    removeEventListener: (type: string, listener: EventListener) => {
      listening.delete(listener);
      target.removeEventListener(type, listener);
    },
  });
  t.after(() => {
    Reflect.deleteProperty(globalThis, "addEventListener");
    Reflect.deleteProperty(globalThis, "removeEventListener");
  });
  const tell = async (key: string | null) => {
    target.dispatchEvent(Object.assign(new Event("storage"), { key }));
    await turns();
  };
  return { tell, listening };
}

/** A host's storage that answers when it is let go. */
function slowHost() {
  const held: SavedView[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  let lists = 0;
  const wait = () =>
    new Promise<void>((go, refuse) => waiting.push((error) => (error ? refuse(error) : go())));
  const storage: ViewStorage = {
    async list() {
      lists += 1;
      await wait();
      return [...held];
    },
    async save(view) {
      await wait();
      const saved = { ...view, id: view.id ?? `h${held.length + 1}` };
      held.push(saved);
      return saved;
    },
    remove: wait,
  };
  const letGo = async (error?: Error) => {
    for (let round = 0; round < 5; round += 1) {
      await turns();
      for (const go of waiting.splice(0)) go(error);
    }
    await turns();
  };
  return { storage, letGo, lists: () => lists, waiting };
}

describe("what another tab does to the views of this browser", () => {
  it("shows here while anyone looks, whichever tab cleared or wrote, and nothing else wakes the list", async (t) => {
    const window = fakeWindow(t);
    const storage = fakeStorage(t);
    const [one, two] = [await page({ level: "published" }), await page({ level: "published" })];
    const off = two.views.watch(() => undefined);
    await one.views.create(draft("Theirs"));
    const asked = two.backend.log.length;
    await window.tell("somebody else's");
    assert.deepEqual(names(two.views), []);
    await window.tell(KEY);
    assert.deepEqual(names(two.views), ["Theirs"]);
    storage.items.clear();
    await window.tell(null);
    assert.deepEqual(names(two.views), []);
    assert.equal(two.backend.log.length, asked);
    off();
    assert.equal(window.listening.size, 0);
  });
});

describe("what another page does to the views of the server", () => {
  it("is seen when they are loaded again, and nobody is asked twice at once", async (t) => {
    fakeStorage(t);
    const { views, client, asked } = await page({ level: "full" });
    await client.create({ name: "Elsewhere", query: "", columns: [], sort: null, shared: false });
    const before = asked();
    await Promise.all([views.refresh(), views.refresh(), views.refresh()]);
    assert.equal(asked() - before, 1);
    assert.deepEqual(names(views), ["Elsewhere"]);
  });

  it("is no reason to fail when a view is deleted that is gone already", async (t) => {
    fakeStorage(t);
    const { backend, views, client } = await page({ level: "full" });
    const { id } = await views.create(draft("Twice"));
    await client.delete(id);
    await views.remove(id);
    assert.deepEqual(own(views), []);
    const other = await views.create(draft("Other"));
    backend.faults.push({ kind: "status", status: 404, match: { method: "DELETE" } });
    await assert.rejects(views.remove(other.id), { status: 404 });
    assert.deepEqual(names(views), ["Other"]);
  });

  it("is told from what was on the screen when the change was begun", async (t) => {
    fakeStorage(t);
    const { views, client } = await page({ level: "full" });
    const since = await views.create(draft("Mine"));
    await client.update(since.id, { query: "theirs" });
    await views.refresh();
    await assert.rejects(views.update(since.id, { query: "mine" }, { since }), { code: "view_changed" });
    assert.equal(own(views)[0]?.query, "theirs");
    await views.update(since.id, { query: "mine" });
    assert.equal(own(views)[0]?.query, "mine");
  });

  it("to the view to start with is what the next page starts with", async (t) => {
    fakeStorage(t);
    const one = await page({ level: "full" });
    const { id } = await one.views.create(draft("Start"));
    await one.views.setDefault(id);
    await one.client.update(id, { name: "Renamed" });
    await one.views.refresh();
    const next = savedViews(storeOn({ level: "full", faults: [{ kind: "hang" }] }).store);
    const off = next.watch(() => undefined, { peek: true });
    await turns();
    assert.equal(next.state.byDefault?.name, "Renamed");
    off();
  });
});

describe("a list of views", () => {
  it("stands by name, own ones before shared ones", async (t) => {
    fakeStorage(t);
    const { views, client } = await page({ level: "full" });
    for (const name of ["Zebra", "apple", "Mango"]) await views.create(draft(name));
    await views.create(draft("Aardvark", { shared: true }));
    assert.deepEqual(names(views), ["apple", "Mango", "Zebra", "Aardvark"]);
    const [raw] = await client.list({}).toArray();
    assert.equal(raw?.sort, null);
  });

  it("that could not be loaded is loaded when asked again, and no other keeper takes its place", async (t) => {
    fakeStorage(t);
    const { backend, views } = await page({
      level: "full",
      faults: [{ kind: "status", status: 500, times: 1, match: { path: /views/ } }],
    });
    assert.equal(views.state.error?.status, 500);
    assert.equal(views.state.keptBy, undefined);
    await views.refresh();
    assert.equal(views.state.error, undefined);
    assert.equal(views.state.keptBy, "server");
    assert.ok(backend.log.length >= 2);
  });

  it("is not loaded for somebody who only wants to know with which view to start", async (t) => {
    fakeStorage(t);
    const { store, views, asked } = await page({ level: "full" });
    const [reader, peeker] = [views.watch(() => undefined), views.watch(() => undefined, { peek: true })];
    reader();
    reader();
    const before = asked();
    store.clear();
    await turns();
    assert.equal(asked(), before);
    peeker();
  });

  it("takes no view without a name, also where no server looks at it", async (t) => {
    const { items } = fakeStorage(t);
    const { views } = await page({ level: "published" });
    await assert.rejects(views.create(draft("  ")), { type: "invalid_request_error", field: "name" });
    assert.equal(items.size, 0);
  });
});

describe("views of a user who leaves", () => {
  it("are neither shown nor kept for the next, whatever was on its way, and the next one's are loaded", async (t) => {
    fakeStorage(t);
    const host = slowHost();
    const { store } = storeOn({ level: "described" });
    store.configure({ viewStorage: host.storage });
    const views = savedViews(store);
    const off = views.watch(() => undefined);
    await host.letGo();
    const saving = views.create(draft("Hers"));
    assert.deepEqual(names(views), ["Hers"]);
    await turns();
    const lists = host.lists();
    const empty: ViewStorage = { ...host.storage, list: async () => [] };
    store.configure({ viewStorage: empty });
    assert.deepEqual(names(views), []);
    await host.letGo();
    await saving;
    assert.deepEqual(names(views), []);
    assert.equal(host.lists(), lists);
    assert.equal(views.state.keptBy, "host");
    off();
  });

  it("are not saved any more when they still waited for another save, nor shown when nobody looks", async (t) => {
    fakeStorage(t);
    const host = slowHost();
    const { store } = storeOn({ level: "described" });
    store.configure({ viewStorage: host.storage });
    const views = savedViews(store);
    const [first, second] = [views.create(draft("First")), views.create(draft("Second"))];
    const refused = assert.rejects(second, { type: "abort_error" });
    await turns();
    store.clear();
    await host.letGo();
    await Promise.all([first, refused]);
    assert.deepEqual(names(views), []);
    assert.deepEqual(
      (await Promise.all([host.storage.list(), host.letGo()]))[0].map(({ name }) => name),
      ["First"],
    );
  });

  it("may fail to come without the next one hearing of it", async (t) => {
    fakeStorage(t);
    const host = slowHost();
    const { store } = storeOn({ level: "described" });
    store.configure({ viewStorage: host.storage });
    const views = savedViews(store);
    const loading = views.refresh();
    await turns();
    store.clear();
    await host.letGo(new Error("down"));
    await loading;
    assert.equal(views.state.error, undefined);
  });
});

describe("where views are kept", () => {
  it("must give back what it saved", async (t) => {
    fakeStorage(t);
    const host = { list: async () => [], save: async () => ({}), remove: async () => undefined };
    const { views } = await page({ level: "described" }, host as unknown as ViewStorage);
    await assert.rejects(views.create(draft("Lost")), { code: "not_a_view" });
    assert.deepEqual(own(views), []);
  });

  it("may be allowed again, or full when a view is deleted, and the view to start with outlives another's end", async (t) => {
    const storage = fakeStorage(t);
    storage.forbidden = true;
    const { views } = await page({ level: "published" });
    assert.equal(views.state.keptBy, "page");
    storage.forbidden = false;
    await views.refresh();
    assert.equal(views.state.keptBy, "browser");
    const [start, other] = [await views.create(draft("Start")), await views.create(draft("Other"))];
    await views.setDefault(start.id);
    storage.full = true;
    await assert.rejects(views.remove(other.id), { code: "storage_full" });
    assert.deepEqual(names(views), ["Other", "Start"]);
    storage.full = false;
    await views.remove(other.id);
    const [next] = [savedViews(storeOn({ level: "published" }).store)];
    await next.refresh();
    assert.equal(next.state.byDefault?.name, "Start");
  });

  it("does not bring back by a late save what was deleted in another tab", async (t) => {
    const { items } = fakeStorage(t);
    const box = new LocalBox("x");
    await assert.rejects(localViews(box).save({ ...draft("Gone"), id: "gone" }), { code: "view_not_found" });
    assert.equal(items.size, 0);
  });
});
