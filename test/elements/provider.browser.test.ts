import "@pivotal/elements/health-score/define";
import { expect, fixture, waitUntil } from "@open-wc/testing";
import { customerQuery } from "@pivotal/sdk/store";
import { html } from "lit";
import { configure } from "../../packages/elements/src/context/configure.ts";
import { PvProvider } from "../../packages/elements/src/elements/provider/provider.ts";
import { clientOf, mount, shadowText, untilText } from "../support/mount.ts";

const find = (root: ParentNode): Element => {
  const found = root.querySelector("pv-health-score");
  if (!found) throw new Error("There is no element.");
  return found;
};
const pill = (id = "29") => html`<pv-health-score customer-id=${id}></pv-health-score>`;
const untilMeter = (element: Element) => waitUntil(() => element.shadowRoot?.querySelector("[role=meter]"));

describe("a provider", () => {
  it("takes no room on the page", async () => {
    const { provider } = await mount(html`<p>Page</p>`);
    expect(getComputedStyle(provider).display).to.equal("contents");
  });

  it("whose client is replaced drops what the first one loaded", async () => {
    const { provider } = await mount(pill());
    await untilMeter(find(provider));
    const first = provider.store;
    const second = clientOf({ faults: [{ kind: "hang" }] });
    provider.client = second.client;
    await provider.updateComplete;
    await waitUntil(() => second.backend.log.length > 0 || shadowText(find(provider)).includes("Loading"));
    expect(first?.records.size).to.equal(0);
    expect(find(provider).shadowRoot?.querySelector("[role=meter]")).to.equal(null);
  });

  it("says whose the customers are, and drops them when somebody else signs in", async () => {
    const { provider } = await mount(pill());
    await untilMeter(find(provider));
    const first = provider.store;
    provider.setAttribute("contacts", "all");
    await provider.updateComplete;
    expect(provider.store).to.equal(first);
    expect(provider.store?.settings.contacts).to.equal("all");
    provider.setAttribute("session", "ada");
    provider.setAttribute("persist", "");
    await provider.updateComplete;
    expect(first?.records.size).to.equal(0);
    const { session, persist } = provider.store?.settings ?? {};
    expect([session, persist]).to.deep.equal(["ada", true]);
    provider.removeAttribute("session");
    await provider.updateComplete;
    expect(provider.store?.settings.session).to.equal(undefined);
  });

  it("that is defined after its elements still reaches them", async () => {
    const { client } = clientOf();
    const tag = "pv-provider-late";
    const late = await fixture<PvProvider>(html`<div></div>`);
    const provider = document.createElement(tag) as PvProvider;
    const element = document.createElement("pv-health-score");
    element.setAttribute("customer-id", "29");
    provider.client = client;
    provider.append(element);
    late.append(provider);
    await untilText(element, "Not connected");
    customElements.define(tag, class extends PvProvider {});
    await untilMeter(element);
  });

  it("draws the lines of its workspace, and the usual ones when they are taken away or no number", async () => {
    const { provider } = await mount(html`<pv-health-score score="75"></pv-health-score>`);
    for (const [value, word] of [
      ["90", "Watch"],
      [null, "Healthy"],
      ["80", "Watch"],
      ["high", "Healthy"],
    ] as const) {
      if (value === null) provider.removeAttribute("healthy-from");
      else provider.setAttribute("healthy-from", value);
      await untilText(find(provider), word);
    }
  });

  it("wins over the page's own connection, which is not asked", async () => {
    const page = clientOf();
    configure({ client: page.client });
    const { provider, backend } = await mount(pill());
    await untilMeter(find(provider));
    expect(backend.log.length).to.equal(1);
    expect(page.backend.log.length).to.equal(0);
    configure(null);
  });
});

describe("a page without a provider", () => {
  afterEach(() => configure(null));

  it("connects its elements with configure()", async () => {
    const element = await fixture(pill());
    const { client, backend } = clientOf();
    configure({ client });
    await waitUntil(() => backend.log.length === 1);
    await untilMeter(element);
  });

  it("asks anew when the page comes back from the back/forward cache, once, and not when it was only out of sight", async () => {
    const element = await fixture(pill());
    const { client, backend } = clientOf();
    const store = configure({ client });
    const isAsking = () => store.read(customerQuery("29")).fetching;
    const restored = () => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await untilMeter(element);
    document.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new Event("online"));
    expect(isAsking()).to.equal(false);
    restored();
    expect(isAsking()).to.equal(true);
    await waitUntil(() => backend.log.length === 2 && !isAsking());
    configure(null);
    restored();
    expect(isAsking()).to.equal(false);
  });

  it("lets go of them, and of what they loaded, with configure(null)", async () => {
    const element = await fixture(pill());
    const store = configure({ client: clientOf().client });
    await untilMeter(element);
    expect(configure(null)).to.equal(undefined);
    await untilText(element, "Not connected");
    expect(store.records.size).to.equal(0);
  });

  it("takes over an element that leaves a provider", async () => {
    const page = clientOf();
    configure({ client: page.client });
    const { provider } = await mount(pill());
    const element = find(provider);
    await untilMeter(element);
    provider.after(element);
    await waitUntil(() => page.backend.log.length === 1);
    await untilMeter(element);
    element.remove();
  });
});
