import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { replicaOf, type Customer } from "@pivotal/sdk/store";
import type { PvCustomerList } from "@pivotal/elements/customer-list";
import {
  complete,
  current,
  frame,
  grid,
  labels,
  loaded,
  part,
  place,
  press,
  rows,
  scroller,
  scrollTo,
  show,
  texts,
} from "../support/customer-list.ts";

/** Pages of customers that were asked for. */
const requests = ({ log }: { log: readonly { path: string }[] }) =>
  log.filter(({ path }) => path.startsWith("/customers?")).length;
const settle = async () => {
  for (let at = 0; at < 5; at++) await frame();
};
type Mover = Element & { moveBefore?: (node: Node, before: Node | null) => void };

describe("the life of a customer list", () => {
  it("asks anew once when the page comes back from the back/forward cache", async () => {
    const { list, store, backend } = await show({ customers: 50 });
    await complete(list, store);
    const pages = () => requests(backend);
    const comeBack = (persisted: boolean) =>
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted }));
    const now = performance.now.bind(performance);
    let away = 0;
    performance.now = () => now() + away;
    try {
      for (const minutes of [1, 2]) {
        const before = pages();
        away = minutes * 60_000;
        comeBack(true);
        await waitUntil(() => pages() > before && !replicaOf(store).coverage.fetching);
        await settle();
        expect(pages() - before, `return ${minutes}`).to.equal(1);
      }
      const before = pages();
      away = 180_000;
      comeBack(false);
      await settle();
      expect(pages()).to.equal(before);
    } finally {
      performance.now = now;
    }
  });

  for (const way of ["append", "moveBefore"] as const) {
    it(`is moved by ${way} without asking anew, and keeps its place and what is ticked`, async function () {
      const { list, store, backend, provider } = await show({ customers: 200 });
      const other = document.createElement("div");
      provider.append(other);
      if (way === "moveBefore" && !(other as Mover).moveBefore) this.skip();
      await complete(list, store);
      await press(list, "ArrowDown");
      await press(list, " ");
      const before = requests(backend);
      const name = current(list)?.textContent;
      if (way === "append") other.append(list);
      else (other as Mover).moveBefore?.(list, null);
      await list.updateComplete;
      await settle();
      expect(requests(backend)).to.equal(before);
      expect(current(list)?.textContent).to.equal(name);
      expect(place(list)).to.equal("1-0");
      expect(list.selected).to.have.length(1);
      expect(rows(list).length).to.be.above(5);
      await scrollTo(list, 3_000);
      expect(Number(rows(list)[0]?.dataset.row)).to.be.above(60);
    });
  }

  it("keeps its rows while it is hidden, and where it was scrolled to", async () => {
    const { list, store, provider } = await show({ customers: 300 });
    await complete(list, store);
    await scrollTo(list, 4_000);
    const before = texts(list, "name");
    const columns = labels(list);
    const problems: string[] = [];
    const onError = ({ message }: ErrorEvent) => problems.push(message);
    window.addEventListener("error", onError);
    for (const style of [
      "display: none",
      "block-size: 0; inline-size: 0; overflow: hidden",
      "content-visibility: hidden",
    ]) {
      provider.style.cssText = `display: block; ${style}`;
      await settle();
      list.requestUpdate();
      await list.updateComplete;
      await settle();
      expect(labels(list), style).to.deep.equal(columns);
      provider.style.cssText = "";
      await settle();
      scroller(list).scrollTop = 4_000;
      await settle();
      await waitUntil(() => texts(list, "name").join() === before.join(), `the same rows after ${style}`);
    }
    window.removeEventListener("error", onError);
    expect(problems).to.deep.equal([]);
  });

  it("does no more work than its size asks for when it is resized", async () => {
    const { list, store, provider } = await show({ customers: 100 });
    provider.style.display = "block";
    await complete(list, store);
    let updates = 0;
    list.addController({ hostUpdated: () => void updates++ });
    provider.style.inlineSize = "700px";
    await settle();
    await settle();
    // One more where the filters take another line, and the rows have less height for it.
    expect(updates).to.be.within(1, 3);
  });

  it("turns its rows into cards in little room, and says the same in them", async () => {
    const { list, store, provider } = await show({ customers: 100 });
    provider.style.cssText = "display: block; inline-size: 320px";
    await complete(list, store);
    await waitUntil(() => rows(list)[0]?.offsetHeight === 64, "cards are higher");
    await settle();
    expect(part(list, ".head").offsetHeight).to.equal(0);
    expect(scroller(list).scrollWidth).to.equal(scroller(list).clientWidth);
    const [first, second] = rows(list);
    expect(
      second && first && second.getBoundingClientRect().top - first.getBoundingClientRect().top,
    ).to.equal(64);
    for (const kind of ["name", "domain", "status", "health"]) {
      expect(first?.querySelector<HTMLElement>(`.${kind}-cell`)?.offsetHeight, kind).to.be.above(0);
    }
    await press(list, "ArrowUp");
    expect(place(list), "there is no header to go to").to.equal("0-0");
  });

  it("has rows of 32 px when compact", async () => {
    const { list } = await show({}, { density: "compact" });
    await loaded(list);
    await waitUntil(() => rows(list)[1]?.offsetHeight === 32);
    await settle();
    const [first, second] = rows(list);
    expect(
      second && first && second.getBoundingClientRect().top - first.getBoundingClientRect().top,
    ).to.equal(32);
  });

  it("shows what is ticked and where the keyboard is in forced colours", () => {
    const sheets = document.createElement("pv-customer-list").shadowRoot?.adoptedStyleSheets ?? [];
    const list = document.createElement("pv-customer-list");
    document.body.append(list);
    const rules = [...(list.shadowRoot?.adoptedStyleSheets ?? sheets)].flatMap((sheet) => [
      ...sheet.cssRules,
    ]);
    const forced = rules.filter(
      (rule) => rule instanceof CSSMediaRule && rule.conditionText.includes("forced-colors"),
    );
    expect(forced.some(({ cssText }) => /aria-selected.*outline[^}]*highlight/is.test(cssText))).to.equal(
      true,
    );
    expect(
      rules.some(({ cssText }) => /\.grid:focus-visible \.current\s*{[^}]*outline/.test(cssText)),
    ).to.equal(true);
    list.remove();
  });

  it("leaves nobody watching after a hundred connects and disconnects, and no listener on the page", async () => {
    const { list, store, provider } = await show({ customers: 10 });
    await complete(list, store);
    const { changed, table } = replicaOf(store);
    const watchers = () => [changed.size, table.changed.size, store.settingsChanged.size];
    const connected = watchers();
    list.remove();
    const alone = watchers();
    for (let at = 0; at < 100; at++) {
      provider.append(list);
      list.remove();
    }
    expect(watchers()).to.deep.equal(alone);
    provider.append(list);
    await list.updateComplete;
    expect(watchers()).to.deep.equal(connected);
  });

  it("holds at most 1,400 nodes at 10,000 customers, wherever it is scrolled", async () => {
    const { client } = await show({ customers: 100 });
    const { data } = await client.customers.list({ limit: 100 });
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      ...(data[at % 100] as Customer),
      id: `c${at}`,
      display_id: at + 1,
    }));
    const list = await fixture<PvCustomerList>(
      html`<pv-customer-list
        selectable
        include-inactive
        .columns=${["name", "domain", "owner", "plan", "status", "health", "mrr", "tag", "created"]}
        .customers=${many}
      ></pv-customer-list>`,
    );
    list.style.setProperty("--pv-list-size", "720px");
    await loaded(list);
    const count = (root: Node): number =>
      [...root.childNodes].reduce(
        (sum, node) =>
          sum +
          1 +
          count(node) +
          ((node as Element).shadowRoot ? count((node as Element).shadowRoot as Node) : 0),
        0,
      );
    await settle();
    const before = count(list.shadowRoot as Node);
    expect(before).to.be.below(1_400);
    for (const top of [5_000, 200_000, 399_000]) await scrollTo(list, top);
    expect(Math.abs(count(list.shadowRoot as Node) - before)).to.be.below(150);
    expect(count(list.shadowRoot as Node)).to.be.below(1_400);
    expect(grid(list).getAttribute("aria-rowcount")).to.equal("10001");
  });
});
