import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import { createBackend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/search/define";
import type { PvSearch } from "@pivotal/elements/search";

async function show(options: BackendOptions = {}, attributes: Partial<PvSearch> = {}) {
  const backend = createBackend({ customers: 0, rateLimit: false, mount: "/api/pivotal", ...options });
  const client = new PivotalApi({ baseUrl: "/api/pivotal", fetch: backend.fetch, maxRetries: 0 });
  const provider = await fixture<HTMLElement>(
    html`<pv-provider .client=${client}
      ><pv-search .limit=${attributes.limit ?? 20} ?no-shortcut=${attributes.noShortcut}></pv-search
    ></pv-provider>`,
  );
  const search = provider.querySelector<PvSearch>("pv-search");
  if (!search) throw new Error("no search");
  search.addEventListener("pv-customer-select", (event) => event.preventDefault());
  return { backend, client, search };
}

const named = (backend: ReturnType<typeof createBackend>, ...names: string[]) => {
  for (const name of names) backend.add.customer({ name, status: "active" });
};
const part = <T extends Element>(search: PvSearch, selector: string): T => {
  const found = search.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const field = (search: PvSearch) => part<HTMLInputElement>(search, "input");
const options = (search: PvSearch) => [
  ...(search.shadowRoot?.querySelectorAll<HTMLElement>("[role=option]") ?? []),
];
const isOpen = (search: PvSearch) => part<HTMLDialogElement>(search, "dialog").open;
const type = (search: PvSearch, text: string) => {
  field(search).value = text;
  field(search).dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
};
const press = async (search: PvSearch, key: string, more: KeyboardEventInit = {}) => {
  field(search).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
  await search.updateComplete;
};
const shortcut = () =>
  document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true }),
  );
const finds = (search: PvSearch, count: number) =>
  waitUntil(() => options(search).length === count, `finds ${count}`);

