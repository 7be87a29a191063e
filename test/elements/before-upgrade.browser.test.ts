import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { PvCustomerList } from "@pivotal/elements/customer-list";
import type { PvProvider } from "@pivotal/elements/provider";
import type { PvSearch } from "@pivotal/elements/search";
import { heldClient, LEVELS } from "../support/held-client.ts";

const PATIENCE = { timeout: 8_000 };

/** Elements are defined once in a page: what a host did before that is done here for every level, and looked at afterwards. */
const pages = LEVELS.map((level) => {
  const { client, letGo } = heldClient({ level, customers: 40, seed: 7 });
  letGo("ever");
  const provider: PvProvider = document.createElement("pv-provider");
  const list: PvCustomerList = document.createElement("pv-customer-list");
  const search: PvSearch = document.createElement("pv-search");
  provider.client = client;
  const action = { id: "new", label: "New customer", run: () => undefined };
  Object.assign(list, {
    query: "-status:churned",
    sort: [{ field: "name", direction: "asc" }],
    columns: ["name", "plan"],
    selectable: true,
    includeInactive: true,
    noFilters: true,
  });
  Object.assign(search, { inline: true, placeholder: "Find somebody", actions: [action] });
  provider.append(list, search);
  return { level, provider, list, search };
});

describe("properties that were set before their element was defined", () => {
  before(async () => {
    expect(customElements.get("pv-customer-list")).to.equal(undefined);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    for (const { provider } of pages) document.body.append(provider);
    await import("@pivotal/elements/customer-list/define");
    await import("@pivotal/elements/search/define");
    // Last, as when its script is the slowest.
    await import("@pivotal/elements/provider/define");
    place.remove();
  });
  after(() => {
    for (const { provider } of pages) provider.remove();
  });

  for (const { level, list, search, provider } of pages) {
    it(`are those of the list, on a server of level ${level}`, async () => {
      const rows = () => [...(list.shadowRoot?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      await waitUntil(() => rows().length > 5, "rows come", PATIENCE);
      expect(
        Object.keys(list).filter((key) => ["query", "sort", "columns", "selectable"].includes(key)),
      ).to.deep.equal([]);
      const heads = [...(list.shadowRoot?.querySelectorAll(".head .title") ?? [])];
      expect(heads.map((head) => head.textContent?.trim())).to.deep.equal(["Name", "Plan"]);
      await waitUntil(() => {
        const names = rows()
          .sort((a, b) => Number(a.dataset.row) - Number(b.dataset.row))
          .map((row) => row.querySelector(".name-cell")?.textContent?.trim() ?? "");
        return names.join() === [...names].sort(new Intl.Collator().compare).join();
      }, "rows stand by name");
      expect(list.shadowRoot?.querySelector("[data-row] input[type=checkbox]")).not.to.equal(null);
    });

    it(`are those of the search, on a server of level ${level}`, async () => {
      expect(Object.hasOwn(search, "inline")).to.equal(false);
      await waitUntil(() => search.shadowRoot?.querySelector("input"), "its field is there", PATIENCE);
      const field = search.shadowRoot?.querySelector("input");
      expect(field?.placeholder).to.equal("Find somebody");
      const [row] = provider.store?.records.values() ?? [];
      if (!field || !row) throw new Error("nothing to look for");
      field.focus();
      field.value = row.name;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await waitUntil(
        () => search.shadowRoot?.querySelector(`#customer-${row.id}`),
        "the customer is found",
        PATIENCE,
      );
      field.value = "";
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await waitUntil(
        () => search.shadowRoot?.textContent?.includes("New customer"),
        "what the host offers",
        PATIENCE,
      );
    });
  }
});
