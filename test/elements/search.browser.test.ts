import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import type { PvSearch } from "@pivotal/elements/search";
import {
  active,
  field,
  finds,
  isOpen,
  loaded,
  named,
  options,
  part,
  press,
  pressOnPage,
  searchPage,
  type,
  until,
} from "../support/search-page.ts";

describe("search", () => {
  beforeEach(() => localStorage.removeItem("pv-search-recents"));

  for (const level of ["published", "described", "full"] as const) {
    it(`finds a customer by the start of a word and marks it, on a server of level ${level}`, async () => {
      const { backend, search } = await searchPage({ backend: { level } });
      named(backend, "Aurora Outfitters", "Borealis", "Café Ōsaka");
      search.show();
      type(search, "outf");
      await finds(search, 1);
      expect(part(search, "mark").textContent).to.equal("Outf");
      type(search, "cafe osa");
      await until(() => options(search)[0]?.textContent?.includes("Café"));
      expect(options(search)).to.have.length(1);
    });
  }

  it("opens with Ctrl+K from anywhere, and gives the focus back when it closes", async () => {
    const { search } = await searchPage();
    pressOnPage();
    await search.updateComplete;
    expect(isOpen(search)).to.equal(true);
    expect(search.shadowRoot?.activeElement).to.equal(field(search));
    part<HTMLButtonElement>(search, ".close").click();
    await until(() => search.shadowRoot?.activeElement?.classList.contains("trigger"));
    expect(isOpen(search)).to.equal(false);
  });

  it("has an icon as high as its text before anything else is loaded", async () => {
    const search = await fixture<PvSearch>(html`<pv-search></pv-search>`);
    expect(search.shadowRoot?.querySelector("dialog")).to.equal(null);
    const { fontSize } = getComputedStyle(search);
    expect(part(search, "svg").getBoundingClientRect().height).to.equal(Number.parseFloat(fontSize));
  });

  it("yields to a host that uses the key itself", async () => {
    const { search } = await searchPage();
    const own = (event: Event) => event.preventDefault();
    document.body.addEventListener("keydown", own);
    pressOnPage();
    document.body.removeEventListener("keydown", own);
    expect(isOpen(search)).to.equal(false);
  });

  it("leaves the key alone when told so", async () => {
    const { search } = await searchPage({ search: { noShortcut: true } });
    pressOnPage();
    expect(isOpen(search)).to.equal(false);
  });

  it("lets only the first of two searches answer the key", async () => {
    const first = await searchPage();
    const second = await fixture<PvSearch>(html`<pv-search></pv-search>`);
    await loaded(second);
    pressOnPage();
    expect(isOpen(first.search)).to.equal(true);
    expect(isOpen(second)).to.equal(false);
  });

  it("moves with the arrows and tells the host which customer Enter opens", async () => {
    const { backend, client, search } = await searchPage();
    named(backend, "Alpha One", "Alpha Two", "Alpha Three");
    search.show();
    type(search, "alpha");
    await finds(search, 3);
    await press(search, "ArrowDown");
    expect(active(search)).to.equal(options(search)[1]);
    expect(field(search).getAttribute("aria-activedescendant")).to.equal(active(search).id);
    await press(search, "ArrowUp");
    await press(search, "ArrowUp");
    expect(active(search)).to.equal(options(search)[2]);
    const told = oneEvent(search, "pv-customer-select");
    const name = options(search)[2]?.querySelector(".name")?.textContent;
    await press(search, "Enter");
    const { detail } = await told;
    const opened = await client.customers.retrieve(detail.id);
    expect(opened.name).to.equal(name);
    expect(isOpen(search)).to.equal(false);
  });

  it("leaves Enter to an input method that is composing", async () => {
    const { backend, search } = await searchPage();
    named(backend, "東京商事");
    search.show();
    type(search, "商事");
    await finds(search, 1);
    await press(search, "Enter", { isComposing: true });
    expect(isOpen(search)).to.equal(true);
  });

  it("finds by its number a customer that is not loaded yet", async () => {
    const { search } = await searchPage({ backend: { customers: 400 } });
    search.show();
    type(search, "3");
    await until(() => options(search).some((option) => option.textContent?.includes("#3")));
  });

  it("loads the rest while one searches, and says how far it reaches", async () => {
    const { search } = await searchPage({ backend: { customers: 250 } });
    search.show();
    type(search, "zzzz no such name");
    await until(() => search.shadowRoot?.textContent?.includes("Searched all 250"), "reaches all");
    await until(() => search.shadowRoot?.textContent?.includes("No customer matches"));
  });

  it("finds churned customers and says that they are", async () => {
    const { backend, search } = await searchPage();
    backend.add.customer({ name: "Gone Ltd", status: "churned" });
    search.show();
    type(search, "gone");
    await finds(search, 1);
    expect(options(search)[0]?.textContent).to.include("Churned");
  });

  it("stays empty when the text is cleared while an answer is on its way", async () => {
    const { backend, search } = await searchPage();
    named(backend, "Aurora");
    search.show();
    type(search, "aurora");
    await press(search, "Escape");
    expect(field(search).value).to.equal("");
    expect(isOpen(search)).to.equal(true);
    await until(() => search.shadowRoot?.textContent?.includes("Searched"));
    expect(options(search)).to.have.length(0);
  });

  it("offers the customers opened last", async () => {
    const { backend, search } = await searchPage();
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
    const { backend, search } = await searchPage({
      backend: { faults: [{ kind: "status", status: 500, times: 1 }] },
    });
    named(backend, "Aurora");
    search.show();
    await until(() => search.shadowRoot?.querySelector("[role=alert]"), "the error shows");
    part<HTMLButtonElement>(search, "[role=alert] button").click();
    type(search, "aurora");
    await finds(search, 1);
  });

  it("shows a hostile name as text", async () => {
    const { backend, search } = await searchPage();
    named(backend, `Evil <img src=x onerror="window.broken=1">`);
    search.show();
    type(search, "evil");
    await finds(search, 1);
    expect(search.shadowRoot?.querySelector("img")).to.equal(null);
    expect(options(search)[0]?.textContent).to.include("<img");
  });

  it("is accessible, closed and open", async () => {
    const { backend, search } = await searchPage();
    named(backend, "Aurora");
    await expect(search).to.be.accessible();
    search.show();
    type(search, "aurora");
    await finds(search, 1);
    await expect(search).to.be.accessible();
  });
});
