import "@pivotal/elements/customer-form/define";
import { expect, fixture, oneEvent, waitUntil } from "@open-wc/testing";
import type { PvCustomerForm } from "@pivotal/elements/customer-form";
import type { BackendOptions, Fault } from "@pivotal/mocks";
import type { PivotalStore } from "@pivotal/sdk/store/core";
import { html } from "lit";
import "../../packages/elements/src/elements/customer-fields/define.ts";
import { mount, shadowText, untilText } from "../support/mount.ts";

const POST = { method: "POST", path: "/customers" };

const stores: PivotalStore[] = [];
const listeners: (() => void)[] = [];
afterEach(() => {
  // What a test leaves unsaved would keep the page from being closed.
  for (const store of stores.splice(0)) store.clear();
  for (const off of listeners.splice(0)) off();
});

const fieldsOf = (element: Element) => {
  const found = element.shadowRoot?.querySelector("pv-customer-fields");
  if (!found) throw new Error("There are no fields.");
  return found;
};
const part = <T extends Element>(element: Element, selector: string): T => {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} in <${element.localName}>.`);
  return found;
};
const input = (element: Element, name: string) =>
  part<HTMLInputElement>(fieldsOf(element), `[name="${CSS.escape(name)}"]`);
const has = (element: Element, name: string) =>
  fieldsOf(element).shadowRoot?.querySelector(`[name="${CSS.escape(name)}"]`) !== null;
async function type(element: Element, name: string, value: string, how = "insertText"): Promise<void> {
  const target = input(element, name);
  target.value = value;
  target.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: how }));
  if (how === "insertText") target.dispatchEvent(new Event("change", { bubbles: true }));
  await fieldsOf(element).updateComplete;
}
const act = (element: Element) => part<HTMLButtonElement>(fieldsOf(element), ".main");
const drawer = (element: Element) => element.shadowRoot?.querySelector<HTMLDialogElement>(".drawer[open]");
const buttonNamed = (element: Element, name: string) => {
  const all = [...(element.shadowRoot?.querySelectorAll("button") ?? [])];
  const found = all.find((one) => (one.getAttribute("aria-label") ?? one.textContent)?.trim() === name);
  if (!found) throw new Error(`There is no button "${name}" in <${element.localName}>.`);
  return found;
};
const press = (target: Element, key: string) =>
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
  );

async function show(options: BackendOptions = {}, properties: Partial<PvCustomerForm> = {}) {
  const { provider, backend, client } = await mount(
    html`<pv-customer-form><button slot="opener">New</button></pv-customer-form>`,
    options,
  );
  const { store } = provider;
  if (!store) throw new Error("no store");
  stores.push(store);
  const element = provider.querySelector("pv-customer-form") as PvCustomerForm;
  Object.assign(element, properties);
  const taken: string[] = [];
  const takeOver = (event: HTMLElementEventMap["pv-customer-select"]) => {
    taken.push(event.detail.id);
    event.preventDefault();
  };
  provider.addEventListener("pv-customer-select", takeOver);
  listeners.push(() => provider.removeEventListener("pv-customer-select", takeOver));
  await element.updateComplete;
  const open = async () => {
    element.querySelector("button")?.focus();
    element.querySelector("button")?.click();
    await ready();
  };
  const ready = async () => {
    await waitUntil(
      () => element.shadowRoot?.querySelector("pv-customer-fields")?.shadowRoot?.querySelector("form, .note"),
      "the fields are shown",
    );
    await fieldsOf(element).updateComplete;
  };
  const asked = (path: string) =>
    waitUntil(() => backend.log.some((entry) => entry.path.startsWith(path)), `${path} is asked for`);
  const all = () => client.customers.list({ limit: 100 }).toArray();
  const posts = () => backend.log.filter(({ method }) => method === "POST").length;
  return { element, provider, backend, client, store, taken, open, ready, asked, all, posts };
}

for (const level of ["published", "described", "full"] as const) {
  describe(`adding a customer on a server that offers the ${level} API`, () => {
    it("opens by its opener, adds what was typed, and opens the new record", async () => {
      const { element, open, client, taken } = await show({ level });
      await open();
      expect(drawer(element)).to.be.instanceOf(HTMLDialogElement);
      await type(element, "name", "Aurora Outfitters");
      await type(element, "plan", "scale");
      const created = oneEvent(element, "pv-customer-created");
      act(element).click();
      const { detail } = (await created) as HTMLElementEventMap["pv-customer-created"];
      const now = await client.customers.retrieve(detail.id);
      expect(now.name).to.equal("Aurora Outfitters");
      expect(now.plan).to.equal("scale");
      expect(now.display_id).to.equal(detail.displayId);
      await waitUntil(() => taken.includes(detail.id), "the record is opened");
      await element.updateComplete;
      expect(drawer(element)).to.equal(null);
    });

    it("offers an owner, tags and custom fields only where the server has them", async () => {
      const { element, open } = await show({ level });
      await open();
      const knows = level !== "published";
      if (knows) await waitUntil(() => has(element, "owner"), "owners are offered");
      else
        await waitUntil(
          () => fieldsOf(element).shadowRoot?.querySelector("#field-plan-list option"),
          "plans are suggested",
        );
      for (const name of ["owner", "tags", "custom_fields.region"]) {
        expect(has(element, name), name).to.equal(knows);
      }
    });

    it("suggests the plans that are in use", async () => {
      const { element, open } = await show({ level });
      await open();
      await waitUntil(() => fieldsOf(element).shadowRoot?.querySelector("#field-plan-list option"));
      const plans = [...part(fieldsOf(element), "#field-plan-list").children];
      expect(plans.map((one) => (one as HTMLOptionElement).value)).to.include("enterprise");
    });

    it("makes a domain of a pasted address, and names who has it already", async () => {
      const { element, open, client } = await show({ level });
      const [other] = (await client.customers.list({ limit: 100 }).toArray()).filter(({ domain }) => domain);
      await open();
      await type(element, "domain", `https://www.${other?.domain}/a?b`, "insertFromPaste");
      expect(input(element, "domain").value).to.equal(other?.domain);
      expect(shadowText(fieldsOf(element))).to.contain(`Taken from https://www.${other?.domain}/a?b`);
      await untilText(fieldsOf(element), "already");
      expect(shadowText(fieldsOf(element))).to.contain(other?.name);
      expect(shadowText(fieldsOf(element))).to.match(/as the \d+ customers loaded here tell/);
    });
  });
}

