import "@pivotal/elements/risk-list/define";
import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import type { PvRiskList } from "@pivotal/elements/risk-list";
import type { BackendOptions } from "@pivotal/mocks";
import type { PivotalApi } from "@pivotal/sdk";
import { mount, shadowText, untilText } from "../support/mount.ts";
import { customer } from "../support/records.ts";

const PATIENCE = { timeout: 8_000 };
const STAMP = new Date().toISOString();

async function show(options: BackendOptions = {}, properties: Partial<PvRiskList> = {}) {
  const element = document.createElement("pv-risk-list");
  Object.assign(element, properties);
  const { backend, provider } = await mount(html`${element}`, { customers: 60, ...options });
  return { backend, provider, element, client: provider.client as PivotalApi };
}

const rows = (element: PvRiskList) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(".row") ?? [])];
const names = (element: PvRiskList) =>
  rows(element).map((row) => row.querySelector(".name")?.textContent?.trim() ?? "");
const reasons = (row: Element | undefined) =>
  [...(row?.querySelectorAll(".reasons li") ?? [])].map(({ textContent }) => textContent?.trim() ?? "");
const complete = (element: PvRiskList) =>
  waitUntil(() => /\d of \d+ customers/.test(shadowText(element)), "everybody is here", PATIENCE);

function button(root: ParentNode | null | undefined, label: string): HTMLButtonElement {
  const found = [...(root?.querySelectorAll("button") ?? [])].find(
    (one) => one.textContent?.trim() === label,
  );
  if (!found) throw new Error(`There is no button ${label}.`);
  return found;
}

beforeEach(() => localStorage.clear());

for (const level of ["published", "described", "full"] as const) {
  describe(`the risk list on a server of level ${level}`, () => {
    it("shows who deserves a look, each with reasons", async () => {
      const { element } = await show({ level });
      await complete(element);
      for (const row of rows(element)) expect(reasons(row)).not.to.deep.equal([]);
      expect(shadowText(element).includes("gives no health scores")).to.equal(level === "published");
    });

    it("sets a customer at risk, and takes that back", async () => {
      const { element, client } = await show({ level });
      await complete(element);
      const row = rows(element).find((one) => one.textContent?.includes("Set at risk"));
      const id = row?.dataset["id"] ?? "";
      const before = (await client.customers.retrieve(id)).status;
      const saved = oneEvent(element, "pv-customer-saved");
      button(row, "Set at risk").click();
      expect((await saved).detail).to.deep.equal({ id, fields: ["status"] });
      expect((await client.customers.retrieve(id)).status).to.equal("at_risk");
      await untilText(element, "is at risk now.");
      button(element.shadowRoot, "Undo").click();
      await waitUntil(
        async () => (await client.customers.retrieve(id)).status === before,
        "it is taken back",
        PATIENCE,
      );
    });
  });
}

describe("dismissing a customer", () => {
  it("leaves it out, moves on to the next, and can be undone", async () => {
    const { element } = await show();
    await complete(element);
    const [first, second] = names(element);
    const dismiss = button(rows(element)[0], "Dismiss");
    dismiss.focus();
    dismiss.click();
    await waitUntil(() => names(element)[0] === second, "it is gone");
    expect(shadowText(element)).to.include("1 dismissed");
    expect(element.shadowRoot?.activeElement).to.equal(button(rows(element)[0], "Dismiss"));
    const undo = button(element.shadowRoot, "Undo");
    undo.focus();
    undo.click();
    await waitUntil(() => names(element)[0] === first, "it is back");
    await waitUntil(
      () => element.shadowRoot?.activeElement?.textContent?.trim() === first,
      "it has the focus",
    );
  });

  it("lasts until something changes", async () => {
    const { element, provider } = await show();
    await complete(element);
    const row = rows(element).find((one) => one.textContent?.includes("Set at risk"));
    const id = row?.dataset["id"] ?? "";
    button(row, "Dismiss").click();
    await waitUntil(() => !rows(element).some((one) => one.dataset["id"] === id), "it is gone");
    await provider.store?.updateCustomer(id, { plan: "other" });
    expect(rows(element).some((one) => one.dataset["id"] === id)).to.equal(false);
    await provider.store?.updateCustomer(id, { status: "at_risk" });
    await waitUntil(() => rows(element).some((one) => one.dataset["id"] === id), "it is back", PATIENCE);
  });

  it("of several is taken back at once", async () => {
    const { element } = await show();
    await complete(element);
    const before = names(element);
    for (let left = 2; left > 0; left -= 1) {
      button(rows(element)[0], "Dismiss").click();
      await element.updateComplete;
    }
    await untilText(element, "2 dismissed");
    button(element.shadowRoot, "Show dismissed").click();
    await waitUntil(() => names(element).join() === before.join(), "all are back");
  });
});

