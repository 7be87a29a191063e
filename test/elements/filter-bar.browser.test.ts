import "@pivotal/elements/filter-bar/define";
import "@pivotal/elements/filter-panel/define";
import { expect, fixture, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import { GivenCustomers, replicaOf } from "@pivotal/sdk/store";
import { html } from "lit";
import type { PvFilterBar } from "../../packages/elements/src/elements/filter-bar/filter-bar.ts";
import type { PvFilterPanel } from "../../packages/elements/src/elements/filter-panel/filter-panel.ts";
import type { PvQueryChangeDetail } from "../../packages/elements/src/elements/query-field/query-field.events.ts";
import { mount } from "../support/mount.ts";
import { customer } from "../support/records.ts";

/** The bar with what the list around it does: takes the query, and gives the customers. */
async function show(options: BackendOptions = {}, query = "") {
  const { provider } = await mount(html`<pv-filter-bar .query=${query}></pv-filter-bar>`, {
    customers: 120,
    ...options,
  });
  const bar = provider.querySelector<PvFilterBar>("pv-filter-bar");
  const { store } = provider;
  if (!bar || !store) throw new Error("no bar");
  const replica = replicaOf(store);
  // Before any customer is here, as in a list.
  bar.source = replica;
  const queries = follow(bar);
  const off = replica.attend();
  after(off);
  await waitUntil(() => replica.coverage.complete, "the customers do not come", { timeout: 5_000 });
  await settle(bar);
  return { bar, replica, queries };
}

async function showGiven(rows: Parameters<typeof customer>[0][], query = "") {
  const source = new GivenCustomers(
    rows.map((row, index) => customer({ id: `c${index}`, display_id: index + 1, ...row })),
  );
  await source.table.load(source.given);
  const bar = await fixture<PvFilterBar>(
    html`<pv-filter-bar .query=${query} .source=${source}></pv-filter-bar>`,
  );
  const queries = follow(bar);
  await settle(bar);
  return { bar, queries };
}

const offs: (() => void)[] = [];
const after = (off: () => void) => offs.push(off);

function follow(bar: PvFilterBar): string[] {
  const queries: string[] = [];
  bar.addEventListener("pv-query-change", (event) =>
    queries.push((event as CustomEvent<PvQueryChangeDetail>).detail.query),
  );
  return queries;
}
const settle = async (bar: PvFilterBar) => {
  await bar.updateComplete;
  await new Promise(requestAnimationFrame);
};

const buttons = (bar: PvFilterBar) => [...(bar.shadowRoot?.querySelectorAll<HTMLElement>(".filter") ?? [])];
const button = (bar: PvFilterBar, words: string) => {
  const found = buttons(bar).find((one) => one.textContent?.includes(words));
  if (!found) throw new Error(`no button ${words}`);
  return found;
};
const popup = (bar: PvFilterBar) => bar.shadowRoot?.querySelector<HTMLElement>("[popover]") as HTMLElement;
const isOpen = (bar: PvFilterBar) => popup(bar).matches(":popover-open");
const panelOf = (bar: PvFilterBar) => bar.shadowRoot?.querySelector<PvFilterPanel>("pv-filter-panel");
const open = async (bar: PvFilterBar, words: string) => {
  button(bar, words).click();
  await waitUntil(() => isOpen(bar), "the menu does not open");
  const panel = panelOf(bar);
  if (!panel) throw new Error("no panel");
  return panel;
};
const values = (panel: PvFilterPanel) => [
  ...(panel.shadowRoot?.querySelectorAll<HTMLElement>(".value, .field") ?? []),
];
const wordsOf = (element: Element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "";
const labelOf = (element: Element) => wordsOf(element.querySelector(".cut") ?? element);
const countOf = (element: Element) => Number.parseInt(element.querySelector(".count")?.textContent ?? "", 10);
const value = (panel: PvFilterPanel, words: string) => {
  const found = values(panel).find((one) => labelOf(one).startsWith(words));
  if (!found) throw new Error(`no ${words} among ${values(panel).map(labelOf).join(", ")}`);
  return found;
};
const tick = async (panel: PvFilterPanel, words: string) => {
  (value(panel, words).querySelector("input") ?? value(panel, words)).click();
  await panel.updateComplete;
};
const enter = async (panel: PvFilterPanel, selector: string, text: string) => {
  const input = panel.shadowRoot?.querySelector<HTMLInputElement>(selector);
  if (!input) throw new Error(`no ${selector}`);
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await panel.updateComplete;
};

describe("the filter bar", () => {
  afterEach(() => {
    for (const off of offs.splice(0)) off();
  });

  for (const level of ["published", "described", "full"] as const) {
    it(`filters by values with their counts, and only by what a server of level ${level} tells`, async () => {
      const { bar, replica, queries } = await show({ level });
      const names = buttons(bar).map((one) => one.dataset.field);
      expect(names).to.deep.equal(
        level === "published" ? ["plan", "status", ""] : ["owner", "plan", "status", "tag", "health", ""],
      );
      const panel = await open(bar, "Plan");
      const [first] = values(panel);
      if (!first) throw new Error("no plan");
      const plan = labelOf(first);
      await tick(panel, plan);
      expect(queries).to.deep.equal([/\s/.test(plan) ? `plan:"${plan}"` : `plan:${plan}`]);
      const { rows } = replica.view({ query: bar.query }).state;
      expect(countOf(value(panel, plan))).to.equal(rows.length);
      expect(rows.length).to.be.greaterThan(0);
    });
  }

  const PLANS = [
    { plan: "free", status: "active" },
    { plan: "free", status: "churned" },
    { plan: "pro", status: "active" },
    { plan: "pro", status: "at_risk" },
    { plan: null, status: "active" },
  ];

  it("adds and takes away values, and leaves the rest of the query as it was typed", async () => {
    const { bar, queries } = await showGiven(PLANS, "  aurora   plan:free created:2026");
    const panel = await open(bar, "Plan");
    expect(value(panel, "free").querySelector("input")?.checked).to.equal(true);
    await tick(panel, "pro");
    await tick(panel, "free");
    await tick(panel, "pro");
    expect(queries.map((query) => query.trim())).to.deep.equal([
      "aurora   plan:free,pro created:2026",
      "aurora   plan:pro created:2026",
      "aurora created:2026",
    ]);
  });

  it("asks against a value, and back", async () => {
    const { bar, queries } = await showGiven(PLANS, "plan:free");
    const panel = await open(bar, "Plan");
    const [is, isNot] = [...(panel.shadowRoot?.querySelectorAll<HTMLInputElement>(".mode input") ?? [])];
    isNot?.click();
    await panel.updateComplete;
    await tick(panel, "pro");
    is?.click();
    await panel.updateComplete;
    expect(queries).to.deep.equal(["-plan:free", "-plan:free,pro", "plan:free,pro"]);
  });

  it("counts what ticking a value would show, churned customers only where a status is asked for", async () => {
    const { bar } = await showGiven(PLANS);
    const plans = await open(bar, "Plan");
    expect([countOf(value(plans, "free")), countOf(value(plans, "pro"))]).to.deep.equal([1, 2]);
    popup(bar).hidePopover();
    bar.query = "plan:free";
    const statuses = await open(bar, "Status");
    expect(countOf(value(statuses, "Churned"))).to.equal(1);
    expect(countOf(value(statuses, "Active"))).to.equal(1);
    expect(countOf(value(statuses, "At risk"))).to.equal(0);
  });

  it("asks for those without a value, and never for both", async () => {
    const { bar, queries } = await showGiven(PLANS, "plan:free");
    const panel = await open(bar, "Plan");
    await tick(panel, "No plan");
    expect(queries.at(-1)?.trim()).to.equal("no:plan");
    expect(value(panel, "No plan").querySelector("input")?.checked).to.equal(true);
    await tick(panel, "No plan");
    expect(queries.at(-1)?.trim()).to.equal("");
  });

  it("writes values with spaces, quotes and colons so that they are read as they are", async () => {
    const odd = 'Big "blue": a,b';
    const { bar } = await showGiven([{ plan: odd }, { plan: "plain" }]);
    const panel = await open(bar, "Plan");
    await tick(panel, odd);
    expect(value(panel, odd).querySelector("input")?.checked).to.equal(true);
    expect(countOf(value(panel, odd))).to.equal(1);
  });

  it("offers the one who looks as Me, with the other owners by name", async () => {
    const { bar, queries } = await show({ level: "full" });
    const panel = await open(bar, "Owner");
    const names = () => values(panel).map(labelOf);
    await waitUntil(() => names()[0]?.startsWith("Me ("), "the people come when they are looked for");
    const labels = names();
    expect(labels.slice(1).every((label) => !label.includes("@"))).to.equal(true);
    await tick(panel, "Me");
    expect(queries).to.deep.equal(["owner:me"]);
  });

  it("filters by bucket and by score", async () => {
    const { bar, queries } = await show({ level: "described" });
    const panel = await open(bar, "Health");
    await tick(panel, "Watch");
    await enter(panel, "[data-edge=from]", "50");
    await enter(panel, "[data-edge=to]", "60");
    await enter(panel, "[data-edge=from]", "");
    expect(queries).to.deep.equal([
      "bucket:watch",
      "bucket:watch health:>=50",
      "bucket:watch health:50..60",
      "bucket:watch health:<=60",
    ]);
    panel.shadowRoot?.querySelector<HTMLElement>(".clear")?.click();
    expect(queries.at(-1)).to.equal("");
  });

  it("reaches every other field, custom ones under their names, dates and numbers among them", async () => {
    const { bar, queries } = await showGiven([
      { custom_fields: { renewal_month: "May", seats: 12 } },
      { custom_fields: { renewal_month: "June", seats: 3 } },
    ]);
    const panel = await open(bar, "More");
    await enter(panel, "input[type=search]", "creat");
    expect(values(panel).map(labelOf)).to.deep.equal(["Created"]);
    await tick(panel, "Created");
    await waitUntil(() => panel.field === "created");
    await tick(panel, "In the last 7 days");
    await enter(panel, "[data-edge=from]", "2026-01-31");
    expect(queries).to.deep.equal(["created:<7d", "created:>=2026-01-31"]);
    panel.shadowRoot?.querySelector<HTMLElement>(".back")?.click();
    await panel.updateComplete;
    expect(values(panel).map(labelOf)).to.include("MRR");
    await tick(panel, "renewal_month");
    await waitUntil(() => panel.field === "renewal_month");
    await tick(panel, "June");
    expect(queries.at(-1)).to.equal("created:>=2026-01-31 renewal_month:June");
    expect(button(bar, "More").innerText.replace(/\s+/g, " ")).to.equal("More 2 chosen");
  });

  it("searches a name by what is typed in its menu", async () => {
    const { bar, queries } = await showGiven([{ name: "Aurora" }]);
    const panel = await open(bar, "More");
    await tick(panel, "Name");
    await waitUntil(() => panel.field === "name");
    await enter(panel, "input[type=text]", "two words");
    expect(queries).to.deep.equal(['name:"two words"']);
  });

  it("finds a value among many", async () => {
    const { bar } = await showGiven(Array.from({ length: 300 }, (_, index) => ({ plan: `Plan ${index}` })));
    const panel = await open(bar, "Plan");
    expect(values(panel).length).to.be.lessThan(110);
    expect(panel.shadowRoot?.textContent).to.contain("200 more");
    await enter(panel, "input[type=search]", "plan 29");
    expect(
      values(panel)
        .map(labelOf)
        .filter((label) => label !== "No plan"),
    ).to.have.length(11);
    await enter(panel, "input[type=search]", "nothing like it");
    expect(panel.shadowRoot?.textContent).to.contain("No value matches.");
  });

  it("shows how many values are asked for, and the query in the box", async () => {
    const { bar } = await showGiven(PLANS, "plan:free,pro -status:churned mrr:>100 aurora");
    expect(button(bar, "Plan").innerText.replace(/\s+/g, " ")).to.equal("Plan 2 chosen");
    expect(button(bar, "Status").innerText.replace(/\s+/g, " ")).to.equal("Status 1 chosen");
    expect(button(bar, "More").innerText.replace(/\s+/g, " ")).to.equal("More 1 chosen");
    const box = bar.shadowRoot?.querySelector("pv-query-field");
    expect(box?.value).to.equal("plan:free,pro -status:churned mrr:>100 aurora");
  });

  it("passes on what is typed in the box, and leaves a field there whose value is still to come", async () => {
    const { bar, queries } = await showGiven(PLANS);
    const box = bar.shadowRoot?.querySelector("pv-query-field");
    const input = box?.shadowRoot?.querySelector("input");
    if (!input) throw new Error("no input");
    input.focus();
    for (const letter of "plan:pro aurora") {
      input.setRangeText(letter, input.value.length, input.value.length, "end");
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await settle(bar);
    }
    expect(queries.slice(0, 5)).to.deep.equal(["p", "pl", "pla", "plan", ""]);
    expect(bar.query).to.equal("plan:pro aurora");
  });

  it("opens and closes with its button, and gives the focus back", async () => {
    const { bar } = await showGiven(PLANS);
    const plan = button(bar, "Plan");
    plan.focus();
    const panel = await open(bar, "Plan");
    expect(plan.getAttribute("aria-expanded")).to.equal("true");
    expect(bar.shadowRoot?.activeElement).to.equal(panel);
    popup(bar).hidePopover();
    await waitUntil(() => bar.shadowRoot?.activeElement === plan);
    await waitUntil(() => plan.getAttribute("aria-expanded") === "false");
    // As a press does: it closes the menu first, then becomes a click.
    await open(bar, "Plan");
    plan.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    popup(bar).hidePopover();
    plan.click();
    await settle(bar);
    expect(isOpen(bar)).to.equal(false);
  });

  it("works by keyboard: arrows move among the values", async () => {
    const { bar } = await showGiven(PLANS);
    const panel = await open(bar, "Plan");
    const focused = () => labelOf((panel.shadowRoot?.activeElement as Element).closest(".value") as Element);
    expect(focused()).to.equal("pro");
    const press = (key: string) =>
      panel.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    press("ArrowDown");
    expect(focused()).to.equal("free");
    press("End");
    expect(focused()).to.equal("No plan");
    press("Home");
    expect(focused()).to.equal("pro");
  });

  it("follows customers that come while a menu is open", async () => {
    const { bar, replica } = await show({ customers: 0 });
    const panel = await open(bar, "Plan");
    expect(panel.shadowRoot?.textContent).to.contain("No customer here has a value for this.");
    replica.table.put([customer({ plan: "late" })]);
    await waitUntil(() => values(panel).some((one) => labelOf(one) === "late"));
  });

  it("is one button where it is narrow, through which every field is reached", async () => {
    const { bar } = await showGiven(PLANS, "plan:free");
    bar.style.inlineSize = "320px";
    await settle(bar);
    const seen = buttons(bar).filter((one) => one.getClientRects().length > 0);
    expect(seen.map((one) => one.dataset.field)).to.deep.equal([""]);
    expect(seen[0]?.innerText).to.match(/Filters\s+1/);
    const panel = await open(bar, "Filters");
    expect(values(panel).map(labelOf)).to.include.members(["Owner", "Plan", "Status"]);
    expect(bar.scrollWidth).to.be.at.most(320);
    const { left, right } = popup(bar).getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(document.documentElement.clientWidth);
  });

  it("opens at the leading edge from right to left too", async () => {
    const { bar } = await showGiven(PLANS);
    document.documentElement.dir = "rtl";
    after(() => document.documentElement.removeAttribute("dir"));
    bar.style.inlineSize = "400px";
    await settle(bar);
    await open(bar, "Filters");
    const anchor = button(bar, "Filters").getBoundingClientRect();
    expect(popup(bar).getBoundingClientRect().right).to.be.closeTo(anchor.right, 1);
  });

  it("shows values with markup as text", async () => {
    const { bar } = await showGiven([{ plan: "<img src=x onerror=alert(1)>" }]);
    const panel = await open(bar, "Plan");
    expect(panel.shadowRoot?.querySelector("img")).to.equal(null);
    expect(values(panel).map(labelOf)).to.include("<img src=x onerror=alert(1)>");
  });

  it("is accessible, closed and open", async () => {
    const { bar } = await show({ level: "full" }, "plan:free");
    await expect(bar).to.be.accessible();
    for (const name of ["Owner", "Status", "Health", "More"]) {
      await open(bar, name);
      await expect(bar).to.be.accessible();
      popup(bar).hidePopover();
      await waitUntil(() => !isOpen(bar) && panelOf(bar) === null);
    }
  });

  it("leaves nothing behind when it goes", async () => {
    const { bar, replica } = await show({ level: "published" });
    await open(bar, "Plan");
    const watched = replica.table.changed.size;
    const parent = bar.parentElement;
    for (let times = 0; times < 100; times += 1) {
      bar.remove();
      parent?.append(bar);
    }
    bar.remove();
    await settle(bar);
    expect(replica.table.changed.size).to.be.at.most(watched - 1);
  });

  it("opens nothing when it was taken away meanwhile", async () => {
    const { bar } = await showGiven(PLANS);
    button(bar, "Plan").click();
    bar.remove();
    await settle(bar);
    expect(isOpen(bar)).to.equal(false);
  });
});
