import "@pivotal/elements/customer/define";
import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import { editsOf } from "@pivotal/sdk/store/edits";
import type { TemplateResult } from "lit";
import type { PvCustomer } from "../../packages/elements/src/elements/customer/customer.ts";
import type { PvField } from "../../packages/elements/src/elements/field/field.ts";
import { mount, shadowText, untilText } from "../support/mount.ts";
import { customer } from "../support/records.ts";

const leave: (() => void)[] = [];
afterEach(() => {
  // A draft that a test leaves behind would keep the page from closing.
  for (const off of leave.splice(0)) off();
});

const rootOf = (element: Element) => element.shadowRoot as ShadowRoot;
const part = <T extends Element = HTMLElement>(element: Element, selector: string) =>
  rootOf(element).querySelector<T>(selector);

async function record(
  view: TemplateResult = html`<pv-customer customer-id="8"></pv-customer>`,
  options?: BackendOptions,
) {
  const mounted = await mount(view, options);
  const element = mounted.provider.querySelector("pv-customer") as PvCustomer;
  leave.push(() => mounted.provider.store?.clear());
  return { ...mounted, element };
}

/** A record whose overview is on show. */
async function shown(options?: BackendOptions, view?: TemplateResult) {
  const one = await record(view, options);
  await waitUntil(() => fields(one.element).length > 0, "the overview is shown");
  const { store } = one.provider;
  if (!store) throw new Error("no store");
  return { ...one, store };
}

