import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { replicaOf } from "@pivotal/sdk/store";
import "@pivotal/elements/customer-list/define";
import type { PvSearch } from "@pivotal/elements/search";
import { contact } from "../support/records.ts";
import {
  active,
  field,
  finds,
  isOpen,
  named,
  options,
  part,
  press,
  pressOnPage,
  says,
  searchPage,
  type,
  until,
} from "../support/search-page.ts";

const groups = (search: PvSearch) =>
  [...(search.shadowRoot?.querySelectorAll(".label") ?? [])].map((label) => label.textContent);
const chips = (search: PvSearch) => [...(search.shadowRoot?.querySelectorAll(".chip .edit") ?? [])];
const others = (search: PvSearch) => [
  ...(search.shadowRoot?.querySelectorAll<HTMLElement>("[role=option]:not([id^=customer-])") ?? []),
];
const names = (search: PvSearch) =>
  options(search).map((option) => option.querySelector(".name")?.textContent);

describe("search by query", () => {
  beforeEach(() => localStorage.removeItem("pv-search-recents"));

  for (const level of ["published", "described", "full"] as const) {
    it(`narrows by a field that becomes a chip, on a server of level ${level}`, async () => {
      const { backend, search } = await searchPage({ backend: { level } });
      backend.add.customer({ name: "Aurora One", status: "at_risk" });
      backend.add.customer({ name: "Aurora Two", status: "active" });
      search.show();
      type(search, "aurora");
      await finds(search, 2);
      type(search, "status:at_risk aurora");
      await finds(search, 1);
      expect(chips(search)).to.have.length(1);
      expect(field(search).value).to.equal("aurora");
      expect(names(search)).to.deep.equal(["Aurora One"]);
    });
  }

  it("offers the values of a field with their counts, and Enter takes the first", async () => {
    const { backend, search } = await searchPage();
    for (const plan of ["Pro", "Pro", "Starter"]) backend.add.customer({ name: "Any", plan });
    search.show();
    type(search, "plan:");
    await until(() => others(search).length === 2);
    expect(groups(search)).to.deep.equal(["Plan"]);
    expect(others(search)[0]?.textContent?.replace(/\s+/g, " ").trim()).to.equal("Pro 2");
    await press(search, "Enter");
    await finds(search, 2);
    expect(isOpen(search)).to.equal(true);
    expect(chips(search)).to.have.length(1);
  });

  it("ranks the whole name first, then its start, then a word's, active before churned, newest first", async () => {
    const { backend, search } = await searchPage();
    const add = (name: string, status = "active") => backend.add.customer({ name, status });
    for (const name of ["New Alpha", "Alphabet"]) add(name);
    add("Alpha", "churned");
    add("Alpha");
    add("Alphabet Soup");
    search.show();
    type(search, "alpha");
    await finds(search, 5);
    expect(names(search).slice(0, 2)).to.deep.equal(["Alpha", "Alpha"]);
    expect(options(search)[1]?.textContent).to.include("Churned");
    expect(names(search).slice(2)).to.deep.equal(["Alphabet Soup", "Alphabet", "New Alpha"]);
  });

  it("finds a customer by a contact's e-mail, says by whom, and opens the customer", async () => {
    const { backend, provider, search } = await searchPage();
    const row = backend.add.customer({ name: "Aurora Outfitters", domain: "aurora.example" });
    search.show();
    await says(search, "Searched the one");
    if (!provider.store) throw new Error("no store");
    replicaOf(provider.store).table.setContacts(row.id, [
      contact({ id: "con_7", customer_id: row.id, name: "Ada Park", email: "ada@elsewhere.example" }),
    ]);
    type(search, "ada@else");
    await until(() => groups(search).includes("Contacts"));
    expect(part(search, "#contact-con_7").textContent)
      .to.include("Ada Park")
      .and.include("Aurora Outfitters");
    const told = oneEvent(search, "pv-customer-select");
    await press(search, "Enter");
    expect((await told).detail.id).to.equal(row.id);
  });

  it("shows the tag or the custom field that matches, where name and domain do not say why", async () => {
    const { backend, search } = await searchPage();
    const notes = "Moved from a spreadsheet last year and now wants single sign-on before renewal";
    backend.add.customer({ name: "Aurora", domain: null, custom_fields: { notes } });
    search.show();
    type(search, "renewal");
    await finds(search, 1);
    expect(part(search, "mark").textContent).to.equal("renewal");
    const shown = options(search)[0]?.querySelector(".small")?.textContent ?? "";
    expect(shown).to.include("…").and.not.include("Moved");
  });

  it("shows no other reason for a customer that was found by its number", async () => {
    const { backend, search } = await searchPage();
    const row = backend.add.customer({ name: "Aurora", domain: null, custom_fields: { since: "1 May" } });
    search.show();
    await until(() => field(search));
    type(search, String(row.display_id));
    await finds(search, 1);
    expect(options(search)[0]?.textContent).not.to.include("May");
  });

  it("runs an action of the host, found by its keyword, once it has closed", async () => {
    const { search } = await searchPage();
    const ran: boolean[] = [];
    search.actions = [
      { id: "add new", label: "Add a customer", keywords: ["create"], run: () => ran.push(isOpen(search)) },
      { id: "export", label: "Export", run: () => ran.push(true) },
    ];
    search.show();
    await until(() => groups(search).includes("Actions"));
    expect(others(search).filter(({ id }) => id.startsWith("action-"))).to.have.length(2);
    type(search, "crea");
    await until(() => others(search)[0]?.textContent?.includes("Add a customer"));
    expect(field(search).getAttribute("aria-activedescendant")).to.equal(active(search).id);
    expect(part(search, `[id="${active(search).id}"]`)).to.equal(others(search)[0]);
    await press(search, "Enter");
    expect(ran).to.deep.equal([false]);
  });

  it("hands what it looks for to the list it is told of, unless the host takes that over", async () => {
    const { backend, provider, search } = await searchPage({ search: { list: "book" } });
    const list = Object.assign(document.createElement("div"), { id: "book", query: "" });
    provider.append(list);
    named(backend, "Aurora One", "Aurora Two");
    const showAll = async () => {
      search.show();
      type(search, "status:active aurora");
      await finds(search, 2);
      part<HTMLElement>(search, "#show-all").click();
    };
    const told = oneEvent(search, "pv-query-select");
    await showAll();
    expect((await told).detail).to.deep.equal({ query: "status:active aurora" });
    expect(list.query).to.equal("status:active aurora");
    expect(isOpen(search)).to.equal(false);
    list.query = "";
    search.addEventListener("pv-query-select", (event) => event.preventDefault());
    await showAll();
    expect(list.query).to.equal("");
  });

  it("has a list of customers show what it looked for", async () => {
    const { backend, provider, search } = await searchPage({ search: { list: "book" } });
    const list = Object.assign(document.createElement("pv-customer-list"), { id: "book" });
    provider.append(list);
    named(backend, "Aurora One", "Borealis");
    search.show();
    await until(() => search.shadowRoot?.querySelector("input"));
    type(search, "aurora");
    await finds(search, 1);
    part<HTMLElement>(search, "#show-all").click();
    expect(list.query).to.equal("aurora");
    const rows = () =>
      [...(list.shadowRoot?.querySelectorAll("[data-row]") ?? [])].map((row) => row.textContent);
    await until(() => rows().length === 1 && rows()[0]?.includes("Aurora One"), "the list shows it");
  });

  it("offers no list where there is none", async () => {
    const { backend, search } = await searchPage();
    named(backend, "Aurora");
    search.show();
    type(search, "aurora");
    await finds(search, 1);
    expect(search.shadowRoot?.querySelector("#show-all")).to.equal(null);
  });

  it("opens a customer in a new tab with Control and Enter", async () => {
    const { backend, search } = await searchPage({ search: { href: "#/customers/{display_id}" } });
    const row = backend.add.customer({ name: "Aurora" });
    search.addEventListener("pv-customer-select", (event) => event.stopImmediatePropagation(), true);
    const opened: unknown[][] = [];
    const real = window.open;
    window.open = (...given) => {
      opened.push(given);
      return null;
    };
    search.show();
    type(search, "aurora");
    await finds(search, 1);
    await press(search, "Enter", { ctrlKey: true });
    window.open = real;
    expect(opened).to.deep.equal([[`#/customers/${row.display_id}`, "_blank", "noopener"]]);
  });

  it("says what was probably meant when nothing matches, and looks for that", async () => {
    const { backend, search } = await searchPage();
    named(backend, "Aurora Outfitters");
    search.show();
    type(search, "status:active auroar");
    await says(search, "Did you mean");
    expect(options(search)).to.have.length(0);
    await press(search, "Enter");
    await finds(search, 1);
    expect(field(search).value).to.equal("aurora");
    expect(chips(search)).to.have.length(1);
  });

  it("puts right a field that is not known", async () => {
    const { backend, search } = await searchPage();
    backend.add.customer({ name: "Aurora", status: "active" });
    search.show();
    type(search, "statsu:active x");
    await says(search, "There is no field “statsu”");
    type(search, "statsu:active");
    await until(() => search.shadowRoot?.querySelector("#nearest"));
    part<HTMLElement>(search, "#nearest").click();
    await finds(search, 1);
    expect(chips(search)).to.have.length(1);
  });

  it("lets the first customer that arrives take the place of an offer", async () => {
    const { backend, provider, search } = await searchPage();
    search.show();
    type(search, "sta");
    await until(() => others(search).length > 0);
    expect(active(search).id).to.include("suggestion");
    const row = backend.add.customer({ name: "Starling" });
    await (provider.store && replicaOf(provider.store).refresh());
    await finds(search, 1);
    expect(active(search).id).to.equal(`customer-${row.id}`);
  });

  it("says whose contacts it knows to who looks for an address", async () => {
    const { backend, search } = await searchPage();
    named(backend, "Aurora", "Borealis");
    search.show();
    type(search, "jo@");
    await says(search, "Searched all 2 customers, the contacts of 0");
  });

  it("keeps the chosen customer while others arrive, and chooses the best again when the text changes", async () => {
    const { backend, client, provider, search } = await searchPage();
    named(backend, "Alpha Two", "Alpha Three");
    search.show();
    type(search, "alph");
    await finds(search, 2);
    await press(search, "ArrowDown");
    const chosen = active(search).id;
    const created = await client.customers.create({ name: "Alpha" });
    provider.store?.records.put([created]);
    await finds(search, 3);
    expect(active(search).id).to.equal(chosen);
    type(search, "alpha");
    await search.updateComplete;
    expect(active(search).id).to.equal(`customer-${created.id}`);
  });

  it("says how far it reaches while rows are still coming", async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    let pages = 0;
    const { search } = await searchPage({
      backend: { customers: 250 },
      async fetch(request, next) {
        if (/customers\?/.test(request.url) && pages++ > 0) await held;
        return next(request);
      },
    });
    search.show();
    await says(search, "Searched 100 of your customers so far");
    type(search, "zzzz");
    await until(() => search.shadowRoot?.querySelector(".waiting"));
    expect(search.shadowRoot?.textContent).not.to.include("No customer matches");
    answer();
    await says(search, "No customer matches");
  });

  it("survives a query of ten thousand characters", async () => {
    const { backend, search } = await searchPage();
    named(backend, "Aurora");
    search.show();
    type(search, "aurora ".repeat(1_500));
    await finds(search, 1);
  });
});

