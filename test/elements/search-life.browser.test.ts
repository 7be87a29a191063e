import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
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
  says,
  searchPage,
  type,
  until,
} from "../support/search-page.ts";

const RECENTS = "pv-search-recents";
const status = (search: PvSearch) => part(search, "[role=status]").textContent ?? "";

const numbers = (search: PvSearch) =>
  options(search).map((option) => option.querySelector(".number")?.textContent);

function onPlatform(platform: string): () => void {
  Object.defineProperty(navigator, "platform", { value: platform, configurable: true });
  return () => Reflect.deleteProperty(navigator, "platform");
}

/** Holds back what is due in a second, until it is let go. */
function holdSeconds() {
  const held: (() => void)[] = [];
  const real = window.setTimeout;
  window.setTimeout = Object.assign(
    (work: () => void, ms?: number) => (ms === 1_000 ? held.push(work) : real(work, ms)),
    real,
  ) as typeof setTimeout;
  return {
    letGo: () => held.splice(0).forEach((work) => work()),
    restore: () => {
      window.setTimeout = real;
    },
  };
}

describe("search, opened and closed", () => {
  beforeEach(() => localStorage.removeItem(RECENTS));

  it("opens with ⌘K on a Mac, where Ctrl+K edits text", async () => {
    const restore = onPlatform("MacIntel");
    const { search } = await searchPage();
    expect(pressOnPage({ key: "k", ctrlKey: true })).to.equal(true);
    expect(isOpen(search)).to.equal(false);
    expect(part(search, ".trigger").getAttribute("aria-keyshortcuts")).to.equal("Meta+K");
    pressOnPage({ key: "k", metaKey: true });
    restore();
    expect(isOpen(search)).to.equal(true);
  });

  it("opens with Ctrl+K elsewhere, and leaves ⌘K to the system", async () => {
    const { search } = await searchPage();
    expect(pressOnPage({ key: "k", metaKey: true })).to.equal(true);
    expect(isOpen(search)).to.equal(false);
    expect(part(search, ".trigger").getAttribute("aria-keyshortcuts")).to.equal("Control+K");
    pressOnPage({ key: "K", ctrlKey: true });
    expect(isOpen(search)).to.equal(true);
  });

  it("goes by the letter, and by the key's place only where the alphabet has no K", async () => {
    const { search } = await searchPage();
    pressOnPage({ key: "t", code: "KeyK", ctrlKey: true });
    expect(isOpen(search)).to.equal(false);
    pressOnPage({ key: "л", code: "KeyK", ctrlKey: true });
    expect(isOpen(search)).to.equal(true);
  });

  it("opens once, however often one presses, and never a second search above it", async () => {
    const { search: first } = await searchPage();
    const second = await fixture<PvSearch>(html`<pv-search></pv-search>`);
    await loaded(second);
    second.show();
    pressOnPage();
    pressOnPage();
    expect(isOpen(second)).to.equal(true);
    expect(isOpen(first)).to.equal(false);
  });

  it("passes over a hidden search", async () => {
    const { search: first } = await searchPage();
    const second = await fixture<PvSearch>(html`<pv-search></pv-search>`);
    await loaded(second);
    first.hidden = true;
    pressOnPage();
    expect(isOpen(first)).to.equal(false);
    expect(isOpen(second)).to.equal(true);
  });

  it("opens as soon as it has rendered, when told to before", async () => {
    const search = document.createElement("pv-search");
    search.show();
    const home = await fixture(html`<div></div>`);
    home.append(search);
    await until(() => search.shadowRoot?.querySelector("dialog")?.open);
    expect(search.shadowRoot?.activeElement).to.equal(field(search));
  });

  it("gives the focus back to the host's field that had it", async () => {
    const { provider, search } = await searchPage();
    const own = document.createElement("input");
    provider.append(own);
    own.focus();
    search.show();
    expect(document.activeElement).to.equal(search);
    part<HTMLButtonElement>(search, ".close").click();
    expect(document.activeElement).to.equal(own);
  });

  it("leaves the focus where the host puts it when a customer is opened", async () => {
    const { backend, provider, search } = await searchPage();
    named(backend, "Aurora");
    const own = document.createElement("input");
    provider.append(own);
    search.addEventListener("pv-customer-select", () => own.focus());
    search.show();
    type(search, "aurora");
    await finds(search, 1);
    await press(search, "Enter");
    await new Promise(requestAnimationFrame);
    expect(document.activeElement).to.equal(own);
  });

  it("takes no focus while it is closed and customers arrive", async () => {
    const { client, provider, search } = await searchPage();
    const own = document.createElement("input");
    provider.append(own);
    own.focus();
    await client.customers.create({ name: "Aurora" });
    await search.updateComplete;
    expect(document.activeElement).to.equal(own);
  });

  it("closes when it is taken from the page, and opens empty when it is back", async () => {
    const { provider, search } = await searchPage();
    search.show();
    type(search, "aurora");
    search.remove();
    expect(isOpen(search)).to.equal(false);
    expect(pressOnPage()).to.equal(true);
    provider.append(search);
    await search.updateComplete;
    search.show();
    await search.updateComplete;
    expect(isOpen(search)).to.equal(true);
    expect(field(search).value).to.equal("");
  });
});