describe("search", () => {
  beforeEach(() => localStorage.removeItem("pv-search-recents"));

  for (const level of ["published", "described", "full"] as const) {
    it(`finds a customer by the start of a word and marks it, on a server of level ${level}`, async () => {
      const { backend, search } = await show({ level });
      named(backend, "Aurora Outfitters", "Borealis", "Café Ōsaka");
      search.show();
      type(search, "outf");
      await finds(search, 1);
      expect(part(search, "mark").textContent).to.equal("Outf");
      type(search, "cafe osa");
      await waitUntil(() => options(search)[0]?.textContent?.includes("Café"));
      expect(options(search)).to.have.length(1);
    });
  }

  it("opens with Ctrl+K from anywhere, and gives the focus back when it closes", async () => {
    const { search } = await show();
    shortcut();
    await search.updateComplete;
    expect(isOpen(search)).to.equal(true);
    expect(search.shadowRoot?.activeElement).to.equal(field(search));
    part<HTMLButtonElement>(search, ".close").click();
    await waitUntil(() => search.shadowRoot?.activeElement?.classList.contains("trigger"));
    expect(isOpen(search)).to.equal(false);
  });

  it("yields to a host that uses the key itself", async () => {
    const { search } = await show();
    const own = (event: Event) => event.preventDefault();
    document.body.addEventListener("keydown", own);
    shortcut();
    document.body.removeEventListener("keydown", own);
    expect(isOpen(search)).to.equal(false);
  });

  it("leaves the key alone when told so", async () => {
    const { search } = await show({}, { noShortcut: true });
    shortcut();
    expect(isOpen(search)).to.equal(false);
  });

  it("lets only the first of two searches answer the key", async () => {
    const first = await show();
    const second = await fixture<PvSearch>(html`<pv-search></pv-search>`);
    shortcut();
    expect(isOpen(first.search)).to.equal(true);
    expect(isOpen(second)).to.equal(false);
  });

  it("moves with the arrows and tells the host which customer Enter opens", async () => {
    const { backend, client, search } = await show();
    named(backend, "Alpha One", "Alpha Two", "Alpha Three");
    search.show();
    type(search, "alpha");
    await finds(search, 3);
    await press(search, "ArrowDown");
    expect(field(search).getAttribute("aria-activedescendant")).to.equal("option-1");
    await press(search, "ArrowUp");
    await press(search, "ArrowUp");
    expect(field(search).getAttribute("aria-activedescendant")).to.equal("option-2");
    const told = oneEvent(search, "pv-customer-select");
    const name = options(search)[2]?.querySelector(".name")?.textContent;
    await press(search, "Enter");
    const { detail } = await told;
    const opened = await client.customers.retrieve(detail.id);
    expect(opened.name).to.equal(name);
    expect(isOpen(search)).to.equal(false);
  });

  it("leaves Enter to an input method that is composing", async () => {
    const { backend, search } = await show();
    named(backend, "東京商事");
    search.show();
    type(search, "商事");
    await finds(search, 1);
    await press(search, "Enter", { isComposing: true });
    expect(isOpen(search)).to.equal(true);
  });

  it("finds by its number a customer that is not loaded yet", async () => {
    const { search } = await show({ customers: 400 });
    search.show();
    type(search, "3");
    await waitUntil(() => options(search).some((option) => option.textContent?.includes("#3")));
  });

  it("loads the rest while one searches, and says how far it reaches", async () => {
    const { search } = await show({ customers: 250 });
    search.show();
    type(search, "zzzz no such name");
    await waitUntil(() => search.shadowRoot?.textContent?.includes("Searched all 250"), "reaches all");
    await waitUntil(() => search.shadowRoot?.textContent?.includes("No customer matches"));
  });

  it("finds churned customers and says that they are", async () => {
    const { backend, search } = await show();
    backend.add.customer({ name: "Gone Ltd", status: "churned" });
    search.show();
    type(search, "gone");
    await finds(search, 1);
    expect(options(search)[0]?.textContent).to.include("Churned");
  });

  it("stays empty when the text is cleared while an answer is on its way", async () => {
    const { backend, search } = await show();
    named(backend, "Aurora");
    search.show();
    type(search, "aurora");
    await press(search, "Escape");
    expect(field(search).value).to.equal("");
    expect(isOpen(search)).to.equal(true);
    await waitUntil(() => search.shadowRoot?.textContent?.includes("Searched"));
    expect(options(search)).to.have.length(0);
  });

  it("offers the customers opened last", async () => {
    const { backend, search } = await show();
    named(backend, "Aurora", "Borealis");
    search.show();
    type(search, "aurora");
    await finds(search, 1);
    await press(search, "Enter");
    search.show();
    await finds(search, 1);
    expect(search.shadowRoot?.textContent).to.include("Recently opened");
    expect(localStorage.getItem("pv-search-recents")).not.to.include("Aurora");
  });

  it("says what failed and searches when one tries again", async () => {
    const { backend, search } = await show({ faults: [{ kind: "status", status: 500, times: 1 }] });
    named(backend, "Aurora");
    search.show();
    await waitUntil(() => search.shadowRoot?.querySelector("[role=alert]"), "the error shows");
    part<HTMLButtonElement>(search, "[role=alert] button").click();
    type(search, "aurora");
    await finds(search, 1);
  });

  it("shows a hostile name as text", async () => {
    const { backend, search } = await show();
    named(backend, `Evil <img src=x onerror="window.broken=1">`);
    search.show();
    type(search, "evil");
    await finds(search, 1);
    expect(search.shadowRoot?.querySelector("img")).to.equal(null);
    expect(options(search)[0]?.textContent).to.include("<img");
  });

  it("is accessible, closed and open", async () => {
    const { backend, search } = await show();
    named(backend, "Aurora");
    await expect(search).to.be.accessible();
    search.show();
    type(search, "aurora");
    await finds(search, 1);
    await expect(search).to.be.accessible();
  });
});