describe("setting a customer at risk", () => {
  it("that fails says so at its row, and tries again", async () => {
    const { element, backend, client } = await show();
    await complete(element);
    const row = rows(element).find((one) => one.textContent?.includes("Set at risk"));
    const id = row?.dataset["id"] ?? "";
    backend.faults.push({ kind: "status", status: 403, times: 1, match: { method: "PATCH" } });
    button(row, "Set at risk").click();
    const again = () => rows(element).find((one) => one.dataset["id"] === id);
    await waitUntil(() => again()?.textContent?.includes("Not set at risk."), "it says so", PATIENCE);
    button(again(), "Try again").click();
    await waitUntil(
      async () => (await client.customers.retrieve(id)).status === "at_risk",
      "it is set",
      PATIENCE,
    );
  });

  it("is done once for two clicks", async () => {
    const { element, backend } = await show();
    await complete(element);
    const set = button(
      rows(element).find((one) => one.textContent?.includes("Set at risk")),
      "Set at risk",
    );
    set.click();
    set.click();
    await untilText(element, "is at risk now.");
    expect(backend.log.filter(({ method }) => method === "PATCH")).to.have.length(1);
  });
});

describe("<pv-risk-list>", () => {
  it("says among how many it looked, while more are on their way", async () => {
    const { element } = await show({ customers: 450, latency: 60 });
    await untilText(element, "loaded so far");
    await complete(element);
    expect(shadowText(element)).to.match(/\b\d+ of 450 customers deserve a look/);
  });

  it("shows twenty, and more when asked", async () => {
    const { element } = await show({ customers: 200 });
    await complete(element);
    expect(rows(element)).to.have.length(20);
    button(element.shadowRoot, "Show 20 more").click();
    await element.updateComplete;
    expect(rows(element)).to.have.length(40);
  });

  it("asks the host to open a customer, which it may take over", async () => {
    const { element } = await show({}, { href: "/customers/{display_id}" });
    await complete(element);
    const link = rows(element)[0]?.querySelector<HTMLAnchorElement>("a.name");
    expect(link?.getAttribute("href")).to.match(/^\/customers\/\d+$/);
    element.addEventListener("pv-customer-select", (event) => event.preventDefault(), { once: true });
    const asked = oneEvent(element, "pv-customer-select");
    link?.click();
    expect((await asked).detail.id).to.equal(rows(element)[0]?.dataset["id"]);
  });

  it("offers nothing to change where nothing may be", async () => {
    const { element } = await show({}, { readOnly: true });
    await complete(element);
    const labels = [...(element.shadowRoot?.querySelectorAll("button:not(.name)") ?? [])].map(
      ({ textContent }) => textContent?.trim(),
    );
    expect(labels.filter((label) => !label?.startsWith("Show "))).to.deep.equal([]);
  });

  it("takes customers at hand, and makes no request", async () => {
    const element = await fixture<PvRiskList>(
      html`<pv-risk-list
        .customers=${[
          customer({ id: "a", name: "Low", health_score: 22, updated_at: STAMP }),
          customer({ id: "b", name: "Fine", health_score: 88, updated_at: STAMP }),
          customer({
            id: "c",
            name: "<b>Marked</b>",
            status: "at_risk",
            health_score: 75,
            updated_at: STAMP,
          }),
        ]}
      ></pv-risk-list>`,
    );
    expect([...names(element)].sort()).to.deep.equal(["<b>Marked</b>", "Low"]);
    expect(reasons(rows(element).find((row) => row.textContent?.includes("Low")))).to.include(
      "The health score is 22",
    );
    expect(shadowText(element)).to.include("2 of 3 customers deserve a look");
    await expect(element).to.be.accessible();
  });

  it("says that nobody needs a look, also where the records are merely quiet", async () => {
    const quiet = customer({ id: "a", name: "Quiet", updated_at: "2020-01-01T00:00:00Z" });
    for (const customers of [[], [quiet]]) {
      const element = await fixture<PvRiskList>(html`<pv-risk-list .customers=${customers}></pv-risk-list>`);
      expect(rows(element)).to.have.length(0);
      expect(shadowText(element)).to.include("Nobody needs a look right now.");
      await expect(element).to.be.accessible();
    }
  });

  it("says it of one customer as one would", async () => {
    const low = customer({ id: "a", name: "Low", health_score: 22, updated_at: STAMP });
    const fine = customer({ id: "b", name: "Fine", health_score: 88, updated_at: STAMP });
    const element = await fixture<PvRiskList>(html`<pv-risk-list .customers=${[low, fine]}></pv-risk-list>`);
    expect(shadowText(element)).to.include("1 of 2 customers deserves a look");
  });

  it("has buttons whose names begin with what they show", async () => {
    const { element } = await show();
    await complete(element);
    for (const one of element.shadowRoot?.querySelectorAll("button[aria-label]") ?? [])
      expect(one.getAttribute("aria-label")).to.match(new RegExp(`^${one.textContent?.trim()}`));
  });

  it("says what failed, and tries again", async () => {
    const { element } = await show({
      faults: [{ kind: "status", status: 500, times: 1, match: { path: "/customers" } }],
    });
    await waitUntil(
      () => shadowText(element).includes("Pivotal could not answer this request."),
      "it says so",
      PATIENCE,
    );
    button(element.shadowRoot, "Try again").click();
    await complete(element);
  });

  it("leaves nothing behind after a hundred connects", async () => {
    const { element, provider } = await show();
    await complete(element);
    element.remove();
    const before = provider.store?.records.changed.size;
    for (let i = 0; i < 100; i += 1) {
      provider.append(element);
      element.remove();
    }
    await element.updateComplete;
    expect(provider.store?.records.changed.size).to.equal(before);
  });
});
