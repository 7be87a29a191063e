import "@pivotal/elements/customer-status/define";
import { expect, fixture, oneEvent, waitUntil } from "@open-wc/testing";
import type { PvCustomerStatus } from "@pivotal/elements/customer-status";
import type { BackendOptions } from "@pivotal/mocks";
import { statusReason } from "@pivotal/sdk/store/record";
import { customerQuery, type PivotalStore } from "@pivotal/sdk/store/core";
import { html, type TemplateResult } from "lit";
import "../../packages/elements/src/elements/status-dialog/define.ts";
import { mount, shadowText, untilText } from "../support/mount.ts";
import { customer, onboarding } from "../support/records.ts";

/** What the seed holds: an active customer with onboardings going on, and one that churned while one was. */
const ACTIVE = "45";
const CHURNED = "37";

const find = (root: ParentNode) => root.querySelector("pv-customer-status") as PvCustomerStatus;
const part = <T extends Element>(element: Element, selector: string): T => {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} in <${element.localName}>.`);
  return found;
};
const opener = (element: Element) => part<HTMLButtonElement>(element, ".open");
const items = (element: Element) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(".item") ?? [])];
const word = (element: Element) => part(element, ".control .status").textContent?.trim();
const buttonNamed = (element: Element, name: string) => {
  const found = [...(element.shadowRoot?.querySelectorAll("button") ?? [])].find(
    (button) => (button.getAttribute("aria-label") ?? button.textContent)?.trim() === name,
  );
  if (!found) throw new Error(`There is no button "${name}" in <${element.localName}>.`);
  return found;
};
const dialogOf = (element: Element) => element.shadowRoot?.querySelector("pv-status-dialog") ?? undefined;
const untilDialog = async (element: Element) => {
  await waitUntil(() => dialogOf(element)?.shadowRoot?.querySelector("dialog[open]"), "a dialog opens");
  return dialogOf(element) as HTMLElementTagNameMap["pv-status-dialog"];
};
const untilWord = (element: Element, text: string) =>
  waitUntil(() => word(element) === text, `the status becomes ${text}`);

async function choose(element: PvCustomerStatus, status: string): Promise<void> {
  opener(element).click();
  await element.updateComplete;
  const item = items(element).find((one) => one.textContent?.trim().replace("…", "") === status);
  if (!item) throw new Error(`${status} is not offered.`);
  item.click();
  await element.updateComplete;
}

const stores: PivotalStore[] = [];
afterEach(() => {
  // What a test leaves unsaved would keep the page from being closed.
  for (const store of stores.splice(0)) store.clear();
});

/** Shows content below a provider, whose store forgets everything after the test. */
async function within(content: TemplateResult, options?: BackendOptions) {
  const mounted = await mount(content, options);
  const { store } = mounted.provider;
  if (!store) throw new Error("no store");
  stores.push(store);
  return { ...mounted, store };
}

async function show(options: BackendOptions = {}, id = ACTIVE) {
  const { provider, backend, client, store } = await within(
    html`<pv-customer-status customer-id=${id}></pv-customer-status>`,
    options,
  );
  const element = find(provider);
  await waitUntil(() => element.shadowRoot?.querySelector(".control"), "the status is shown");
  const now = () => client.customers.retrieve(id);
  const patches = () => backend.log.filter(({ method }) => method === "PATCH").length;
  return { element, provider, backend, client, store, now, patches };
}

for (const level of ["published", "described", "full"] as const) {
  describe(`the status of a customer on a server that offers the ${level} API`, () => {
    it("is chosen from a menu, shown at once and saved", async () => {
      const { element, now } = await show({ level });
      const saved = oneEvent(element, "pv-customer-saved");
      await choose(element, "Onboarding");
      expect(word(element)).to.equal("Onboarding");
      const { detail } = (await saved) as HTMLElementEventMap["pv-customer-saved"];
      expect(detail.fields).to.deep.equal(["status"]);
      expect((await now()).status).to.equal("onboarding");
    });

    it("is set to at risk with a reason, which is kept and shown", async () => {
      const { element, now } = await show({ level });
      await choose(element, "At risk");
      const dialog = await untilDialog(element);
      const reason = part<HTMLTextAreaElement>(dialog, "textarea");
      reason.value = "Their sponsor left";
      reason.dispatchEvent(new Event("input"));
      buttonNamed(dialog, "Mark as at risk").click();
      await untilText(element, "Their sponsor left");
      await waitUntil(async () => statusReason(await now()) === "Their sponsor left");
      expect((await now()).status).to.equal("at_risk");
    });

    it("is set to churned only after the onboardings that pause were named", async () => {
      const { element, client, now, patches } = await show({ level });
      const going = (await client.onboardings.listForCustomer(ACTIVE, { limit: 100 }).toArray()).filter(
        ({ state, phase }) => state !== "paused" && phase !== "completed",
      );
      await choose(element, "Churned");
      const dialog = await untilDialog(element);
      expect(patches()).to.equal(0);
      await waitUntil(() =>
        going.every((one) => shadowText(dialog).includes(`Onboarding ${one.display_id},`)),
      );
      expect(shadowText(dialog)).to.contain("Notifications stop.");
      const { health_score: score } = await now();
      if (typeof score === "number") expect(shadowText(dialog)).to.contain(`freezes at ${score}.`);
      buttonNamed(dialog, "Mark as churned").click();
      await untilWord(element, "Churned");
      await waitUntil(async () => (await now()).status === "churned");
    });

    it("comes back to active, and a paused onboarding is resumed by one click", async () => {
      const { element, client, now } = await show({ level }, CHURNED);
      const all = () => client.onboardings.listForCustomer(CHURNED, { limit: 100 }).toArray();
      const [paused] = (await all()).filter(({ state }) => state === "paused");
      await choose(element, "Active");
      const dialog = await untilDialog(element);
      await untilText(dialog, `Onboarding ${paused?.display_id},`);
      buttonNamed(dialog, "Bring back to active").click();
      await untilText(dialog, "Active again");
      part<HTMLButtonElement>(dialog, ".resume button").click();
      await untilText(dialog, "Resumed");
      expect((await all()).find(({ id }) => id === paused?.id)?.state).to.equal("active");
      expect((await now()).status).to.equal("active");
    });
  });
}

describe("the menu of statuses", () => {
  it("opens by a key, moves by arrows and letters, and gives the focus back", async () => {
    const { element } = await show();
    const press = (key: string) => {
      const target = element.shadowRoot?.activeElement ?? opener(element);
      target.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
      );
    };
    opener(element).focus();
    press("ArrowDown");
    await element.updateComplete;
    expect(opener(element).getAttribute("aria-expanded")).to.equal("true");
    const focused = () => element.shadowRoot?.activeElement?.textContent?.trim();
    expect(focused()).to.equal("Active");
    press("ArrowDown");
    expect(focused()).to.equal("At risk…");
    press("End");
    press("o");
    expect(focused()).to.equal("Onboarding");
    (element.shadowRoot?.activeElement as HTMLElement).click();
    expect(element.shadowRoot?.activeElement).to.equal(opener(element));
    await untilWord(element, "Onboarding");
  });

  it("offers a status that is not known here, and offers it again when it was left", async () => {
    const { element, store } = await show();
    store.records.edit(ACTIVE, { status: "in_legal_review" });
    await untilWord(element, "in_legal_review");
    await choose(element, "Archived");
    opener(element).click();
    await element.updateComplete;
    expect(items(element).map((item) => item.textContent?.trim())).to.include("in_legal_review");
  });
});

describe("a status that is not saved", () => {
  const refusing = () =>
    show({ faults: [{ kind: "status", status: 500, match: { method: "PATCH" }, times: 1 }] });

  it("goes back to what it was, says so, and is saved by trying again", async () => {
    const { element, now } = await refusing();
    await choose(element, "Archived");
    await untilText(element, "Not saved as Archived.");
    expect(word(element)).to.equal("Active");
    buttonNamed(element, "Try again").click();
    await untilWord(element, "Archived");
    await waitUntil(async () => (await now()).status === "archived");
    expect(shadowText(element)).not.to.contain("Not saved");
  });

  it("is given up by Discard", async () => {
    const { element, patches } = await refusing();
    await choose(element, "Archived");
    await untilText(element, "Not saved as Archived.");
    buttonNamed(element, "Discard").click();
    await element.updateComplete;
    expect(shadowText(element)).not.to.contain("Not saved");
    expect(patches()).to.equal(1);
  });

  it("is still there after the element was moved and made anew", async () => {
    const { element, provider } = await refusing();
    await choose(element, "Archived");
    await untilText(element, "Not saved as Archived.");
    element.remove();
    const other = document.createElement("pv-customer-status");
    other.customerId = ACTIVE;
    provider.append(other);
    await untilText(other, "Not saved as Archived.");
  });

  it("for want of a right is said in words", async () => {
    const { element } = await show({ faults: [{ kind: "status", status: 403, match: { method: "PATCH" } }] });
    await choose(element, "Archived");
    await untilText(element, "You do not have access to this.");
  });

  it("of two quick choices is the first, and the last one wins", async () => {
    const { element, now, patches } = await show({ latency: 20 });
    await choose(element, "Archived");
    await choose(element, "Onboarding");
    expect(word(element)).to.equal("Onboarding");
    await waitUntil(() => patches() === 2);
    await waitUntil(async () => (await now()).status === "onboarding");
    expect(word(element)).to.equal("Onboarding");
  });
});

describe("the question before a change", () => {
  it("changes nothing when it is cancelled, and offers the typed reason again", async () => {
    const { element, patches } = await show();
    await choose(element, "At risk");
    const dialog = await untilDialog(element);
    const reason = part<HTMLTextAreaElement>(dialog, "textarea");
    reason.value = "Their sponsor left";
    reason.dispatchEvent(new Event("input"));
    buttonNamed(dialog, "Cancel").click();
    await waitUntil(() => !dialogOf(element));
    expect(word(element)).to.equal("Active");
    expect(patches()).to.equal(0);
    expect(element.shadowRoot?.activeElement).to.equal(opener(element));
    await choose(element, "At risk");
    const again = await untilDialog(element);
    expect(part<HTMLTextAreaElement>(again, "textarea").value).to.equal("Their sponsor left");
  });

  it("stays open, typed reason and all, while the element is moved", async () => {
    const { element, provider } = await show();
    await choose(element, "At risk");
    const dialog = await untilDialog(element);
    const reason = part<HTMLTextAreaElement>(dialog, "textarea");
    reason.value = "Their sponsor left";
    reason.dispatchEvent(new Event("input"));
    const place = document.createElement("div");
    provider.append(place);
    place.append(element);
    const after = await untilDialog(element);
    expect(part<HTMLTextAreaElement>(after, "textarea").value).to.equal("Their sponsor left");
  });

  it("is over when the element is gone for good, and keeps nobody on the page", async () => {
    const { element } = await show();
    const asks = () => {
      const leaving = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(leaving);
      return leaving.defaultPrevented;
    };
    await choose(element, "At risk");
    await untilDialog(element);
    expect(asks()).to.equal(true);
    element.remove();
    await waitUntil(() => !asks(), "the page can be left", { timeout: 5_000 });
  });

  it("does not overwrite what was changed elsewhere meanwhile: both are shown", async () => {
    const { element, client, store, now } = await show();
    await choose(element, "At risk");
    const dialog = await untilDialog(element);
    const { id } = await client.customers.update(ACTIVE, { status: "onboarding" });
    await store.refresh(customerQuery(ACTIVE));
    await waitUntil(() => store.records.get(id)?.status === "onboarding");
    await element.updateComplete;
    buttonNamed(dialog, "Mark as at risk").click();
    await untilText(element, "Changed elsewhere to Onboarding, while you chose At risk.");
    expect((await now()).status).to.equal("onboarding");
    buttonNamed(element, "Keep mine").click();
    await waitUntil(async () => (await now()).status === "at_risk");
  });

  it("saves once, however often its button is pressed", async () => {
    const { element, patches, now } = await show({ latency: 20 });
    await choose(element, "Churned");
    const act = buttonNamed(await untilDialog(element), "Mark as churned");
    act.click();
    act.click();
    await waitUntil(async () => (await now()).status === "churned");
    expect(patches()).to.equal(1);
  });

  it("says that onboardings pause when they cannot be loaded", async () => {
    const { element } = await show({
      faults: [{ kind: "status", status: 403, match: { path: /onboardings/ } }],
    });
    await choose(element, "Churned");
    await untilText(await untilDialog(element), "could not be loaded");
  });
});

describe("a score that disagrees with the status", () => {
  const low = { ...customer({ health_score: 12 }) };
  const held = async (more = {}) => {
    const { provider, backend } = await within(
      html`<pv-customer-status .customer=${{ ...low, ...more }} .onboardings=${[]}></pv-customer-status>`,
    );
    const element = find(provider);
    await element.updateComplete;
    return { element, backend };
  };

  it("is said, and changes nothing by itself", async () => {
    const { element, backend } = await held();
    await untilText(element, "Health is 12, at risk, and the status is active.");
    expect(word(element)).to.equal("Active");
    expect(backend.log.filter(({ method }) => method !== "GET")).to.have.length(0);
  });

  it("leads to the question that a person answers", async () => {
    const { element } = await held();
    await untilText(element, "Health is 12");
    part<HTMLButtonElement>(element, ".nudge button").click();
    expect(shadowText(await untilDialog(element))).to.contain("Mark as at risk?");
  });

  it("is not held against who has just decided", async () => {
    const { element } = await show({}, ACTIVE);
    await choose(element, "At risk");
    buttonNamed(await untilDialog(element), "Mark as at risk").click();
    await waitUntil(() => element.shadowRoot?.querySelector(".mark.saved"), "it is saved");
    await element.updateComplete;
    expect(shadowText(element)).not.to.contain("Health is");
  });

  it("is dismissed until it is another one", async () => {
    const { element } = await held();
    await untilText(element, "Health is 12");
    buttonNamed(element, "Dismiss").click();
    await element.updateComplete;
    expect(shadowText(element)).not.to.contain("Health is");
    element.customer = {
      ...low,
      health_score: 90,
      status: "at_risk",
      updated_at: "2027-01-01T00:00:00.000Z",
    };
    await untilText(element, "Health is 90, healthy, and the status is at risk.");
  });
});

describe("what cannot be changed", () => {
  it("is shown as plain status, with no button and no nudge", async () => {
    const { provider } = await within(
      html`<pv-customer-status read-only .customer=${customer({ health_score: 3 })}></pv-customer-status>`,
    );
    const element = find(provider);
    await untilText(element, "Active");
    expect(element.shadowRoot?.querySelector("button")).to.equal(null);
    expect(shadowText(element)).to.equal("Active");
  });

  it("needs no connection when it is at hand", async () => {
    const element = await fixture<PvCustomerStatus>(
      html`<pv-customer-status .customer=${customer({ status: "paying_late" })}></pv-customer-status>`,
    );
    expect(shadowText(element)).to.equal("paying_late");
  });

  it("is said when the customer is gone, with a way to try again", async () => {
    const { provider } = await within(html`<pv-customer-status customer-id="99999"></pv-customer-status>`);
    await untilText(find(provider), "This customer does not exist");
  });
});

describe("<pv-customer-status>", () => {
  it("shows what a server or a person wrote as text, whatever it is", async () => {
    const evil = `<img src=x onerror="window.__evil = true">`;
    const { provider } = await within(
      html`<pv-customer-status
        .customer=${customer({
          name: evil,
          status: evil,
          metadata: { status_reason: { status: evil, reason: evil } },
        })}
        .onboardings=${[onboarding({ phase: evil })]}
      ></pv-customer-status>`,
    );
    const element = find(provider);
    await untilText(element, evil);
    await choose(element, "Churned");
    const dialog = await untilDialog(element);
    await untilText(dialog, evil);
    for (const { shadowRoot } of [element, dialog]) expect(shadowRoot?.querySelector("img")).to.equal(null);
    expect("__evil" in window).to.equal(false);
  });

  it("leaves no watcher behind after a hundred comings and goings", async () => {
    const { element, provider, store } = await show();
    for (let i = 0; i < 100; i += 1) {
      element.remove();
      provider.append(element);
    }
    element.remove();
    expect(store.records.changed.size).to.equal(0);
    expect(store.settingsChanged.size).to.equal(0);
  });

  it("has no accessibility fault, with its menu open or its dialog", async () => {
    const { element } = await show({}, CHURNED);
    await expect(element).to.be.accessible();
    opener(element).click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    items(element)[1]?.click();
    const dialog = await untilDialog(element);
    await untilText(dialog, "does not resume by itself");
    await expect(dialog).to.be.accessible();
  });
});
