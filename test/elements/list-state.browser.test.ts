import { historyUrlState, type UrlState } from "@pivotal/elements";
import { expect, waitUntil } from "@open-wc/testing";
import { savedViews, type CustomerGrouping, type CustomerSort, type SavedView } from "@pivotal/sdk/store";
import { html, LitElement } from "lit";
import { define } from "../../packages/elements/src/base/define.ts";
import { ListStateController } from "../../packages/elements/src/elements/customer-views/list-state-controller.ts";
import { mount } from "../support/mount.ts";

/** What of a list has to do with addresses and views. */
class TestList extends LitElement {
  static override properties = {
    query: {},
    sort: { attribute: false },
    columns: { attribute: false },
    groupBy: { attribute: false },
    includeInactive: { type: Boolean },
    view: {},
    urlState: { attribute: false },
  };
  declare query: string;
  declare sort: readonly CustomerSort[];
  declare columns: readonly string[];
  declare groupBy: CustomerGrouping | "";
  declare includeInactive: boolean;
  declare view: string;
  declare urlState: UrlState | undefined;
  readonly state: ListStateController;
  asked: string[] = [];

  constructor() {
    super();
    this.query = "";
    this.sort = [];
    this.columns = [];
    this.groupBy = "";
    this.includeInactive = false;
    this.view = "";
    this.state = new ListStateController(this, (change) => Object.assign(this, change));
  }

  override performUpdate(): void {
    super.performUpdate();
  }

  override render() {
    this.asked.push(this.query);
    return html`${this.query}`;
  }
}
define("test-list", TestList);

/** An address without a browser. */
function address(search = "") {
  const changed = new Set<() => void>();
  return {
    search,
    writes: [] as string[],
    read() {
      return this.search;
    },
    write(next: string) {
      this.search = next;
      this.writes.push(next);
    },
    subscribe(listener: () => void) {
      changed.add(listener);
      return () => void changed.delete(listener);
    },
    go(next: string) {
      this.search = next;
      for (const listener of changed) listener();
    },
    get listeners() {
      return changed.size;
    },
  };
}

async function show(set: Partial<TestList> = {}) {
  const { provider } = await mount(html`<span></span>`, { level: "published" });
  const list = document.createElement("test-list") as TestList;
  Object.assign(list, set);
  provider.append(list);
  await list.updateComplete;
  if (!provider.store) throw new Error("no store");
  return { list, provider, views: savedViews(provider.store) };
}

