import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import {
  BUILT_IN_VIEWS,
  savedViews,
  type SavedView,
  type SavedViews,
  type ViewDraft,
  type ViewStorage,
} from "@pivotal/sdk/store";
import { fakeStorage } from "../support/fake-storage.ts";
import { storeOn } from "../support/store-on.ts";

const draft = (more: Partial<ViewDraft> = {}): ViewDraft => ({
  name: "Big ones",
  query: "mrr:>=1000",
  columns: ["name", "mrr"],
  sort: [{ field: "mrr", direction: "desc" }],
  shared: false,
  ...more,
});

const own = (views: SavedViews) => views.state.views.filter(({ builtIn }) => !builtIn);
const names = (views: SavedViews) => own(views).map(({ name }) => name);

async function opened(t: TestContext, options: BackendOptions = {}, viewStorage?: ViewStorage) {
  const storage = fakeStorage(t);
  const { backend, store } = storeOn(options);
  store.configure({ viewStorage });
  const views = savedViews(store);
  await views.refresh();
  return { backend, store, views, storage };
}

/** A host's storage that keeps views in a list. */
function hostStorage(): ViewStorage & { held: SavedView[]; failing: boolean } {
  const host = {
    held: [] as SavedView[],
    failing: false,
    list: async () => [...host.held],
    save: async (view: ViewDraft & { id?: string }) => {
      if (host.failing) throw new Error("the host said no");
      const saved = { ...view, id: view.id ?? `h${host.held.length + 1}` };
      host.held = [...host.held.filter(({ id }) => id !== saved.id), saved];
      return saved;
    },
    remove: async (id: string) => {
      if (host.failing) throw new Error("the host said no");
      host.held = host.held.filter((view) => view.id !== id);
    },
  };
  return host;
}

const KEEPERS = { published: "browser", described: "browser", full: "server" } as const;

for (const level of ["published", "described", "full"] as const) {
  describe(`saved views on a server of level ${level}`, () => {
    it("are kept, changed, renamed and deleted, and found again by another page", async (t) => {
      const { backend, store, views } = await opened(t, { level });
      assert.equal(views.state.keptBy, KEEPERS[level]);
      const before = names(views);
      const { id } = await views.create(draft({ name: "  Big ones " }));
      await views.update(id, { query: "mrr:>=5000", columns: [], sort: [] });
      await views.update(id, { name: "Biggest" });
      store.clear();
      assert.deepEqual(names(views), []);
      await views.refresh();
      const again = own(views).find((view) => view.id === id);
      assert.deepEqual(
        [again?.name, again?.query, again?.columns, again?.sort, again?.shared],
        ["Biggest", "mrr:>=5000", [], [], false],
      );
      await views.remove(id);
      assert.deepEqual(names(views), before);
      assert.equal(views.state.error, undefined);
      assert.ok(backend.log.length > 0);
    });

    it("can be the one to start with, which another page knows before it has loaded the views", async (t) => {
      const { store, views } = await opened(t, { level });
      const { id } = await views.create(draft());
      await views.setDefault(id);
      assert.equal(views.state.byDefault?.id, id);
      store.clear();
      const early = new Promise((resolve) => {
        const off = views.watch(() => {
          if (views.state.byDefault && own(views).length === 0) resolve(views.state.byDefault.query);
        });
        t.after(off);
      });
      assert.equal(await early, "mrr:>=1000");
      await views.refresh();
      await views.remove(id);
      assert.equal(views.state.byDefault, undefined);
    });
  });
}

describe("the views that come with the list", () => {
  it("are there before anything was loaded, and cannot be changed or deleted", async (t) => {
    fakeStorage(t);
    const { store } = storeOn();
    const views = savedViews(store);
    assert.deepEqual(
      views.state.views.map(({ name }) => name),
      ["My customers", "At risk", "No primary contact", "Recently churned"],
    );
    const id = BUILT_IN_VIEWS[0]?.id ?? "";
    await assert.rejects(views.update(id, { name: "Mine" }), { code: "built_in" });
    await assert.rejects(views.remove(id), { code: "built_in" });
  });

  it("can be the one to start with", async (t) => {
    const { store, views } = await opened(t);
    await views.setDefault("pv-at-risk");
    store.clear();
    await views.refresh();
    assert.equal(views.state.byDefault?.query, "status:at_risk");
    await views.setDefault(null);
    assert.equal(views.state.byDefault, undefined);
  });
});

