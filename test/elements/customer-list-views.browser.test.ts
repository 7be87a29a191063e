import "@pivotal/elements/customer-views/define";
import "@pivotal/elements/filter-bar/define";
import { expect, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import type { UrlState } from "@pivotal/elements";
import type { PvCustomerList } from "@pivotal/elements/customer-list";
import { replicaOf, savedViews, type Customer } from "@pivotal/sdk/store";
import { complete, show as showList } from "../support/customer-list.ts";

async function show(options: BackendOptions = {}, properties: Partial<PvCustomerList> = {}) {
  const shown = await showList(options, properties);
  await complete(shown.list, shown.store);
  return shown;
}

const bar = (list: PvCustomerList) => inside(list, "pv-filter-bar");
const views = (list: PvCustomerList) => inside(list, "pv-customer-views");
function inside<Tag extends keyof HTMLElementTagNameMap>(
  list: PvCustomerList,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = list.shadowRoot?.querySelector<HTMLElementTagNameMap[Tag]>(tag);
  if (!found) throw new Error(`no ${tag}`);
  return found;
}
const pick = async (list: PvCustomerList, words: string) => {
  views(list).shadowRoot?.querySelector<HTMLElement>(".trigger")?.click();
  await views(list).updateComplete;
  const items = [...(views(list).shadowRoot?.querySelectorAll<HTMLElement>(".item") ?? [])];
  items.find((item) => item.textContent?.trim().startsWith(words))?.click();
  await list.updateComplete;
};
const count = (list: PvCustomerList) =>
  Number(list.shadowRoot?.querySelector(".grid")?.getAttribute("aria-rowcount")) - 1;

describe("the list's views and filters", () => {
  beforeEach(() => localStorage.clear());

  for (const level of ["published", "described", "full"] as const) {
    it(`slice the customers, keep the slice, and find it again, on a server of level ${level}`, async () => {
      const { list, store, provider } = await show({ level });
      const held = (test: (customer: Customer) => boolean) => store.records.values().filter(test).length;
      await pick(list, "At risk");
      expect(count(list)).to.equal(held(({ status }) => status === "at_risk"));

      const [plan] = [...new Set(store.records.values().map((row) => row.plan))].filter(
        (one) => one && !/\s/.test(one),
      );
      const changes: string[] = [];
      list.addEventListener("pv-customer-list-changed", ({ detail }) => changes.push(detail.query));
      const buttons = [...(bar(list).shadowRoot?.querySelectorAll<HTMLElement>(".filter") ?? [])];
      buttons.find(({ dataset }) => dataset.field === "plan")?.click();
      const choice = () =>
        bar(list)
          .shadowRoot?.querySelector("pv-filter-panel")
          ?.shadowRoot?.querySelector<HTMLInputElement>(`[value="${plan}"]`);
      await waitUntil(choice, "the plans do not show");
      choice()?.click();
      await list.updateComplete;
      const query = `status:at_risk plan:${plan}`;
      const matching = held(
        (row) => row.status === "at_risk" && row.plan?.toLowerCase() === plan?.toLowerCase(),
      );
      expect([list.query, changes.join()]).to.deep.equal([query, query]);
      expect(count(list)).to.equal(matching);

      const saved = await savedViews(store).create({
        name: "Mine",
        query,
        columns: ["name"],
        sort: [],
        shared: false,
      });
      const other = document.createElement("pv-customer-list");
      other.view = saved.id;
      provider.append(other);
      await waitUntil(() => other.query === query, "the view is not taken");
      await other.updateComplete;
      expect(count(other)).to.equal(matching);
      expect(views(other).shadowRoot?.querySelector(".trigger")?.textContent).to.contain("Mine");
    });
  }

  it("shows my customers once it is known who I am", async () => {
    const { list, store } = await show({ level: "full" });
    await waitUntil(() => replicaOf(store).context().me, "nobody looks");
    const me = replicaOf(store).context().me;
    await pick(list, "My customers");
    const mine = store.records
      .values()
      .filter((row) => row.owner === me?.id && !/churned|archived/.test(row.status));
    expect(count(list)).to.equal(mine.length);
    expect(mine.length).to.be.greaterThan(0);
  });

  it("asks the server once for an address's query, and shows it in the box", async () => {
    const urlState: UrlState = { read: () => "q=status%3Aat_risk&sort=name", write: () => undefined };
    const { list } = await show({}, { urlState });
    expect(list.sort).to.deep.equal([{ field: "name", direction: "asc" }]);
    const box = bar(list).shadowRoot?.querySelector("pv-query-field");
    expect(box?.value).to.equal("status:at_risk");
  });

  it("are left out where the host has its own", async () => {
    const { list } = await show({}, { noFilters: true });
    expect(list.shadowRoot?.querySelector("pv-filter-bar, pv-customer-views")).to.equal(null);
  });

  it("work on customers at hand, without a connection", async () => {
    const list = document.createElement("pv-customer-list");
    const { store } = await show({ level: "described", customers: 40 });
    list.customers = store.records.values();
    document.body.append(list);
    await list.updateComplete;
    await pick(list, "At risk");
    await waitUntil(
      () => count(list) === store.records.values().filter(({ status }) => status === "at_risk").length,
    );
    list.remove();
  });

  it("are accessible", async () => {
    const { list } = await show({ level: "full" }, { query: "status:at_risk" });
    await expect(list).to.be.accessible();
  });
});