describe("one customer", () => {
  it("is made of a double click", async () => {
    const { element, open, all, posts } = await show({ latency: 20, customers: 5 });
    await open();
    await type(element, "name", "Aurora");
    act(element).click();
    act(element).click();
    await waitUntil(() => !drawer(element), "the drawer closes");
    expect(posts()).to.equal(1);
    expect(await all()).to.have.length(6);
  });

  it("is made of a try that was not answered and another one, changed in between", async () => {
    const lost: Fault = { kind: "lost", match: POST, times: 1 };
    const { element, open, all } = await show({ faults: [lost], customers: 5 });
    await open();
    await type(element, "name", "Aurora");
    act(element).click();
    await untilText(fieldsOf(element), "It may have been added all the same.");
    expect(input(element, "name").value).to.equal("Aurora");
    await type(element, "name", "Aurora Outfitters");
    act(element).click();
    await waitUntil(() => !drawer(element), "the drawer closes");
    const names = (await all()).map(({ name }) => name);
    expect(names).to.have.length(6);
    expect(names).to.include("Aurora Outfitters");
  });

  it("is made although its short name is taken, without a word", async () => {
    const taken: Fault = { kind: "status", status: 409, code: "slug_taken", match: POST, times: 1 };
    const { element, open, all } = await show({ faults: [taken], customers: 5 });
    await open();
    await type(element, "name", "Aurora");
    act(element).click();
    await waitUntil(() => !drawer(element), "the drawer closes");
    expect(await all()).to.have.length(6);
  });
});