describe("search, while one types", () => {
  beforeEach(() => localStorage.removeItem(RECENTS));

  it("never shows what the server found for an older text", async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    let asked = false;
    const { client, search } = await searchPage({
      backend: { customers: 300 },
      async fetch(request, next) {
        if (!request.url.endsWith("/customers/2")) return next(request);
        asked = true;
        await held;
        return next(request);
      },
    });
    search.show();
    type(search, "2");
    await until(() => asked, "asks the server");
    type(search, "3");
    answer();
    await client.customers.retrieve("2");
    await new Promise(requestAnimationFrame);
    await search.updateComplete;
    expect(numbers(search)).not.to.include("#2");
    await until(() => numbers(search).includes("#3"), "finds #3");
    expect(numbers(search)).not.to.include("#2");
  });

  it("tells assistive technology of another option when the row becomes another customer", async () => {
    const { backend, search } = await searchPage();
    named(backend, "Aurora", "Borealis");
    search.show();
    type(search, "aurora");
    await finds(search, 1);
    const before = field(search).getAttribute("aria-activedescendant");
    type(search, "borealis");
    await says(search, "Borealis");
    await until(() => options(search).length === 1);
    expect(field(search).getAttribute("aria-activedescendant")).not.to.equal(before);
    expect(active(search).id).to.equal(field(search).getAttribute("aria-activedescendant"));
  });

  it("says the last count, and says it once", async () => {
    const { backend, search } = await searchPage();
    named(backend, "Alpha One", "Alpha Two", "Beta");
    const seconds = holdSeconds();
    const said: string[] = [];
    search.show();
    await search.updateComplete;
    new MutationObserver(() => said.push(status(search))).observe(part(search, "[role=status]"), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    for (const [text, count] of [
      ["alpha", 2],
      ["b", 1],
      ["alpha", 2],
    ] as const) {
      type(search, text);
      await finds(search, count);
    }
    expect(said).to.deep.equal([]);
    seconds.letGo();
    await search.updateComplete;
    await until(() => said.length > 0);
    seconds.letGo();
    await search.updateComplete;
    seconds.restore();
    expect(said).to.deep.equal(["2 found"]);
  });

  it("searches while an input method composes, and leaves it its keys", async () => {
    const { backend, search } = await searchPage();
    named(backend, "東京商事", "東京電力");
    search.show();
    type(search, "東京", { isComposing: true });
    await finds(search, 2);
    const before = active(search).id;
    for (const key of ["ArrowDown", "Enter", "Escape"]) await press(search, key, { isComposing: true });
    // Safari ends a composition first and tells of its key afterwards.
    await press(search, "Enter", { keyCode: 229 });
    expect(isOpen(search)).to.equal(true);
    expect(field(search).value).to.equal("東京");
    expect(active(search).id).to.equal(before);
  });

  it("keeps the chosen customer while others arrive above it", async () => {
    const { backend, client, provider, search } = await searchPage();
    named(backend, "Alpha Two", "Alpha Three");
    search.show();
    type(search, "alpha");
    await finds(search, 2);
    await press(search, "ArrowDown");
    const chosen = active(search).id;
    const created = await client.customers.create({ name: "Alpha" });
    provider.store?.records.put([created]);
    await finds(search, 3);
    expect(options(search)[0]?.id).to.include(created.id);
    expect(active(search).id).to.equal(chosen);
  });

  it("brings the customers opened last, though no list has loaded them", async () => {
    const { client, search } = await searchPage({ backend: { customers: 300 } });
    const old = await client.customers.retrieve("1");
    localStorage.setItem(RECENTS, JSON.stringify([old.id, "cgonegonegonegonegonegone"]));
    search.show();
    await finds(search, 1);
    expect(options(search)[0]?.textContent).to.include(old.name);
    expect(search.shadowRoot?.querySelector("[role=alert]")).to.equal(null);
  });
});

describe("search, as it looks", () => {
  it("fits a narrow page, with a margin, and keeps health in sight", async () => {
    const { backend, search } = await searchPage();
    backend.add.customer({
      name: "A name that is much longer than the page is wide ".repeat(3),
      health_score: 81,
    });
    search.show();
    type(search, "name");
    await finds(search, 1);
    await setViewport({ width: 320, height: 640 });
    await new Promise(requestAnimationFrame);
    const dialog = part(search, "dialog").getBoundingClientRect();
    const health = part(search, ".health").getBoundingClientRect();
    const { scrollWidth, clientWidth } = part(search, ".results");
    await setViewport({ width: 800, height: 600 });
    expect(dialog.left).to.be.within(8, 16);
    expect(dialog.right).to.be.within(304, 312);
    expect(health.width).to.be.greaterThan(0);
    expect(health.right).to.be.at.most(dialog.right);
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  it("starts at the right where the page does", async () => {
    const { backend, provider, search } = await searchPage();
    provider.dir = "rtl";
    backend.add.customer({ name: "Aurora", health_score: 81 });
    search.show();
    type(search, "aurora");
    await finds(search, 1);
    const who = part(search, ".who").getBoundingClientRect();
    const health = part(search, ".health").getBoundingClientRect();
    expect(who.left).to.be.greaterThan(health.right);
    expect(part(search, ".close").getBoundingClientRect().right).to.be.below(
      field(search).getBoundingClientRect().left,
    );
  });

  it("has the whole of a cut name in a tooltip, and in place once it is chosen", async () => {
    const { backend, search } = await searchPage();
    const name = "Sphinx of black quartz ".repeat(10).trim();
    named(backend, name, `${name} two`);
    search.show();
    type(search, "sphinx");
    await finds(search, 2);
    const [first, second] = options(search).map((option) => option.querySelector<HTMLElement>(".name"));
    expect(first?.title).to.include(name);
    expect(first?.offsetHeight).to.be.greaterThan(second?.offsetHeight ?? 0);
  });

  it("reserves the room of what it is looking for", async () => {
    const { search } = await searchPage({
      fetch: (_, next) => new Promise(() => void next),
    });
    search.show();
    type(search, "aurora");
    await until(() => search.shadowRoot?.querySelector(".skeleton"));
    expect(options(search)).to.have.length(0);
    expect(part<HTMLElement>(search, ".body").offsetHeight).to.be.greaterThan(140);
  });
});
