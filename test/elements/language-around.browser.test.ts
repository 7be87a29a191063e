import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/health-score/define";
import { expect, fixture, html } from "@open-wc/testing";
import { addLanguage } from "@pivotal/elements/languages";
import type { PvHealthScore } from "@pivotal/elements/health-score";
import { de } from "../../packages/elements/src/languages/de/words.ts";
import { fr } from "../../packages/elements/src/languages/fr/words.ts";
import { complete, rows, show } from "../support/customer-list.ts";
import { shadowText, until, untilText } from "../support/mount.ts";

const NOW = "2026-11-23T10:00:00Z";
const customer = {
  id: "c1",
  display_id: 1,
  slug: "aurora",
  name: "Aurora",
  status: "active",
  health_score: 82,
  created_at: NOW,
  updated_at: NOW,
};

/** A score within a part of the page that says its language. */
async function score(lang: string) {
  const part = await fixture(html`<div lang=${lang}><pv-health-score></pv-health-score></div>`);
  const element = part.querySelector("pv-health-score") as PvHealthScore;
  Object.assign(element, { customer });
  await element.updateComplete;
  return { part, element };
}

const page = document.documentElement;
const { lang } = page;
afterEach(() => {
  page.lang = lang;
});

describe("the language around an element", () => {
  it("is English until another is added, and that one at once, whenever it comes", async () => {
    const { element } = await score("de");
    expect(shadowText(element)).to.contain("Healthy");
    addLanguage("de", de);
    await untilText(element, "Gesund");
  });

  it("is the nearest one: two neighbours speak each their own, and a region finds its language", async () => {
    addLanguage("fr", fr);
    const [austrian, french] = [await score("de-AT"), await score("fr")];
    french.element.requestUpdate();
    austrian.element.requestUpdate();
    await Promise.all([austrian.element.updateComplete, french.element.updateComplete]);
    expect(shadowText(austrian.element)).to.contain("Gesund");
    expect(shadowText(french.element)).to.contain("Sain");
  });

  it("is followed when it changes, on the page and on any element between", async () => {
    page.lang = "fr";
    const whole = await fixture<PvHealthScore>(
      html`<pv-health-score .customer=${customer}></pv-health-score>`,
    );
    const { part, element } = await score("fr");
    expect(shadowText(whole)).to.contain("Sain");
    part.setAttribute("lang", "de");
    await untilText(element, "Gesund");
    expect(shadowText(whole)).to.contain("Sain");
    page.lang = "de";
    await untilText(whole, "Gesund");
  });

  it("is followed across shadow roots, and when the element is moved to another part of the page", async () => {
    const { element } = await score("fr");
    const host = await fixture(html`<section><div></div></section>`);
    const root = (host.firstElementChild as Element).attachShadow({ mode: "open" });
    host.setAttribute("lang", "de");
    root.append(element);
    await untilText(element, "Gesund");
    host.setAttribute("lang", "fr");
    await untilText(element, "Sain");
  });

  it("changes single words of a language, English too, and leaves the others", async () => {
    addLanguage("xx", { health: { buckets: { healthy: "Fine" } } });
    const { element } = await score("xx");
    expect(shadowText(element)).to.contain("Fine");
    const meter = element.shadowRoot?.querySelector("[role=meter]");
    expect(meter?.getAttribute("aria-label")).to.equal("Health");
    addLanguage("XX", { health: { label: "Pulse" } });
    await until(() => meter?.getAttribute("aria-label") === "Pulse");
    expect(shadowText(element)).to.contain("Fine");
  });

  it("is text, whatever a language file holds", async () => {
    addLanguage("xa", { health: { buckets: { healthy: "<img src=x onerror=alert(1)>" } } });
    const { element } = await score("xa");
    expect(shadowText(element)).to.contain("<img src=x onerror=alert(1)>");
    expect(element.shadowRoot?.querySelector("img")).to.equal(null);
  });

  it("reaches the rows of a list, those that a scroll brings, and its columns", async () => {
    addLanguage("de", de);
    page.lang = "en";
    const { list, store } = await show({ customers: 200 }, { columns: ["name", "status", "health"] });
    await complete(list, store);
    const text = () =>
      rows(list)
        .map(({ textContent }) => textContent)
        .join(" ");
    expect(text()).to.match(/Active|Onboarding|At risk/);
    page.lang = "de";
    await until(() => text().includes("Gefährdet") || text().includes("Aktiv"));
    expect(text()).not.to.match(/Active|At risk|Watch|Healthy/);
    const scroller = list.shadowRoot?.querySelector(".scroller") as HTMLElement;
    // Someone else on the page speaks another language in between.
    await score("fr");
    const before = rows(list)[0]?.dataset.row;
    scroller.scrollTop = 3_000;
    await until(() => rows(list)[0]?.dataset.row !== before);
    expect(text()).not.to.match(/Active|At risk|Watch|Healthy|Actif|Sain/);
    const head = [...(list.shadowRoot?.querySelectorAll("[role=columnheader] bdi") ?? [])];
    expect(head.map(({ textContent }) => textContent)).to.deep.equal(["Name", "Status", "Health-Score"]);
  });
});
