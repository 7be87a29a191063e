import "../../packages/elements/src/elements/customer-list/tools/define.ts";
import { expect, oneEvent, waitUntil } from "@open-wc/testing";
import { replicaOf, type Customer } from "@pivotal/sdk/store";
import type { PvCustomerList } from "@pivotal/elements/customer-list";
import {
  bar,
  complete,
  grid,
  header,
  loaded,
  part,
  press,
  rows,
  said,
  show,
  texts,
} from "../support/customer-list.ts";

const sortBy = async (list: PvCustomerList, label: string, more: KeyboardEventInit = {}) => {
  await press(list, "Home", { ctrlKey: true });
  await press(list, "ArrowUp");
  const at = Number(header(list, label).dataset.column);
  while (
    Number(header(list, label).dataset.column) >= 0 &&
    !grid(list).getAttribute("aria-activedescendant")?.endsWith(`-${at}`)
  ) {
    await press(list, "ArrowRight");
  }
  await press(list, "Enter", more);
};
const mrrs = (list: PvCustomerList) =>
  texts(list, "money").map((text) => (text === "" ? Number.NaN : Number(text.replace(/[^\d.-]/g, ""))));
const heads = (list: PvCustomerList) => [
  ...(list.shadowRoot?.querySelectorAll<HTMLElement>(".row.group") ?? []),
];

describe("the order of the customer list", () => {
  it("is by a column, the other way round, and none again", async () => {
    const { list, store } = await show({}, { columns: ["name", "status", "mrr"] });
    await complete(list, store);
    await sortBy(list, "MRR");
    await waitUntil(
      () => mrrs(list).every((value, at, all) => at === 0 || value <= (all[at - 1] ?? 0)),
      "highest first",
    );
    expect(header(list, "MRR").getAttribute("aria-sort")).to.equal("descending");
    expect(said(list)).to.equal("Sorted by MRR, falling");
    await sortBy(list, "MRR");
    expect(header(list, "MRR").getAttribute("aria-sort")).to.equal("ascending");
    await waitUntil(() => (mrrs(list)[0] ?? 1) <= (mrrs(list)[5] ?? 0), "lowest first");
    await sortBy(list, "MRR");
    expect(header(list, "MRR").hasAttribute("aria-sort")).to.equal(false);
    expect(list.sort).to.deep.equal([]);
  });

  it("is by a click on a header, and by several with Shift", async () => {
    const { list, store } = await show({}, { columns: ["name", "plan", "mrr"] });
    await complete(list, store);
    const click = async (label: string, shiftKey = false) => {
      const title = header(list, label).querySelector(".title");
      const capture = header(list, label);
      capture.setPointerCapture = () => undefined;
      const { left, top } = header(list, label).getBoundingClientRect();
      for (const type of ["pointerdown", "pointerup"]) {
        title?.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            composed: true,
            clientX: left + 4,
            clientY: top + 4,
            shiftKey,
          }),
        );
      }
      await list.updateComplete;
    };
    await click("Plan");
    await click("MRR", true);
    expect(list.sort).to.deep.equal([
      { field: "plan", direction: "asc" },
      { field: "mrr", direction: "desc" },
    ]);
    expect(header(list, "Plan").getAttribute("aria-sort")).to.equal("ascending");
    expect(header(list, "MRR").hasAttribute("aria-sort")).to.equal(false);
    expect(header(list, "MRR").querySelector(".number")?.textContent).to.equal("2");
    const plans = texts(list, "text").filter(Boolean);
    await waitUntil(() => {
      const now = texts(list, "text");
      return now.every(
        (plan, at) => at === 0 || plan !== now[at - 1] || (mrrs(list)[at] ?? 0) <= (mrrs(list)[at - 1] ?? 0),
      );
    }, "within a plan by MRR");
    expect(plans.length).to.be.above(0);
  });

  it("can be given as an attribute", async () => {
    const { list, store } = await show({}, { columns: ["name", "mrr"] });
    list.setAttribute("sort", "-mrr,name");
    await complete(list, store);
    expect(list.sort).to.deep.equal([
      { field: "mrr", direction: "desc" },
      { field: "name", direction: "asc" },
    ]);
  });

  it("says among how many it holds while more is on its way", async () => {
    const later = ({ query }: { query: URLSearchParams }) => query.has("cursor");
    const { list } = await show(
      { customers: 300, faults: [{ kind: "hang", match: later }] },
      { sort: [{ field: "mrr", direction: "desc" }], includeInactive: true },
    );
    await loaded(list);
    expect(bar(list)).to.equal("100 of your customers so far · sorted among the 100 loaded so far");
    list.query = "status:active";
    await waitUntil(() => bar(list).includes("match among the"));
    expect(bar(list)).to.match(/^\d+ customers match among the \d+ loaded so far/);
  });

  it("keeps the rows in view where they are while others come in above them", async () => {
    const { list, store, backend } = await show({ customers: 300 });
    await complete(list, store);
    part(list, ".scroller").scrollTop = 2_000;
    await waitUntil(() => Number(rows(list)[0]?.dataset.row) > 30);
    const seen = () => {
      const { top } = part(list, ".scroller").getBoundingClientRect();
      return rows(list)
        .find((row) => row.getBoundingClientRect().bottom > top + 1)
        ?.querySelector(".name-cell")?.textContent;
    };
    const before = seen();
    for (let at = 0; at < 7; at++) backend.add.customer({ name: `New ${at}`, status: "active" });
    await replicaOf(store).refresh();
    await waitUntil(() => bar(list).startsWith(String(rowsOf(list) ?? "")));
    await waitUntil(() => part(list, ".scroller").scrollTop === 2_000 + 7 * 40, "the rows have moved");
    expect(seen()).to.equal(before);
  });

  it("says how many match when other ones are asked for", async () => {
    const { list, store } = await show({ customers: 100 }, { includeInactive: true });
    await complete(list, store);
    list.query = "status:active";
    await waitUntil(() => /^\d+ customers match$/.test(said(list)));
    expect(said(list)).to.equal(bar(list));
    const [first] = store.records.values();
    list.query = `id:${first?.display_id}`;
    await waitUntil(() => bar(list) === "1 customer matches");
    list.query = "zzzz-nobody";
    await waitUntil(() => bar(list) === "No customers match");
  });

  it("goes back to the top for another question", async () => {
    const { list, store } = await show({ customers: 300 });
    await complete(list, store);
    part(list, ".scroller").scrollTop = 2_000;
    await waitUntil(() => Number(rows(list)[0]?.dataset.row) > 30);
    list.query = "status:active";
    await waitUntil(() => part(list, ".scroller").scrollTop === 0);
  });
});

