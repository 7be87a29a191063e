import "@pivotal/elements/activity/define";
import "@pivotal/elements/contacts/define";
import "@pivotal/elements/custom-fields/define";
import "@pivotal/elements/customer/define";
import "@pivotal/elements/customer-form/define";
import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/customer-status/define";
import "@pivotal/elements/health-score/define";
import "@pivotal/elements/onboardings/define";
import "@pivotal/elements/risk-list/define";
import "@pivotal/elements/tags/define";
import { expect } from "@open-wc/testing";
import { replicaOf } from "@pivotal/sdk/store";
import { html } from "lit";
import { deepAll, deepText } from "../support/contacts.ts";
import { complete, loaded, rows, scrollTo, show } from "../support/customer-list.ts";
import { mount, until } from "../support/mount.ts";
import { options, searchPage, type } from "../support/search-page.ts";
import { ALL_PAYLOADS } from "../support/xss/payloads.ts";
import { hostileCustomer } from "../support/xss/records.ts";
import { dangersIn } from "../support/xss/scan.ts";
import { overwriteWords } from "../support/xss/words.ts";

const COUNT = ALL_PAYLOADS.length;
/** Milliseconds for what draws once for each text. */
const PATIENCE = 30_000;
const expectText = (root: ParentNode, what?: string) => expect(dangersIn(root).join("\n"), what).to.equal("");

/** Customers of the backend with each hostile text in all their fields. */
const seeds = ALL_PAYLOADS.map((text) => ({
  name: `Hostile ${text}`,
  slug: text,
  domain: text,
  status: "active",
  plan: text,
  tags: [text],
  owner_email: text,
  custom_fields: { [text]: text },
}));

describe("every hostile text in a list of customers", () => {
  it("is text only in each of its rows, columns, filters and groups", async function () {
    this.timeout(PATIENCE);
    const columns = ["name", "id", "domain", "owner", "plan", "status", "health", "mrr", "tag", "created"];
    const { list, store, backend, provider } = await show(
      { customers: 0 },
      { columns, href: "/customers/{slug}/{name}/{id}" },
    );
    for (const seed of seeds) backend.add.customer(seed);
    await replicaOf(store).refresh();
    await loaded(list);
    await complete(list, store);
    let seen = 0;
    for (let top = 0; seen < COUNT; top += 400) {
      await scrollTo(list, top);
      seen = Math.max(seen, ...rows(list).map((row) => Number(row.dataset["row"]) + 1));
      expectText(provider);
      expect(top).to.be.below(COUNT * 60);
    }
    for (const name of ["Plan", "Tags", "Owner", "More"]) {
      const opener = deepAll<HTMLButtonElement>(provider, "button").find((one) =>
        one.textContent?.trim().startsWith(name),
      );
      opener?.click();
      await until(() => deepAll(provider, "pv-filter-panel").length > 0, "the values come");
      await list.updateComplete;
      expectText(provider, name);
    }
    for (const groupBy of ["plan", "owner", "status"] as const) {
      list.groupBy = groupBy;
      await list.updateComplete;
      expectText(provider, groupBy);
    }
  });

  it("is text only where a search finds it", async function () {
    this.timeout(PATIENCE);
    const { backend, provider, search } = await searchPage({
      search: { href: "/customers/{slug}", limit: COUNT },
    });
    for (const seed of seeds) backend.add.customer(seed);
    search.show();
    if (provider.store) await replicaOf(provider.store).refresh();
    type(search, "hostile");
    await until(() => options(search).length === COUNT, `all ${COUNT} are found`, PATIENCE);
    expectText(provider);
  });
});