describe("search on the page", () => {
  beforeEach(() => localStorage.removeItem("pv-search-recents"));

  it("shows results below its field while that has the focus, and keeps the text", async () => {
    const { backend, provider, search } = await searchPage({ search: { inline: true } });
    const own = document.createElement("input");
    provider.append(own);
    named(backend, "Aurora");
    expect(search.shadowRoot?.querySelector("dialog")).to.equal(null);
    field(search).focus();
    type(search, "aurora");
    await finds(search, 1);
    const [below, above] = [part(search, ".body"), part(search, ".field")].map((e) =>
      e.getBoundingClientRect(),
    );
    expect(below?.top).to.be.at.least(above?.bottom ?? 0);
    own.focus();
    await search.updateComplete;
    expect(options(search)).to.have.length(0);
    expect(field(search).value).to.equal("aurora");
  });

  it("gets the focus by the shortcut, and closes by Escape one layer at a time", async () => {
    const { search } = await searchPage({ search: { inline: true } });
    pressOnPage();
    expect(search.shadowRoot?.activeElement).to.equal(field(search));
    await search.updateComplete;
    type(search, "aurora");
    await press(search, "Escape");
    expect(field(search).value).to.equal("");
    expect(search.isOpen).to.equal(true);
    await press(search, "Escape");
    expect(search.isOpen).to.equal(false);
    await press(search, "ArrowDown");
    expect(search.isOpen).to.equal(true);
  });

  it("closes when a customer is opened, and stays so", async () => {
    const { backend, search } = await searchPage({ search: { inline: true } });
    named(backend, "Aurora");
    field(search).focus();
    type(search, "aurora");
    await finds(search, 1);
    await press(search, "Enter");
    expect(search.isOpen).to.equal(false);
    expect(field(search).value).to.equal("");
  });

  it("is accessible, with and without results", async () => {
    const { backend, search } = await searchPage({ search: { inline: true, list: "" } });
    named(backend, "Aurora");
    await expect(search).to.be.accessible();
    field(search).focus();
    type(search, "status:active aurora");
    await finds(search, 1);
    await expect(search).to.be.accessible();
  });

  it("puts up with actions and customers set before it is defined or connected", async () => {
    const search = document.createElement("pv-search");
    search.actions = [{ id: "one", label: "One", run: () => undefined }];
    const home = await fixture(html`<div></div>`);
    home.append(search);
    await search.updateComplete;
    search.show();
    await says(search, "Not connected");
  });
});