const rowsOf = (list: PvCustomerList) => grid(list).getAttribute("aria-rowcount") && bar(list).split(" ")[0];

describe("the groups of the customer list", () => {
  for (const by of ["status", "plan", "owner", "bucket"] as const) {
    it(`are by ${by}, with how many each has`, async () => {
      const { list, store } = await show({ customers: 200 }, { groupBy: by, includeInactive: true });
      await complete(list, store);
      await waitUntil(() => heads(list).length > 0);
      const [head] = heads(list);
      const shown: readonly Customer[] = [...store.records.values()];
      const count = Number(head?.querySelector(".badge")?.textContent);
      expect(count).to.be.within(1, shown.length);
      expect(head?.getAttribute("aria-expanded")).to.equal("true");
      expect(grid(list).getAttribute("role")).to.equal("treegrid");
      expect(rows(list)[1]?.getAttribute("aria-level")).to.equal("2");
    });
  }

  it("call owners by their names where the server knows them", async () => {
    const { list, store, client } = await show(
      { customers: 60, level: "full" },
      { groupBy: "owner", columns: ["name", "owner"] },
    );
    await complete(list, store);
    const names = (await client.members.list()).data.map(({ name }) => name);
    const isName = (head: Element) => names.some((name) => head.textContent?.startsWith(name));
    await waitUntil(() => heads(list).some(isName), "the names come");
    expect(texts(list, "owner").some((text) => text.includes("@"))).to.equal(false);
  });

  it("stand in the order of those names", async () => {
    const { list, store } = await show(
      { customers: 60, level: "full" },
      { groupBy: "owner", columns: ["name", "owner"], sort: [{ field: "owner", direction: "asc" }] },
    );
    await complete(list, store);
    const { compare } = new Intl.Collator();
    const isSorted = (shown: readonly string[]) =>
      new Set(shown).size > 1 && shown.join() === [...shown].sort(compare).join();
    await waitUntil(() => {
      const shown = heads(list).map((head) => head.textContent?.trim() ?? "");
      return isSorted(shown.filter((text) => !text.startsWith("No owner")));
    }, "groups stand by name");
    list.groupBy = "";
    await list.updateComplete;
    await waitUntil(() => isSorted(texts(list, "owner").filter(Boolean)), "rows stand by name");
  });

  it("fold and unfold by click and by keyboard", async () => {
    const { list, store } = await show({ customers: 200 }, { groupBy: "status" });
    await complete(list, store);
    const all = Number(grid(list).getAttribute("aria-rowcount"));
    const count = Number(heads(list)[0]?.querySelector(".badge")?.textContent);
    heads(list)[0]?.querySelector<HTMLElement>(".group-head")?.click();
    await list.updateComplete;
    expect(grid(list).getAttribute("aria-rowcount")).to.equal(String(all - count));
    expect(heads(list)[0]?.getAttribute("aria-expanded")).to.equal("false");
    await press(list, "ArrowRight");
    expect(grid(list).getAttribute("aria-rowcount")).to.equal(String(all));
    await press(list, "ArrowLeft");
    expect(heads(list)[0]?.getAttribute("aria-expanded")).to.equal("false");
    await press(list, "Enter");
    expect(heads(list)[0]?.getAttribute("aria-expanded")).to.equal("true");
  });

  it("are chosen in the panel and in the menu of a column", async () => {
    const { list, store } = await show();
    await complete(list, store);
    const told = oneEvent(list, "pv-customer-list-changed");
    header(list, "Status").querySelector<HTMLElement>(".menu")?.click();
    await list.updateComplete;
    list.shadowRoot
      ?.querySelector("pv-column-menu")
      ?.shadowRoot?.querySelector<HTMLElement>("[data-action=group]")
      ?.click();
    expect((await told).detail.groupBy).to.equal("status");
    await waitUntil(() => heads(list).length > 0);
    const panel = list.shadowRoot?.querySelector("pv-list-display");
    panel?.show();
    await panel?.updateComplete;
    const select = panel?.shadowRoot?.querySelector("select");
    expect(select?.value).to.equal("status");
    if (select) select.value = "";
    select?.dispatchEvent(new Event("input", { bubbles: true }));
    await list.updateComplete;
    expect(heads(list)).to.have.length(0);
  });
});
