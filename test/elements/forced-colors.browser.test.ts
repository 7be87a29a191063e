import "@pivotal/elements/customer/define";
import "@pivotal/elements/risk-list/define";
import { expect, waitUntil } from "@open-wc/testing";
import { executeServerCommand } from "@web/test-runner-commands";
import { html } from "lit";
import type { PvCustomer } from "../../packages/elements/src/elements/customer/customer.ts";
import { mount } from "../support/mount.ts";

/** What the system paints in this colour. */
function systemColour(name: string): string {
  const probe = document.createElement("span");
  probe.style.setProperty("color", name);
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
const rootOf = (element: Element | null | undefined): ShadowRoot => {
  if (!element?.shadowRoot) throw new Error("There is no such element yet.");
  return element.shadowRoot;
};

describe("the record where the system chooses the colours", () => {
  before(() => executeServerCommand("forced-colors", true));
  after(() => executeServerCommand("forced-colors", false));

  async function record(tab = "overview"): Promise<ShadowRoot> {
    const { provider } = await mount(html`<pv-customer customer-id="42" tab=${tab}></pv-customer>`, {
      customers: 120,
      seed: 1,
    });
    const root = rootOf(provider.querySelector<PvCustomer>("pv-customer"));
    await waitUntil(() => root.querySelector("[role=tab]"), "the record is shown");
    return root;
  }

  it("shows that something is on its way", async () => {
    const { provider } = await mount(html`<pv-customer customer-id="8"></pv-customer>`, {
      faults: [{ kind: "hang" }],
    });
    const root = rootOf(provider.querySelector("pv-customer"));
    await waitUntil(() => root.querySelector(".skeleton"));
    const skeleton = root.querySelector(".skeleton") as Element;
    await waitUntil(
      () => Number(getComputedStyle(skeleton).opacity) >= 0.3,
      "it is strong enough to be seen",
    );
    expect(getComputedStyle(skeleton).backgroundColor).to.equal(systemColour("CanvasText"));
  });

  it("shows which tab is open by more than a colour that is gone", async () => {
    const root = await record();
    const line = (tab: Element | null) => (tab ? getComputedStyle(tab).borderBlockEndColor : "none");
    const open = root.querySelector('[role=tab][aria-selected="true"]');
    const other = root.querySelector('[role=tab][aria-selected="false"]');
    expect(line(open)).to.equal(systemColour("Highlight"));
    expect(line(other), "the others have no line").to.equal(systemColour("Canvas"));
  });

  it("keeps the shapes of health and status apart from what is behind them", async () => {
    const root = await record();
    await waitUntil(() => root.querySelector("pv-health-score")?.shadowRoot?.querySelector(".shape"));
    const shape = rootOf(root.querySelector("pv-health-score")).querySelector(".shape");
    expect(shape && getComputedStyle(shape).fill).not.to.equal(systemColour("Canvas"));
    const status = rootOf(root.querySelector("pv-customer-status")).querySelector(".open");
    expect(status && getComputedStyle(status).borderTopColor).not.to.equal(systemColour("Canvas"));
  });

  it("gives what can be pressed an edge, and what is pressed another ground", async () => {
    const root = await record("contacts");
    const contacts = () => root.querySelector("pv-contacts")?.shadowRoot;
    await waitUntil(() => contacts()?.querySelector(".filters"), "the contacts are shown");
    const pressed = contacts()?.querySelector('.filters [aria-pressed="true"]');
    expect(pressed && getComputedStyle(pressed).backgroundColor).to.equal(systemColour("Highlight"));
    for (const button of contacts()?.querySelectorAll("button") ?? []) {
      const { borderTopColor, borderTopWidth, color } = getComputedStyle(button);
      const hasEdge = borderTopWidth !== "0px" && borderTopColor !== systemColour("Canvas");
      expect(
        hasEdge || color === systemColour("ButtonText") || color === systemColour("LinkText"),
        button.outerHTML,
      ).to.equal(true);
    }
  });
});