const fields = (element: Element): PvField[] => {
  const overview = part(element, "pv-customer-overview");
  return [...(overview?.shadowRoot?.querySelectorAll("pv-field") ?? [])];
};
const fieldOf = (element: Element, name: string): PvField => {
  const found = fields(element).find(({ field }) => field === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};
const editorOf = (field: PvField) =>
  part<HTMLElement & { input?: HTMLInputElement }>(field, "pv-field-editor");
const type = async (field: PvField, text: string) => {
  field.edit();
  await waitUntil(() => editorOf(field)?.input, "an input opens");
  const input = editorOf(field)?.input as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  return input;
};
const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
const nameIn = (element: Element) => shadowText(part(element, "h2 pv-field") ?? element);
const tabs = (element: Element) => [...rootOf(element).querySelectorAll<HTMLElement>("[role=tab]")];
const button = (root: Element, label: string) => {
  const found = [...rootOf(root).querySelectorAll("button")].find((one) => one.textContent?.includes(label));
  if (!found) throw new Error(`no button ${label}`);
  return found;
};

for (const level of ["published", "described", "full"] as const) {
  describe(`the record of a customer on a server of level ${level}`, () => {
    it("shows who it is and how it stands", async () => {
      const { element, client } = await shown({ level });
      const row = await client.customers.retrieve("8");
      expect(nameIn(element)).to.include(row.name);
      expect(part(element, ".id")?.textContent).to.equal("#8");
      expect(part(element, ".title a")?.getAttribute("href")).to.equal(`https://${row.domain}/`);
      const status = part(element, "pv-customer-status") as HTMLElement;
      await untilText(status, "Active");
      expect(part(element, ".facts")?.textContent?.includes("Owner")).to.equal(level !== "published");
    });

    it("saves an edit of a field, tells the host, and takes it back", async () => {
      const { element, client } = await shown({ level });
      const before = (await client.customers.retrieve("8")).plan;
      const told = oneEvent<HTMLElementEventMap["pv-customer-saved"]>(element, "pv-customer-saved");
      press(await type(fieldOf(element, "plan"), "Scale"), "Enter");
      expect((await told).detail.fields).to.deep.equal(["plan"]);
      expect((await client.customers.retrieve("8")).plan).to.equal("Scale");
      const change = part(element, "pv-last-change") as HTMLElement;
      await waitUntil(() =>
        part(change, ".line")?.textContent?.replace(/\s+/g, " ").includes(`Plan changed from ${before}`),
      );
      button(change, "Undo").click();
      await untilText(change, "The last change was undone.");
      expect((await client.customers.retrieve("8")).plan).to.equal(before);
    });
  });
}

describe("a record of which the host keeps a part from its user", () => {
  it("leaves that part out, where it would else say that there is nothing, and lets nobody write it", async () => {
    const hidden_fields = ["mrr", "plan", "stripe_customer_id"];
    const given = customer({ id: "cus_kept", display_id: 901, mrr: null, plan: null, hidden_fields });
    const { element } = await shown({}, html`<pv-customer .customer=${given}></pv-customer>`);
    const named = fields(element).map(({ field }) => field);
    expect(named).to.include("monthly_orders");
    for (const field of hidden_fields) expect(named).not.to.include(field);
    expect(shadowText(element)).not.to.include("No plan");
  });
});

describe("a customer named in any way", () => {
  it("is found by number, cuid and path, decorated or not", async () => {
    const { client, provider, element } = await shown();
    const { id, name } = await client.customers.retrieve("8");
    for (const one of [id, "/customers/8", "/customers/8-anything-else", "#8"]) {
      element.customerId = one;
      await element.updateComplete;
      expect(nameIn(element)).to.include(name);
    }
    expect(provider.isConnected).to.equal(true);
  });

  it("that is none is said to be none", async () => {
    for (const id of ["no such thing", "99999"]) {
      const { element } = await record(html`<pv-customer customer-id=${id}></pv-customer>`);
      await untilText(element, `There is no customer ${id} here`);
      expect(rootOf(element).querySelector("button") === null).to.equal(true);
    }
  });

  it("at hand needs no connection", async () => {
    const element = await fixture<PvCustomer>(html`<pv-customer .customer=${customer()}></pv-customer>`);
    expect(nameIn(element)).to.include("Aurora Outfitters");
    expect(part(element, "h2 pv-field")?.shadowRoot?.querySelector("button") === null).to.equal(true);
  });
});

describe("the parts of the record", () => {
  it("are opened with the mouse, loaded when first opened, and kept", async () => {
    const { element, backend } = await shown();
    const asked = () => backend.log.some(({ path }) => path.endsWith("/health"));
    expect(asked()).to.equal(false);
    const told = oneEvent<HTMLElementEventMap["pv-customer-tab"]>(element, "pv-customer-tab");
    tabs(element).at(-1)?.click();
    expect((await told).detail.tab).to.equal("health");
    await waitUntil(asked, "it is loaded now");
    expect(element.getAttribute("tab")).to.equal("health");
    const health = part(element, "#panel-health pv-health-score");
    expect(part<HTMLElement>(element, "#panel-overview")?.hidden).to.equal(true);
    tabs(element)[0]?.click();
    await element.updateComplete;
    expect(part(element, "#panel-health pv-health-score") === health).to.equal(true);
  });

  it("are each an element of its own, about this customer", async () => {
    const { element, client } = await shown();
    const { id } = await client.customers.retrieve("8");
    expect(tabs(element).map((tab) => tab.textContent?.trim())).to.deep.equal([
      "Overview",
      "Contacts",
      "Onboardings",
      "Activity",
      "Health",
    ]);
    for (const tab of ["contacts", "onboardings", "activity"] as const) {
      element.tab = tab;
      await waitUntil(
        () => part(element, `#panel-${tab} pv-${tab}[customer-id="${id}"]`),
        `${tab} are shown`,
      );
    }
  });

  it("are one tab stop, and the arrows go along the line of the page", async () => {
    const { element } = await shown();
    const [first] = tabs(element);
    first?.focus();
    expect(
      tabs(element)
        .map(({ tabIndex }) => tabIndex)
        .filter((one) => one === 0).length,
    ).to.equal(1);
    press(first as HTMLElement, "End");
    await element.updateComplete;
    expect(element.tab).to.equal("health");
    expect(rootOf(element).activeElement?.id).to.equal("tab-health");
    press(tabs(element).at(-1) as HTMLElement, "ArrowRight");
    await element.updateComplete;
    expect(element.tab).to.equal("overview");
    element.dir = "rtl";
    press(tabs(element)[0] as HTMLElement, "ArrowRight");
    await element.updateComplete;
    expect(element.tab).to.equal("health");
  });

  it("keep what was typed when another one is opened", async () => {
    const { element } = await shown();
    await type(fieldOf(element, "plan"), "Sca");
    element.tab = "health";
    await element.updateComplete;
    element.tab = "overview";
    await element.updateComplete;
    expect(editorOf(fieldOf(element, "plan"))?.input?.value).to.equal("Sca");
  });

  it("are in sight where not all tabs have room", async () => {
    const { element } = await shown();
    element.style.display = "block";
    element.style.inlineSize = "160px";
    element.tab = "health";
    await element.updateComplete;
    const [strip, tab] = [part(element, ".tabs"), tabs(element).at(-1)].map((one) =>
      one?.getBoundingClientRect(),
    );
    expect(Math.round(tab?.right ?? 0)).to.be.at.most(Math.round(strip?.right ?? 0));
  });

  it("that do not exist are the overview", async () => {
    const { element } = await shown({}, html`<pv-customer customer-id="8" tab="nonsense"></pv-customer>`);
    expect(element.tab).to.equal("overview");
  });
});

describe("another customer in the same element", () => {
  it("is never shown under the first one's name, and a draft stays with its own", async () => {
    const { element, client, store } = await shown();
    const [eight, nine] = [await client.customers.retrieve("8"), await client.customers.retrieve("9")];
    await type(fieldOf(element, "plan"), "Typed for eight");
    element.customerId = "9";
    await element.updateComplete;
    expect(shadowText(element).includes(eight.name)).to.equal(false);
    await waitUntil(
      () => fields(element).length > 0 && nameIn(element).includes(nine.name),
      "the other is shown",
    );
    expect(editorOf(fieldOf(element, "plan"))).to.equal(null);
    expect((await client.customers.retrieve("9")).plan).to.equal(nine.plan);
    expect(editsOf(store).get(eight.id, "plan")?.state.draft).to.equal("Typed for eight");
    element.customerId = "8";
    await waitUntil(
      () => editorOf(fieldOf(element, "plan"))?.input?.value === "Typed for eight",
      "it is there again",
    );
  });

  it("whose answer comes late is dropped", async () => {
    const { element, client } = await record(html`<pv-customer customer-id="8"></pv-customer>`, {
      latency: 40,
    });
    element.customerId = "9";
    const nine = await client.customers.retrieve("9");
    await waitUntil(() => fields(element).length > 0);
    expect(nameIn(element)).to.include(nine.name);
  });
});

describe("a customer that is deleted meanwhile", () => {
  it("is said to be gone, and what was typed can be read and copied", async () => {
    const { element, client, store } = await shown();
    const { id, name } = await client.customers.retrieve("8");
    await type(fieldOf(element, "plan"), "Typed in vain");
    store.records.remove([id]);
    await untilText(element, "was deleted meanwhile");
    expect(shadowText(element)).to.include(name).and.to.include("Typed in vain");
    await waitUntil(() => part(fieldOf(element, "plan"), "button") === null, "nothing can be edited");
    button(element, "Dismiss").click();
    await waitUntil(() => !shadowText(element).includes("Typed in vain"));
  });

  it("while an edit is saved, too", async () => {
    const { element, client } = await shown();
    const input = await type(fieldOf(element, "plan"), "Typed in vain");
    await client.customers.delete("8");
    press(input, "Enter");
    await untilText(element, "was deleted meanwhile");
    await untilText(element, "Typed in vain");
  });

  it("is not shown to the next user", async () => {
    const { element, client, store } = await shown();
    const { name } = await client.customers.retrieve("8");
    await client.customers.delete("8");
    store.clear();
    await untilText(element, "There is no customer 8 here");
    expect(shadowText(element)).not.to.include(name);
  });
});

describe("a record that cannot be loaded", () => {
  it("offers to try again, and does", async () => {
    const { element } = await record(undefined, {
      faults: [{ kind: "networkError", times: 1, match: { path: "/customers/{id}" } }],
    });
    await untilText(element, "could not be reached");
    button(element, "Try again").click();
    await waitUntil(() => fields(element).length > 0, "it is shown");
  });

  it("again stays as it was, says so, and is brought up to date later", async () => {
    const { element, backend, store } = await shown();
    backend.faults.push({ kind: "networkError", times: 1, match: { path: "/customers/{id}" } });
    store.revalidate();
    await untilText(element, "This could not be brought up to date.");
    expect(fields(element).length).to.be.greaterThan(0);
    button(element, "Try again").click();
    await waitUntil(() => !shadowText(element).includes("could not be brought"), "it is up to date");
  });

  it("because of missing rights says so, with nothing to try", async () => {
    const { element } = await record(undefined, {
      faults: [{ kind: "status", status: 403, match: { path: "/customers/{id}" } }],
    });
    await untilText(element, "You do not have access to this.");
    expect(rootOf(element).querySelector("button") === null).to.equal(true);
  });
});

describe("a record that nobody may change", () => {
  it("has no way to change anything, and still leads to the domain", async () => {
    const { element } = await shown({}, html`<pv-customer customer-id="8" read-only></pv-customer>`);
    for (const field of fields(element)) expect(part(field, "button") === null).to.equal(true);
    expect(part(fieldOf(element, "domain"), "a")?.getAttribute("rel")).to.equal("noopener noreferrer");
    expect(part(element, "h2 pv-field")?.shadowRoot?.querySelector("button") === null).to.equal(true);
  });
});

describe("a record", () => {
  it("names no link for a domain that is none", async () => {
    const element = await fixture<PvCustomer>(
      html`<pv-customer .customer=${customer({ domain: "javascript:alert(1)" })}></pv-customer>`,
    );
    expect(part(element, ".title a") === null).to.equal(true);
    expect(part(element, ".title bdi.quiet")?.textContent).to.equal("javascript:alert(1)");
  });

  it("leaves no watcher behind after a hundred comings and goings", async () => {
    const { element, provider, store } = await shown();
    editsOf(store);
    const before = store.records.changed.size;
    element.remove();
    const rest = store.records.changed.size;
    for (let i = 0; i < 100; i += 1) {
      provider.append(element);
      element.remove();
    }
    expect(store.records.changed.size).to.equal(rest);
    expect(rest).to.be.lessThan(before);
    expect(store.cleared.size).to.be.lessThan(4);
  });

  it("is accessible", async () => {
    const { element } = await shown();
    await expect(element).to.be.accessible();
  });
});
