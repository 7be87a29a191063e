import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import type { PvCustomerList } from "@pivotal/elements/customer-list";
import { replicaOf } from "@pivotal/sdk/store";
import {
  bar,
  complete,
  grid,
  loaded,
  part,
  rows,
  scrollTo,
  setUp,
  show,
  texts,
} from "../support/customer-list.ts";

for (const level of ["published", "described", "full"] as const) {
  describe(`the customer list on a server of level ${level}`, () => {
    it("shows customers newest first and hides churned and archived ones", async () => {
      const { list, store } = await show({ level });
      await complete(list, store);
      expect(texts(list, "status")).not.to.include.members(["Churned"]);
      expect(texts(list, "status")).not.to.include.members(["Archived"]);
      const times = rows(list).map((row) => row.querySelector("time")?.dateTime ?? "");
      expect(times.toSorted().toReversed()).to.deep.equal(times);
    });

    it("says that health is not available only where the server does not offer it", async () => {
      const { list } = await show({ level });
      await loaded(list);
      const unavailable = texts(list, "health").some((text) => text.includes("not available"));
      expect(unavailable).to.equal(level === "published");
    });
  });
}

describe("the customer list", () => {
  it("draws as many rows as fit however many there are, and the same ones again for others", async () => {
    const { list, store } = await show({ customers: 1_000 });
    await complete(list, store);
    const before = new Set(rows(list));
    expect(before.size).to.be.below(40);
    await scrollTo(list, 20_000);
    expect(Number(rows(list)[0]?.dataset.row)).to.be.above(450);
    expect(rows(list).every((row) => before.has(row))).to.equal(true);
  });

  it("writes one row for a scroll by one row", async () => {
    const { list, store } = await show({ customers: 500 });
    await complete(list, store);
    await scrollTo(list, 4_000);
    const written = new Set<Node>();
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes)
        written.add((target as Element).closest?.(".row") ?? target.parentElement?.closest(".row") ?? target);
    });
    observer.observe(part(list, ".sizer"), { subtree: true, characterData: true, attributes: true });
    await scrollTo(list, 4_040);
    observer.disconnect();
    expect([...written].filter((node) => (node as Element).matches(".row")).length).to.be.below(3);
  });

  it("puts rows into the order in which they are read once a scroll is over", async () => {
    const { list, store } = await show({ customers: 500 });
    await complete(list, store);
    await scrollTo(list, 4_040);
    const inDocument = () =>
      [...part(list, ".sizer").children].map((row) => Number((row as HTMLElement).dataset.row));
    await waitUntil(
      () => inDocument().every((at, i, all) => i === 0 || at > (all[i - 1] ?? 0)),
      "they are in order",
    );
  });

  it("says how much it holds while it fills, and all when it is full", async () => {
    const { list, store } = await show({ customers: 250 });
    await loaded(list);
    expect(bar(list)).to.match(/customers/);
    if (!replicaOf(store).coverage.complete) expect(grid(list).getAttribute("aria-rowcount")).to.equal("-1");
    await complete(list, store);
    await waitUntil(() => grid(list).getAttribute("aria-rowcount") !== "-1");
    expect(bar(list)).to.match(/^\d+ customers · \d+ churned or archived hidden$/);
  });

  it("shows churned and archived customers when asked", async () => {
    const { list, store } = await show({ customers: 400 });
    await complete(list, store);
    const told = oneEvent(list, "pv-customer-list-changed");
    part(list, ".bar input").click();
    await list.updateComplete;
    expect((await told).detail.includeInactive).to.equal(true);
    expect(bar(list)).to.equal("400 customers");
  });

  it("tells the host which customer is opened, and follows no link that the host took over", async () => {
    const { list } = await show();
    await loaded(list);
    list.addEventListener("pv-customer-select", (event) => event.preventDefault());
    const told = oneEvent(list, "pv-customer-select");
    rows(list)[2]?.querySelector("a")?.click();
    const { detail } = await told;
    const link = rows(list)[2]?.querySelector("a");
    expect(link?.getAttribute("href")).to.equal(`/customers/${detail.displayId}`);
  });

  it("marks a domain that several customers have", async () => {
    const { list, backend, store } = await show({ customers: 0 });
    for (const name of ["One", "Two"])
      backend.add.customer({ name, domain: "same.example", status: "active" });
    await replicaOf(store).refresh();
    await loaded(list);
    await waitUntil(() => list.shadowRoot?.querySelector(".domain-cell .badge")?.textContent === "2");
    expect(list.shadowRoot?.querySelector(".badge")?.getAttribute("aria-label")).to.equal(
      "2 customers have this domain",
    );
  });

  it("shows a hostile name as text", async () => {
    const { list, backend, client } = await show({ customers: 0 });
    const name = `<img src=x onerror="window.broken=1">`;
    backend.add.customer({ name, status: "active", domain: "javascript:alert(1)" });
    list.customers = (await client.customers.list({ limit: 1 })).data;
    await loaded(list);
    expect(texts(list, "name")[0]).to.equal(name);
    expect(list.shadowRoot?.querySelector("img")).to.equal(null);
  });

  it("says the whole of a text that is cut, to a pointer", async () => {
    const { list, backend, client } = await show({ customers: 0 });
    const name = "A name that is far too long for any column of any list ".repeat(5).trim();
    backend.add.customer({ name, status: "active" });
    list.customers = (await client.customers.list({ limit: 1 })).data;
    await loaded(list);
    const cell = rows(list)[0]?.querySelector<HTMLElement>(".name-cell");
    cell?.querySelector("bdi")?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    expect(cell?.title).to.equal(name);
  });

  it("cuts a text that is read the other way than the page at its own end", async () => {
    const { list, backend, store, provider } = await show(
      { customers: 0 },
      {
        columns: [
          { name: "name", width: 90 },
          { name: "domain", width: 90 },
        ],
      },
    );
    backend.add.customer({
      name: "شركة الواحة للأزياء والنسيج",
      status: "active",
      domain: "oasis-of-fashion.example",
    });
    await replicaOf(store).refresh();
    await loaded(list);
    /** The end of the text that lies within its cell. */
    const seen = (kind: string) => {
      const cell = rows(list)[0]?.querySelector<HTMLElement>(`.${kind}-cell`);
      const node = cell?.querySelector("bdi")?.firstChild;
      if (!cell || !node) throw new Error("no text");
      const range = document.createRange();
      range.setStart(node, 0);
      range.setEnd(node, 1);
      const [first, box] = [range.getBoundingClientRect(), cell.getBoundingClientRect()];
      return first.left >= box.left && first.right <= box.right;
    };
    expect(seen("name"), "the Arabic name starts in sight").to.equal(true);
    expect(seen("domain")).to.equal(true);
    provider.dir = "rtl";
    list.requestUpdate();
    await list.updateComplete;
    expect(seen("name"), "from right to left").to.equal(true);
    expect(seen("domain"), "the domain starts in sight").to.equal(true);
  });

  it("shows given customers without a provider, sorts and filters them, and makes no request", async () => {
    const { client, backend } = setUp();
    const { data } = await client.customers.list({ limit: 100 });
    const asked = backend.log.length;
    const list = await fixture<PvCustomerList>(
      html`<pv-customer-list .customers=${data}></pv-customer-list>`,
    );
    await loaded(list);
    const first = data.find(({ status }) => status !== "churned" && status !== "archived");
    expect(texts(list, "name")[0]).to.equal(first?.name.trim());
    list.sort = [{ field: "mrr", direction: "desc" }];
    list.query = "status:active";
    const best = data
      .filter(({ status }) => status === "active")
      .sort((a, b) => (b.mrr ?? -Infinity) - (a.mrr ?? -Infinity))[0];
    await waitUntil(() => texts(list, "name")[0] === best?.name.trim(), "the highest MRR stands first");
    expect(backend.log).to.have.length(asked);
  });

  it("is accessible", async () => {
    const { list, store } = await show();
    await complete(list, store);
    await expect(list).to.be.accessible();
  });

  it("is accessible when grouped", async () => {
    const { list, store } = await show({}, { groupBy: "status" });
    await complete(list, store);
    await expect(list).to.be.accessible();
  });
});