describe("every hostile text in an attribute", () => {
  const customer = hostileCustomer("Acme", 1);
  const given: Record<string, object> = {
    "pv-activity": { customer, activity: [] },
    "pv-contacts": { customer, contacts: [] },
    "pv-custom-fields": { customer },
    "pv-customer": { customer },
    "pv-customer-form": {},
    "pv-customer-status": { customer },
    "pv-health-score": { customer },
    "pv-onboardings": { customer, onboardings: [] },
    "pv-risk-list": { customers: [customer] },
    "pv-search": {},
    "pv-tags": { customer },
  };
  for (const [tag, properties] of Object.entries(given)) {
    it(`of <${tag}> leads nowhere and is no markup`, async function () {
      this.timeout(PATIENCE);
      const { provider } = await mount(html`<p>A page</p>`, { customers: 0 });
      const element = Object.assign(
        document.createElement(tag),
        properties,
      ) as HTMLElementTagNameMap["pv-tags"];
      const { observedAttributes } = element.constructor as unknown as { observedAttributes: string[] };
      // Each is asked for below, where the server answers.
      const names = observedAttributes.filter((name) => name !== "customer-id");
      provider.append(element);
      for (const text of ALL_PAYLOADS) {
        for (const name of [...names, "lang", "title", "aria-label"]) element.setAttribute(name, text);
        await element.updateComplete;
        expectText(provider, text);
      }
    });
  }

  for (const names of [
    ["href", "remember", "lang"],
    ["query", "sort", "group-by", "view"],
  ]) {
    it(`of the list leads nowhere and is no markup: ${names.join(", ")}`, async function () {
      this.timeout(PATIENCE);
      const { list, provider } = await show({ customers: 3 });
      await loaded(list);
      for (const text of ALL_PAYLOADS) {
        for (const name of names) list.setAttribute(name, text);
        await list.updateComplete;
        expectText(provider, text);
      }
    });
  }
});

describe("every hostile text that a server answers with", () => {
  it("is text only in what an element says of an error", async () => {
    let answers = 0;
    const respond = (): Response => {
      const at = answers++ % COUNT;
      const text = ALL_PAYLOADS[at] ?? "";
      const error = { type: text, code: text, message: text, param: text, field: text, request_id: text };
      return Response.json({ error }, { status: [400, 403, 409, 422][at % 4] ?? 400 });
    };
    // The ids are hostile, too; those that no id can be like are refused before anything is asked.
    const content = ALL_PAYLOADS.map((text) => html`<pv-health-score customer-id=${text}></pv-health-score>`);
    const { provider } = await mount(html`${content}`, { faults: [{ kind: "respond", respond }] });
    const answered = () => answers > 150 && deepAll(provider, ":state(loading)").length === 0;
    await until(answered, "each has failed");
    expect(deepText(provider).length).to.be.above(COUNT);
    expectText(provider);
  });
});

describe("every hostile text in the words of a language", () => {
  it("is text only in each element, whichever word it stands for", async function () {
    this.timeout(PATIENCE);
    const count = overwriteWords(ALL_PAYLOADS, 0);
    expect(count).to.be.above(COUNT);
    for (let turn = 0; turn < 3; turn += 1) {
      overwriteWords(ALL_PAYLOADS, Math.floor((turn * COUNT) / 3));
      const content = html`<pv-customer customer-id="29"></pv-customer
        ><pv-contacts customer-id="29"></pv-contacts><pv-onboardings customer-id="29"></pv-onboardings
        ><pv-activity customer-id="29"></pv-activity><pv-tags customer-id="29"></pv-tags
        ><pv-custom-fields customer-id="29"></pv-custom-fields><pv-risk-list></pv-risk-list
        ><pv-customer-list selectable></pv-customer-list><pv-customer-form inline></pv-customer-form
        ><pv-health-score customer-id="29" variant="full"></pv-health-score
        ><pv-customer-status customer-id="29"></pv-customer-status><pv-search></pv-search><pv-tags></pv-tags
        ><pv-contacts customer-id="999"></pv-contacts>`;
      const { provider } = await mount(content, { customers: 40 });
      await until(() => deepText(provider).length > 8_000, "the elements are there");
      for (const button of deepAll<HTMLButtonElement>(provider, "button:not([type=submit])").slice(0, 150)) {
        button.click();
      }
      await until(
        () => deepAll(provider, "[role=menu], [role=dialog], dialog, form").length > 0,
        "menus are open",
      );
      expectText(provider);
      // A draft that is left has the browser ask before the page of the tests is closed.
      provider.store?.clear();
      provider.remove();
    }
  });
});