describe("one's own views come before shared ones, each by name", () => {
  it("whatever the order in which they were made", async (t) => {
    const { views } = await opened(t, { level: "published" });
    await views.create(draft({ name: "Zebra" }));
    await views.create(draft({ name: "Team", shared: true }));
    await views.create(draft({ name: "Ant" }));
    assert.deepEqual(names(views), ["Ant", "Zebra", "Team"]);
  });
});

describe("what is done to a view", () => {
  it("shows at once, and is taken back when the server refuses it", async (t) => {
    const { backend, views } = await opened(t, { level: "full" });
    const { id } = await views.create(draft());
    const before = names(views);
    backend.faults.push({ kind: "status", status: 500, times: 3, match: { path: /views/ } });
    const seen: string[][] = [];
    t.after(views.watch(() => seen.push(names(views))));
    const renaming = views.update(id, { name: "Renamed" });
    assert.ok(names(views).includes("Renamed"));
    await assert.rejects(renaming, { status: 500 });
    assert.deepEqual(names(views), before);
    const removing = views.remove(id);
    assert.ok(!names(views).includes("Big ones"));
    await assert.rejects(removing, { status: 500 });
    assert.deepEqual(names(views), before);
    const creating = views.create(draft({ name: "New" }));
    assert.ok(names(views).includes("New"));
    await assert.rejects(creating, { status: 500 });
    assert.deepEqual(names(views), before);
  });

  it("is refused without a name, and nothing is sent", async (t) => {
    const { backend, views } = await opened(t);
    const asked = backend.log.length;
    await assert.rejects(views.create(draft({ name: "   " })), {
      type: "invalid_request_error",
      field: "name",
    });
    assert.equal(backend.log.length, asked);
  });

  it("is done in the order in which it was asked for", async (t) => {
    const { views } = await opened(t, { level: "published" });
    const { id } = await views.create(draft());
    const done = [views.update(id, { query: "a" }), views.update(id, { query: "b" }), views.remove(id)];
    await Promise.all(done);
    assert.deepEqual(own(views), []);
  });
});

describe("a list of views that was asked for before a save", () => {
  it("and answered after it does not take the saved view away", async (t) => {
    const host = hostStorage();
    const { views } = await opened(t, { level: "described" }, host);
    let answer: () => void = () => undefined;
    const { list } = host;
    host.list = async () => {
      const before = await list();
      await new Promise<void>((resolve) => (answer = resolve));
      host.list = list;
      return before;
    };
    const loading = views.refresh();
    await new Promise(setImmediate);
    await views.create(draft());
    answer();
    await loading;
    assert.deepEqual(names(views), ["Big ones"]);
  });
});

describe("a view that was changed elsewhere", () => {
  it("is not overwritten; it shows as it is now, and can then be overwritten on purpose", async (t) => {
    const host = hostStorage();
    const { views } = await opened(t, { level: "described" }, host);
    const { id } = await views.create(draft());
    host.held = host.held.map((view) => ({ ...view, query: "plan:enterprise" }));
    await assert.rejects(views.update(id, { query: "mine" }), { type: "conflict", code: "view_changed" });
    assert.equal(own(views)[0]?.query, "plan:enterprise");
    host.held = host.held.map((view) => ({ ...view, query: "again" }));
    await views.update(id, { query: "mine" }, { overwrite: true });
    assert.equal(host.held[0]?.query, "mine");
  });

  it("or deleted elsewhere, leaves, and can be saved as a new one", async (t) => {
    const host = hostStorage();
    const { views } = await opened(t, { level: "described" }, host);
    const { id } = await views.create(draft());
    host.held = [];
    await assert.rejects(views.update(id, { query: "mine" }), { code: "view_gone" });
    assert.deepEqual(own(views), []);
    await views.create(draft());
    assert.equal(host.held.length, 1);
  });
});