describe("the customer list without rows", () => {
  const note = (list: PvCustomerList) =>
    waitUntil(() => list.shadowRoot?.querySelector(".note"), "the note shows");
  const button = (list: PvCustomerList) => part(list, ".note button") as HTMLButtonElement;

  it("says that there is nobody yet", async () => {
    const { list } = await show({ customers: 0 });
    await note(list);
    expect(list.shadowRoot?.textContent).to.include("No customers yet");
    await expect(list).to.be.accessible();
  });

  it("says that nobody matches, and clears the filter when asked", async () => {
    const { list } = await show({}, { query: "nobodyiscalledso" });
    await waitUntil(() => list.shadowRoot?.textContent?.includes("No customer matches."));
    const told = oneEvent(list, "pv-customer-list-changed");
    button(list).click();
    expect((await told).detail.query).to.equal("");
    await loaded(list);
  });

  it("says that only churned customers match, and shows them when asked", async () => {
    const { list, backend, store } = await show({ customers: 0 });
    backend.add.customer({ name: "Gone Long Ago", status: "churned" });
    await replicaOf(store).refresh();
    list.query = "gone";
    await waitUntil(() =>
      list.shadowRoot?.textContent?.includes("Only churned or archived customers match: 1."),
    );
    button(list).click();
    await loaded(list);
    expect(texts(list, "name")).to.deep.equal(["Gone Long Ago"]);
  });

  it("says what failed and loads when one tries again", async () => {
    const { list } = await show({ faults: [{ kind: "status", status: 400, times: 1 }] });
    await waitUntil(() => list.shadowRoot?.querySelector("[role=alert]"), "the error shows");
    part(list, "[role=alert] button").click();
    await loaded(list);
    expect(list.shadowRoot?.querySelector("[role=alert]")).to.equal(null);
  });

  it("says whom to ask for access when it is forbidden", async () => {
    const { list } = await show({ faults: [{ kind: "status", status: 403 }] });
    await waitUntil(() => list.shadowRoot?.querySelector("[role=alert]"), "the error shows");
    expect(part(list, "[role=alert]").textContent).to.include("Ask one of its admins");
    expect(list.shadowRoot?.querySelector("[role=alert] button")).to.equal(null);
  });
});