describe("what is typed", () => {
  it("belongs to whoever is looking, unless another owner is chosen", async () => {
    const { element, open, client } = await show();
    await open();
    await waitUntil(() => has(element, "owner"));
    const select = input(element, "owner") as unknown as HTMLSelectElement;
    expect(select.selectedOptions[0]?.textContent).to.contain("(you)");
    await type(element, "name", "Aurora");
    const created = oneEvent(element, "pv-customer-created");
    act(element).click();
    const { detail } = (await created) as HTMLElementEventMap["pv-customer-created"];
    expect((await client.customers.retrieve(detail.id)).owner).to.equal(select.value);
  });

  it("becomes tags and typed custom fields", async () => {
    const { element, open, client } = await show();
    await open();
    await waitUntil(() => has(element, "custom_fields.seats"));
    await type(element, "name", "Aurora");
    await type(element, "tags", "vip, beta,", "insertFromPaste");
    await type(element, "tags", "late");
    await type(element, "custom_fields.seats", "12");
    await type(element, "custom_fields.region", "EMEA");
    const created = oneEvent(element, "pv-customer-created");
    act(element).click();
    const { detail } = (await created) as HTMLElementEventMap["pv-customer-created"];
    const now = await client.customers.retrieve(detail.id);
    expect(now.tags).to.deep.equal(["vip", "beta", "late"]);
    expect(now.custom_fields).to.deep.equal({ seats: 12, region: "EMEA" });
  });

  it("is not sent without a name: the name is asked for, and takes the focus", async () => {
    const { element, open, posts } = await show();
    await open();
    await type(element, "domain", "not a domain");
    act(element).click();
    await untilText(fieldsOf(element), "This cannot be empty.");
    expect(shadowText(fieldsOf(element))).to.contain("This is not a domain");
    expect(input(element, "name").getAttribute("aria-invalid")).to.equal("true");
    await waitUntil(() => fieldsOf(element).shadowRoot?.activeElement === input(element, "name"));
    expect(posts()).to.equal(0);
  });

  it("stays while the element is moved, drawer and all", async () => {
    const { element, open, provider } = await show();
    await open();
    await type(element, "name", "Aurora");
    const place = document.createElement("div");
    provider.append(place);
    place.append(element);
    await waitUntil(() => drawer(element), "the drawer is open");
    expect(input(element, "name").value).to.equal("Aurora");
    expect(drawer(element)?.matches(":modal")).to.equal(true);
  });

  it("is offered again by another element, and forgotten by starting over", async () => {
    const { element, open, provider } = await show();
    await open();
    await type(element, "name", "Aurora");
    element.remove();
    const other = document.createElement("pv-customer-form");
    other.inline = true;
    provider.append(other);
    await waitUntil(() =>
      other.shadowRoot?.querySelector("pv-customer-fields")?.shadowRoot?.querySelector("form"),
    );
    expect(input(other, "name").value).to.equal("Aurora");
    expect(shadowText(fieldsOf(other))).to.contain("This is what you typed before.");
    buttonNamed(fieldsOf(other), "Start over").click();
    await fieldsOf(other).updateComplete;
    expect(input(other, "name").value).to.equal("");
  });
});

describe("leaving the drawer", () => {
  const typed = async () => {
    const shown = await show();
    await shown.open();
    await type(shown.element, "name", "Aurora");
    return shown;
  };

  it("asks nothing when nothing was typed, and gives the focus back to the opener", async () => {
    const { element, open } = await show();
    await open();
    press(input(element, "name"), "Escape");
    await element.updateComplete;
    expect(drawer(element)).to.equal(null);
    expect(document.activeElement).to.equal(element.querySelector("button"));
  });

  for (const [how, leave] of [
    ["Escape", (element: Element) => void press(input(element, "name"), "Escape")],
    ["the button", (element: Element) => buttonNamed(element, "Close").click()],
    [
      "a click beside it",
      (element: Element) => {
        drawer(element)?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
        drawer(element)?.click();
      },
    ],
  ] as const) {
    it(`by ${how} asks first when something was typed`, async () => {
      const { element } = await typed();
      input(element, "name").focus();
      leave(element);
      await untilText(element, "Close without adding?");
      expect(drawer(element)).to.be.instanceOf(HTMLDialogElement);
      buttonNamed(element, "Keep editing").click();
      await element.updateComplete;
      expect(shadowText(element)).not.to.contain("Close without adding?");
      expect(input(element, "name").value).to.equal("Aurora");
      expect(fieldsOf(element).shadowRoot?.activeElement).to.equal(input(element, "name"));
    });
  }

  it("can keep the draft, which is there when it is opened again", async () => {
    const { element, open } = await typed();
    element.close();
    await untilText(element, "Close without adding?");
    buttonNamed(element, "Close and keep the draft").click();
    await element.updateComplete;
    expect(drawer(element)).to.equal(null);
    await open();
    expect(input(element, "name").value).to.equal("Aurora");
    expect(shadowText(fieldsOf(element))).to.contain("This is what you typed before.");
  });

  it("can discard it", async () => {
    const { element, open, store } = await typed();
    element.close();
    await untilText(element, "Close without adding?");
    buttonNamed(element, "Discard").click();
    await element.updateComplete;
    await open();
    expect(input(element, "name").value).to.equal("");
    expect(store.settings.readOnly).to.equal(false);
  });

  it("has the browser ask before the page is left with a draft", async () => {
    const { element } = await typed();
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    element.close();
    await untilText(element, "Close without adding?");
    buttonNamed(element, "Discard").click();
    const gone = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(gone);
    expect(gone.defaultPrevented).to.equal(false);
  });
});

