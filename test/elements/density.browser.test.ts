import "@pivotal/elements/customer/define";
import "@pivotal/elements/customer-form/define";
import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/risk-list/define";
import "@pivotal/elements/search/define";
import { setAppearance } from "@pivotal/elements";
import { expect, waitUntil } from "@open-wc/testing";
import { html } from "lit";
import { mount } from "../support/mount.ts";

const TARGETS = "button, input, select, textarea, summary, a[href], [role=tab]";

/** What can be pressed below, in whatever shadow root, as far as it is seen. */
function* targetsIn(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>("*")) {
    if (element.matches(TARGETS) && element.checkVisibility({ visibilityProperty: true })) yield element;
    if (element.shadowRoot) yield* targetsIn(element.shadowRoot);
  }
}

/** By WCAG 2.2 a link in a run of text may be lower, and a small one may have the room of 24 px around it. */
function isTooSmall(element: HTMLElement): boolean {
  if (getComputedStyle(element).display === "inline") return false;
  if (element.matches("[type=checkbox], [type=radio], [type=file]")) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && (height < 24 || width < 24);
}

describe("a compact page", () => {
  before(() => setAppearance({ density: "compact" }));
  after(() => setAppearance(null));

  it("has lower lists, records and forms, in which no target is below 24 px", async () => {
    const content = html`<pv-customer customer-id="42"></pv-customer>
      <pv-customer-form inline></pv-customer-form>
      <pv-customer-list></pv-customer-list>
      <pv-risk-list></pv-risk-list>
      <pv-search></pv-search>`;
    const { provider } = await mount(content, { customers: 60, seed: 1 });
    const heightOf = (tag: string) => provider.querySelector<HTMLElement>(tag)?.offsetHeight ?? 0;
    const isThere = (tag: string, selector: string) =>
      waitUntil(
        () => provider.querySelector(tag)?.shadowRoot?.querySelector(selector),
        `${tag} has ${selector}`,
      );
    await isThere("pv-customer", "[role=tab]");
    await isThere("pv-customer-list", "[data-row]");
    await isThere("pv-customer-form", "pv-customer-fields");
    await isThere("pv-risk-list", ".row");
    await waitUntil(() => [...targetsIn(provider)].length > 40, "forty targets");
    const small = [...targetsIn(provider)].filter(isTooSmall);
    expect(small.map(({ outerHTML }) => outerHTML.slice(0, 120)).join("\n")).to.equal("");
    const tags = ["pv-customer", "pv-customer-form", "pv-risk-list"];
    const compact = tags.map(heightOf);
    setAppearance(null);
    for (const [at, tag] of tags.entries()) {
      expect(heightOf(tag), tag).to.be.above((compact[at] ?? 0) * 1.08);
    }
  });
});
