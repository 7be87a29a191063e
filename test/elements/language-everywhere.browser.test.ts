import "@pivotal/elements";
import { expect, fixture, html } from "@open-wc/testing";
import "@pivotal/elements/languages/ar";
import "@pivotal/elements/languages/de";
import "@pivotal/elements/languages/es";
import "@pivotal/elements/languages/fr";
import "@pivotal/elements/languages/ja";
import type { PvProvider } from "@pivotal/elements/provider";
import "../../packages/elements/src/elements/customer-list/tools/define.ts";
import { ar } from "../../packages/elements/src/languages/ar/words.ts";
import { de } from "../../packages/elements/src/languages/de/words.ts";
import { es } from "../../packages/elements/src/languages/es/words.ts";
import { fr } from "../../packages/elements/src/languages/fr/words.ts";
import { ja } from "../../packages/elements/src/languages/ja/words.ts";
import { deepAll } from "../support/contacts.ts";
import { english, wordsOf } from "../support/english.ts";
import { clientOf, until } from "../support/mount.ts";

const ATTRIBUTES = ["aria-label", "aria-valuetext", "title", "placeholder"];
const page = document.documentElement;
const before = page.lang;
after(() => {
  page.lang = before;
});

/** What people see or are told of an element: its texts and labels, through all shadow roots. */
function saidBy(root: Element): Set<string> {
  const said = new Set<string>();
  for (const element of [root, ...deepAll(root, "*")]) {
    for (const name of ATTRIBUTES) said.add(element.getAttribute(name)?.trim() ?? "");
    if (element instanceof HTMLElement) said.add(element.ariaLabel?.trim() ?? "");
    for (const node of [...element.childNodes, ...(element.shadowRoot?.childNodes ?? [])])
      if (node.nodeType === Node.TEXT_NODE && element.localName !== "style")
        said.add(node.textContent?.replace(/\s+/g, " ").trim() ?? "");
  }
  said.delete("");
  return said;
}

/** A page with every element, each with something to show. */
async function everything(): Promise<PvProvider> {
  const { backend, client } = clientOf({ customers: 30 });
  const { display_id: id } = backend.add.customer({
    name: "Zzyzx 1",
    status: "at_risk",
    domain: "zzyzx.example",
    health: [70, 41],
  });
  const provider = await fixture<PvProvider>(
    html`<pv-provider .client=${client}>
      <pv-customer-list selectable></pv-customer-list>
      <pv-search inline></pv-search>
      <pv-customer customer-id=${id}></pv-customer>
      <pv-customer-status customer-id=${id}></pv-customer-status>
      <pv-health-score variant="full" customer-id=${id}></pv-health-score>
      <pv-contacts customer-id=${id}></pv-contacts>
      <pv-onboardings customer-id=${id}></pv-onboardings>
      <pv-activity customer-id=${id}></pv-activity>
      <pv-custom-fields customer-id=${id}></pv-custom-fields>
      <pv-tags customer-id=${id}></pv-tags>
      <pv-risk-list></pv-risk-list>
      <pv-customer-form inline></pv-customer-form>
    </pv-provider>`,
  );
  const list = provider.querySelector("pv-customer-list");
  await until(() => list?.shadowRoot?.querySelector("[data-row]"), "rows come");
  await until(() => deepAll(provider, "button.filter.wide").length > 0, "the filters come");
  await until(() => deepAll(provider, "details.signal").length > 0, "the signals come");
  await until(() => deepAll(provider, "li.entry").length > 0, "the history comes");
  await until(() => deepAll(provider, "li.row").length > 0, "the risks come");
  deepAll<HTMLElement>(provider, "button[data-field=status]")[0]?.click();
  await until(() => deepAll(provider, ".values input").length > 0, "the filter opens");
  return provider;
}

describe("a page with every element", () => {
  let provider: PvProvider;
  /** Where nothing of the page is a word of ours that a person typed: names of the seed may be one. */
  const data = new Set(["Plan", "Status", "Onboarding"]);

  it("says something in English", async () => {
    page.lang = "en";
    provider = await everything();
    const fixed = new Set([...english.values()].filter((word) => typeof word === "string"));
    const heard = [...saidBy(provider)].filter((text) => fixed.has(text));
    expect(heard.length).to.be.greaterThan(80);
  }).timeout(30_000);

  for (const [code, language] of Object.entries({ ar, de, es, fr, ja })) {
    it(`has in ${code} no English word left, on the screen or in a label`, async () => {
      page.lang = "en";
      provider = await everything();
      page.lang = code;
      const words = wordsOf(language);
      const own = new Set([...words.values()]);
      // Words that are the same in both languages tell nothing.
      const foreign = new Set(
        [...english].flatMap(([path, word]) =>
          typeof word === "string" && word !== words.get(path) && !own.has(word) && !data.has(word)
            ? [word]
            : [],
        ),
      );
      const left = () => [...saidBy(provider)].filter((text) => foreign.has(text));
      await until(() => left().length === 0, "all is said anew").catch(() => undefined);
      expect(left()).to.deep.equal([]);
      const all = [...saidBy(provider)];
      expect(all.filter((text) => /undefined|\[object|NaN/.test(text))).to.deep.equal([]);
      expect(all.filter((text) => own.has(text)).length).to.be.greaterThan(80);
    }).timeout(30_000);
  }
});