describe("who may not add customers", () => {
  it("is told so in words when the server refuses, and keeps what was typed", async () => {
    const { element, open } = await show({ faults: [{ kind: "status", status: 403, match: POST }] });
    await open();
    await type(element, "name", "Aurora");
    act(element).click();
    await untilText(fieldsOf(element), "You cannot add customers. Ask an owner or admin of the workspace.");
    expect(input(element, "name").value).to.equal("Aurora");
  });

  it("is told so at once when the server says that they are a member", async () => {
    const { element, open, backend } = await show();
    const me = backend.db.plan.members.find((one) => one.me);
    if (!me) throw new Error("nobody is looking");
    me.role = "member";
    await open();
    await untilText(fieldsOf(element), "You cannot add customers.");
    expect(has(element, "name")).to.equal(false);
  });

  it("sees neither opener nor drawer where nothing can be changed", async () => {
    const { element } = await show({}, { readOnly: true });
    element.show();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector("slot, dialog")).to.equal(null);
  });
});

describe("<pv-customer-form>", () => {
  it("in the page stays for the next customer, and says which one was added", async () => {
    const { element, ready } = await show({}, { inline: true });
    await ready();
    await type(element, "name", "Aurora");
    act(element).click();
    await untilText(fieldsOf(element), "Added: Aurora #");
    expect(input(element, "name").value).to.equal("");
  });

  it("says that it is not connected", async () => {
    const element = await fixture<PvCustomerForm>(html`<pv-customer-form inline></pv-customer-form>`);
    expect(shadowText(element)).to.contain("Not connected to Pivotal.");
  });

  it("shows hostile names, tags and fields as text", async () => {
    const evil = `<img src=x onerror="window.__evil = true">`;
    const { element, open, backend } = await show();
    backend.add.customer({ name: evil, domain: "evil.example", tags: [evil], plan: evil });
    await open();
    await type(element, "domain", "evil.example");
    await untilText(fieldsOf(element), evil);
    expect(fieldsOf(element).shadowRoot?.querySelector("img")).to.equal(null);
    expect("__evil" in window).to.equal(false);
  });

  it("leaves no watcher behind after a hundred comings and goings", async () => {
    const { element, ready, provider, store } = await show({}, { inline: true });
    await ready();
    const before = store.settingsChanged.size;
    for (let i = 0; i < 100; i += 1) {
      element.remove();
      provider.append(element);
    }
    await element.updateComplete;
    expect(store.settingsChanged.size).to.equal(before);
    element.remove();
    expect(store.records.changed.size).to.equal(0);
    expect(store.settingsChanged.size).to.equal(0);
  });

  it("has no accessibility fault, open, with a warning or asking", async () => {
    const { element, open } = await show();
    await open();
    await waitUntil(() => has(element, "owner"));
    part<HTMLDetailsElement>(fieldsOf(element), "details").open = true;
    await type(element, "domain", "nope");
    act(element).click();
    await untilText(fieldsOf(element), "This cannot be empty.");
    await expect(element).to.be.accessible();
    element.close();
    await untilText(element, "Close without adding?");
    await expect(element).to.be.accessible();
  });
});