/** Lets the time pass after which an address is written. */
function later(work: () => void): void {
  const [set, clear] = [window.setTimeout, window.clearTimeout];
  const due = new Map<number, () => void>();
  window.setTimeout = ((call: () => void) => {
    due.set(due.size + 1, call);
    return due.size;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => void due.delete(Number(id));
  try {
    work();
    for (const call of due.values()) call();
  } finally {
    [window.setTimeout, window.clearTimeout] = [set, clear];
  }
}

const until = (test: () => boolean, words: string) => waitUntil(test, words, { timeout: 3_000 });

describe("a list's state in an address", () => {
  beforeEach(() => localStorage.clear());

  it("is taken before the list is first drawn", async () => {
    const urlState = address("?tab=x&q=owner%3Ame&sort=-mrr&group=plan&inactive=1&columns=name,mrr");
    const { list } = await show({ urlState });
    expect(list.asked).to.deep.equal(["owner:me"]);
    expect(list.sort).to.deep.equal([{ field: "mrr", direction: "desc" }]);
    expect([list.groupBy, list.includeInactive, list.columns.join()]).to.deep.equal([
      "plan",
      true,
      "name,mrr",
    ]);
    expect(urlState.writes).to.deep.equal([]);
  });

  it("is written a moment after a change, once, beside what else is there", async () => {
    const urlState = address("tab=x");
    const { list } = await show({ urlState });
    for (const query of ["a", "au", "aur"]) {
      list.query = query;
      await list.updateComplete;
    }
    await until(() => urlState.writes.length > 0, "nothing is written");
    expect(urlState.writes).to.deep.equal(["tab=x&q=aur"]);
  });

  it("follows the address, and returns to how the list was made", async () => {
    const urlState = address("q=one");
    const { list } = await show({ urlState, groupBy: "owner" });
    urlState.go("q=two&group=plan");
    expect([list.query, list.groupBy]).to.deep.equal(["two", "plan"]);
    urlState.go("");
    expect([list.query, list.groupBy]).to.deep.equal(["", "owner"]);
    later(() => list.performUpdate());
    expect(urlState.writes).to.deep.equal([]);
  });

  it("names a view, which is then taken as it is kept", async () => {
    const urlState = address("view=pv-at-risk");
    const { list } = await show({ urlState });
    await until(() => list.query === "status:at_risk", "the view is not taken");
    expect(list.view).to.equal("pv-at-risk");
    await until(() => urlState.search.includes("q=status"), "the view is not written out");
  });

  it("names a view and another query, which holds", async () => {
    const { list } = await show({ urlState: address("view=pv-at-risk&q=plan%3Apro&sort=") });
    await list.updateComplete;
    expect([list.view, list.query]).to.deep.equal(["pv-at-risk", "plan:pro"]);
  });

  it("names a view that is unknown here: the list goes by none", async () => {
    const { list, views } = await show({ urlState: address("view=gone") });
    await until(() => views.state.keptBy !== undefined, "the views do not load");
    await list.updateComplete;
    expect([list.view, list.query]).to.deep.equal(["", ""]);
  });

  it("is never touched without an adapter", async () => {
    const before = [location.href, history.length];
    const { list } = await show();
    list.query = "x";
    later(() => list.performUpdate());
    expect([location.href, history.length]).to.deep.equal(before);
  });

  it("is let go of with the list", async () => {
    const urlState = address();
    const { list, views } = await show({ urlState });
    expect(urlState.listeners).to.equal(1);
    list.query = "late";
    later(() => {
      list.performUpdate();
      list.remove();
    });
    expect([urlState.listeners, views.watchers, urlState.writes.length]).to.deep.equal([0, 0, 0]);
  });

  it("can be the page's own: in place of the last by default, as a step back with push", () => {
    const href = location.href;
    const length = history.length;
    const plain = historyUrlState();
    plain.write("q=a");
    expect([plain.read(), history.length]).to.deep.equal(["?q=a", length]);
    const steps = historyUrlState({ push: true });
    steps.write("q=b");
    steps.write("q=bc");
    expect([location.search, history.length]).to.deep.equal(["?q=bc", length + 1]);
    history.replaceState(null, "", href);
  });
});

describe("a list and its views", () => {
  beforeEach(() => localStorage.clear());
  const choose = (list: TestList, view: SavedView | undefined, apply = true) =>
    list.state.choose(new CustomEvent("pv-customer-views-choose", { detail: { view, apply } }));

  it("takes the view that the host names", async () => {
    const { list } = await show({ view: "pv-at-risk" });
    expect(list.query).to.equal("status:at_risk");
    list.view = "pv-mine";
    await list.updateComplete;
    expect(list.query).to.equal("owner:me");
  });

  it("starts with the view that opens first, and not when anything else was asked for", async () => {
    const first = await show();
    await first.views.refresh();
    await first.views.setDefault("pv-at-risk");
    const second = await show();
    await until(() => second.list.query === "status:at_risk", "the default is not taken");
    expect(second.list.view).to.equal("pv-at-risk");
    for (const set of [{ query: "mine" }, { urlState: address("q=mine") }, { view: "pv-mine" }]) {
      const { list, views } = await show(set);
      await views.refresh();
      await list.updateComplete;
      expect(list.query).to.not.equal("status:at_risk");
    }
  });

  it("leaves a query alone that was typed before the default came", async () => {
    const first = await show();
    await first.views.refresh();
    await first.views.setDefault("pv-at-risk");
    const { list, views } = await show();
    list.query = "typed";
    await views.refresh();
    await list.updateComplete;
    expect(list.query).to.equal("typed");
  });

  it("takes what a view holds, the columns of one's own too, and leaves them to the list for a built-in one", async () => {
    const { list, views } = await show();
    const view = await views.create({
      name: "A",
      query: "a",
      columns: ["name", "mrr"],
      sort: [],
      shared: false,
    });
    choose(list, view);
    expect([list.query, list.columns.join(), list.view]).to.deep.equal(["a", "name,mrr", view.id]);
    choose(
      list,
      views.state.views.find(({ id }) => id === "pv-at-risk"),
    );
    expect([list.query, list.columns.join()]).to.deep.equal(["status:at_risk", "name,mrr"]);
    choose(list, undefined);
    expect([list.query, list.columns.join(), list.view]).to.deep.equal(["", "name,mrr", ""]);
  });

  it("stays as it is when it only goes by another view's name", async () => {
    const { list, views } = await show({ query: "mine" });
    const view = await views.create({ name: "A", query: "mine", columns: [], sort: [], shared: false });
    choose(list, view, false);
    await list.updateComplete;
    expect([list.query, list.view]).to.deep.equal(["mine", view.id]);
    choose(list, undefined, false);
    await list.updateComplete;
    expect([list.query, list.view]).to.deep.equal(["mine", ""]);
  });
});
