import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import { createBackend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/customer-list/define";
import type { PvCustomerList } from "@pivotal/elements/customer-list";

const setUp = (options: BackendOptions = {}) => {
  const backend = createBackend({ customers: 250, rateLimit: false, mount: "/api/pivotal", ...options });
  const client = new PivotalApi({ baseUrl: "/api/pivotal", fetch: backend.fetch, maxRetries: 0 });
  return { backend, client };
};

async function show(options: BackendOptions = {}) {
  const { backend, client } = setUp(options);
  const provider = await fixture<HTMLElement>(
    html`<pv-provider .client=${client}
      ><pv-customer-list selectable href="/customers/{display_id}"></pv-customer-list
    ></pv-provider>`,
  );
  const list = provider.querySelector<PvCustomerList>("pv-customer-list");
  if (!list) throw new Error("no list");
  return { backend, client, list };
}

const rows = (list: PvCustomerList) => [
  ...(list.shadowRoot?.querySelectorAll<HTMLElement>("[data-row]") ?? []),
];
const loaded = async (list: PvCustomerList) => waitUntil(() => rows(list).length > 0, "rows come");
const grid = (list: PvCustomerList) => {
  const found = list.shadowRoot?.querySelector<HTMLElement>("[role=grid]");
  if (!found) throw new Error("no grid");
  return found;
};
const press = async (list: PvCustomerList, key: string, more: KeyboardEventInit = {}) => {
  grid(list).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
  await list.updateComplete;
};
const activeRow = (list: PvCustomerList) => grid(list).getAttribute("aria-activedescendant");

for (const level of ["published", "described", "full"] as const) {
  describe(`the customer list on a server of level ${level}`, () => {
    it("shows customers newest first and hides churned and archived ones", async () => {
      const { list, backend } = await show({ level });
      await loaded(list);
      const words = rows(list).map((row) => row.querySelector(".status")?.textContent?.trim());
      expect(words).not.to.include("Churned");
      expect(words).not.to.include("Archived");
      const times = rows(list).map((row) => row.querySelector("time")?.dateTime ?? "");
      expect([...times].sort().reverse()).to.deep.equal(times);
      expect(backend).to.be.an("object");
    });

    it("says that health is not available only where the server does not offer it", async () => {
      const { list } = await show({ level });
      await loaded(list);
      const text = rows(list).map((row) => row.querySelector(".health")?.textContent ?? "");
      expect(text.some((entry) => entry.includes("not available"))).to.equal(level === "published");
    });
  });
}

describe("the customer list", () => {
  it("draws a window of rows however many are loaded, and loads the rest as one scrolls", async () => {
    const { list } = await show();
    await loaded(list);
    expect(rows(list).length).to.be.below(60);
    await waitUntil(async () => {
      grid(list).scrollTop = grid(list).scrollHeight;
      await new Promise(requestAnimationFrame);
      return grid(list).getAttribute("aria-rowcount") !== "-1";
    }, "the last page comes");
    expect(rows(list).length).to.be.below(60);
    expect(list.shadowRoot?.querySelector(".bar")?.textContent).to.include("customers");
  });

  it("shows churned and archived customers when asked", async () => {
    const { list } = await show();
    await loaded(list);
    list.shadowRoot?.querySelector<HTMLInputElement>(".bar input")?.click();
    await list.updateComplete;
    expect(list.includeInactive).to.equal(true);
    const words = rows(list).map((row) => row.querySelector(".status")?.textContent?.trim());
    expect(words.some((word) => word === "Churned" || word === "Archived")).to.equal(true);
  });

  it("tells the host which customer is opened, and follows no link that the host took over", async () => {
    const { list } = await show();
    await loaded(list);
    list.addEventListener("pv-customer-select", (event) => event.preventDefault());
    const told = oneEvent(list, "pv-customer-select");
    rows(list)[2]?.querySelector("a")?.click();
    const { detail } = await told;
    expect(detail.displayId).to.be.a("number");
    expect(rows(list)[2]?.querySelector("a")?.getAttribute("href")).to.equal(
      `/customers/${detail.displayId}`,
    );
  });

  it("moves by keyboard and ticks with Space, Shift and the arrows", async () => {
    const { list } = await show();
    await loaded(list);
    await press(list, "ArrowDown");
    expect(activeRow(list)).to.equal("row-1");
    await press(list, " ");
    await press(list, "ArrowDown", { shiftKey: true });
    expect(list.selected).to.have.length(2);
    await press(list, "End");
    expect(list.shadowRoot?.getElementById(activeRow(list) ?? "")).to.not.equal(null);
    await press(list, "Home");
    expect(activeRow(list)).to.equal("row-0");
  });

  it("keeps the active customer when rows come in above it, and moves on when it is deleted", async () => {
    const { list, client } = await show({ customers: 30 });
    await loaded(list);
    await press(list, "ArrowDown");
    const name = () => list.shadowRoot?.querySelector(".row.active .name")?.textContent?.trim();
    const before = name();
    const provider = list.closest("pv-provider");
    await client.customers.create({ name: "Just created" });
    await provider?.store?.feed.refresh();
    await waitUntil(() => rows(list)[0]?.textContent?.includes("Just created"));
    expect(name()).to.equal(before);
    expect(activeRow(list)).to.equal("row-2");
    const gone = rows(list)[2]?.querySelector("a")?.getAttribute("href")?.split("/").at(-1) ?? "";
    await client.customers.delete(gone);
    await provider?.store?.feed.refresh();
    await waitUntil(() => name() !== before);
    expect(list.shadowRoot?.querySelector("[role=status]")?.textContent).to.include("The row is gone");
  });

  it("marks a domain that several customers have", async () => {
    const { list, backend } = await show({ customers: 0 });
    backend.add.customer({ name: "One", domain: "same.example", status: "active" });
    backend.add.customer({ name: "Two", domain: "same.example", status: "active" });
    await list.closest("pv-provider")?.store?.feed.refresh();
    list.closest("pv-provider")?.store?.clear();
    await list.closest("pv-provider")?.store?.feed.loadMore();
    await loaded(list);
    expect(list.shadowRoot?.querySelector(".badge")?.textContent?.trim()).to.equal("2");
  });

  it("shows a hostile name as text", async () => {
    const { list, backend, client } = await show({ customers: 0 });
    const name = `<img src=x onerror="window.broken=1">`;
    backend.add.customer({ name, status: "active", domain: "javascript:alert(1)" });
    list.customers = (await client.customers.list({ limit: 1 })).data;
    await loaded(list);
    expect(rows(list)[0]?.querySelector(".name")?.textContent?.trim()).to.equal(name);
    expect(list.shadowRoot?.querySelector("img")).to.equal(null);
  });

  it("says what failed and loads when one tries again", async () => {
    const { list, backend } = await show({ faults: [{ kind: "status", status: 500, times: 1 }] });
    await waitUntil(() => list.shadowRoot?.querySelector("[role=alert]"), "the error shows");
    expect(backend.faults).to.be.an("array");
    list.shadowRoot?.querySelector<HTMLButtonElement>("[role=alert] button")?.click();
    await loaded(list);
    expect(list.shadowRoot?.querySelector("[role=alert]")).to.equal(null);
  });

  it("says that there is nobody yet", async () => {
    const { list } = await show({ customers: 0 });
    await waitUntil(() => list.shadowRoot?.querySelector(".note"), "the note shows");
    expect(list.shadowRoot?.textContent).to.include("No customers yet");
  });

  it("shows given customers without a provider, and makes no request", async () => {
    const { client } = setUp();
    const { data } = await client.customers.list({ limit: 100 });
    const list = await fixture<PvCustomerList>(
      html`<pv-customer-list .customers=${data}></pv-customer-list>`,
    );
    await loaded(list);
    expect(rows(list)[0]?.textContent).to.include(
      data.find((c) => c.status !== "churned" && c.status !== "archived")?.name,
    );
  });

  it("is accessible", async () => {
    const { list } = await show();
    await loaded(list);
    await expect(list).to.be.accessible();
  });

  it("leaves no watcher after a hundred connects and disconnects", async () => {
    const { list } = await show();
    const store = list.closest("pv-provider")?.store;
    const parent = list.parentElement;
    for (let i = 0; i < 100; i++) {
      list.remove();
      parent?.append(list);
    }
    expect(store?.feed.watched).to.equal(1);
    list.remove();
    expect(store?.feed.watched).to.equal(0);
  });
});