describe("the host's storage", () => {
  it("keeps the views of a server that does not, and is not asked where the server keeps them", async (t) => {
    const host = hostStorage();
    const described = await opened(t, { level: "described" }, host);
    assert.equal(described.views.state.keptBy, "host");
    await described.views.create(draft());
    assert.equal(host.held.length, 1);
    assert.equal(described.storage.items.size, 0);
    const full = await opened(t, { level: "full" }, host);
    assert.equal(full.views.state.keptBy, "server");
    await full.views.create(draft());
    assert.equal(host.held.length, 1);
  });

  it("may be given later", async (t) => {
    const host = hostStorage();
    const { store, views } = await opened(t, { level: "described" });
    t.after(views.watch(() => undefined));
    await views.create(draft({ name: "In the browser" }));
    host.held = [{ ...draft({ name: "With the host" }), id: "h1" }];
    store.configure({ viewStorage: host });
    await views.refresh();
    assert.deepEqual(names(views), ["With the host"]);
  });

  it("may refuse, which takes the change back", async (t) => {
    const host = hostStorage();
    const { views } = await opened(t, { level: "described" }, host);
    host.failing = true;
    await assert.rejects(views.create(draft()), { type: "view_storage_error" });
    assert.deepEqual(own(views), []);
  });

  it("may hold what is no view, which is left out", async (t) => {
    const host = hostStorage();
    host.held = [
      null,
      7,
      { id: "x" },
      { id: "y", name: "Y", query: "a", columns: "no", sort: [null, {}, "x"] },
    ] as never;
    const { views } = await opened(t, { level: "described" }, host);
    assert.deepEqual(own(views), [
      { id: "y", name: "Y", query: "a", columns: [], sort: [], shared: false, createdBy: null },
    ]);
  });

  it("may fail to list them: that is said, and the built-in ones stay", async (t) => {
    const host = { ...hostStorage(), list: () => Promise.reject(new Error("down")) };
    const { views } = await opened(t, { level: "described" }, host);
    assert.equal(views.state.error?.type, "view_storage_error");
    assert.equal(views.state.views.length, BUILT_IN_VIEWS.length);
  });
});

describe("the browser's storage", () => {
  it("holds each server's views apart", async (t) => {
    const { storage, views } = await opened(t, { level: "published" });
    await views.create(draft());
    assert.deepEqual([...storage.items.keys()], ["pivotal-views https://pivotal.invalid/api/v1"]);
  });

  it("when forbidden, lets views last as long as the page and says so", async (t) => {
    const storage = fakeStorage(t);
    storage.forbidden = true;
    const { store } = storeOn({ level: "published" });
    const views = savedViews(store);
    await views.refresh();
    assert.equal(views.state.keptBy, "page");
    await views.create(draft());
    await views.refresh();
    assert.deepEqual(names(views), ["Big ones"]);
  });

  it("when full, refuses, and what it held stays", async (t) => {
    const { storage, views } = await opened(t, { level: "published" });
    await views.create(draft());
    storage.full = true;
    await assert.rejects(views.create(draft({ name: "Second" })), { code: "storage_full" });
    await assert.rejects(views.setDefault(own(views)[0]?.id ?? ""), { code: "storage_full" });
    await views.refresh();
    assert.deepEqual(names(views), ["Big ones"]);
    assert.equal(views.state.byDefault, undefined);
  });

  for (const damage of ["{", "null", "[]", '"x"', '{"views":[1,{"id":3}],"byDefault":{}}']) {
    it(`when it holds ${damage}, holds no views and can be used`, async (t) => {
      const { storage, views } = await opened(t, { level: "published" });
      storage.items.set("pivotal-views https://pivotal.invalid/api/v1", damage);
      await views.refresh();
      assert.deepEqual(own(views), []);
      assert.equal(views.state.error, undefined);
      await views.create(draft());
      assert.deepEqual(names(views), ["Big ones"]);
    });
  }

  it("shared by two tabs, loses no view of either", async (t) => {
    fakeStorage(t);
    const [one, two] = [storeOn({ level: "published" }), storeOn({ level: "published" })].map(({ store }) =>
      savedViews(store),
    ) as [SavedViews, SavedViews];
    await Promise.all([one.refresh(), two.refresh()]);
    await one.create(draft({ name: "One" }));
    await two.create(draft({ name: "Two" }));
    await one.refresh();
    assert.deepEqual(names(one), ["One", "Two"]);
  });
});

describe("when another user signs in", () => {
  it("the views of the first are gone, and an answer that was on its way to them is dropped", async (t) => {
    const host = hostStorage();
    let answer: () => void = () => undefined;
    const { store, views } = await opened(t, { level: "described" }, host);
    await views.create(draft());
    store.configure({
      viewStorage: {
        ...host,
        list: () => new Promise((resolve) => (answer = () => resolve([{ ...draft(), id: "late" }]))),
      },
    });
    store.clear();
    const loading = views.refresh();
    while (views.state.fetching && String(answer).includes("undefined")) await new Promise(setImmediate);
    store.clear();
    answer();
    await loading;
    assert.deepEqual(own(views), []);
    assert.equal(views.state.fetching, false);
  });
});
