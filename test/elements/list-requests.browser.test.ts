import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import type { PvCustomerList } from "@pivotal/elements/customer-list";
import { complete, frame, part, setUp } from "../support/customer-list.ts";

/** A list, and what it had asked the server by the time it showed its first rows. */
async function begin(properties: Partial<PvCustomerList> = {}, options: BackendOptions = {}) {
  const { backend, client } = setUp({ level: "full", ...options });
  const asked = () => backend.log.map(({ path }) => path.replace(/^.*\//, "").replace(/\?.*$/, ""));
  const others = () =>
    asked()
      .filter((path) => path !== "customers")
      .sort();
  const list = document.createElement("pv-customer-list");
  Object.assign(list, properties);
  const first = new Promise<string[]>((resolve) =>
    list.addEventListener("pv-ready", () => resolve(asked()), { once: true }),
  );
  const provider = await fixture<HTMLElementTagNameMap["pv-provider"]>(
    html`<pv-provider .client=${client}>${list}</pv-provider>`,
  );
  const before = await first;
  const { store } = provider;
  if (!store) throw new Error("no store");
  return { list, store, backend, before, asked, others };
}

const settled = async ({ list, store }: Awaited<ReturnType<typeof begin>>): Promise<void> => {
  await complete(list, store);
  for (let turn = 0; turn < 3; turn += 1) await frame();
};

describe("what a list asks the server", () => {
  const everything: Partial<PvCustomerList> = {
    columns: ["name", "owner", "seats"],
    query: "owner:me",
    sort: [{ field: "field.seats", direction: "asc" }],
  };
  for (const [name, properties] of [
    ["with nothing set", {}],
    ["with owners, a custom field and a query of its own", everything],
    ["that starts with a view", { view: "view_1" }],
  ] as const) {
    it(`${name} before its first rows is at most two things`, async () => {
      const { before } = await begin(properties);
      expect(before.length).to.be.within(1, 2);
      expect(before[0]).to.equal("customers");
    });
  }

  it("is no custom field and no person that nobody looks at", async () => {
    const shown = await begin({ columns: ["name", "plan"] });
    await settled(shown);
    await waitUntil(() => shown.others().length > 0);
    expect(shown.others()).to.deep.equal(["views"]);
  });

  it("is no view where the list does not offer them", async () => {
    const shown = await begin({ columns: ["name", "plan"], noFilters: true });
    await settled(shown);
    expect(shown.others()).to.deep.equal([]);
  });

  it("is who the owners are where they are shown, once", async () => {
    const shown = await begin({ columns: ["name", "owner"], noFilters: true });
    await settled(shown);
    expect(shown.others()).to.deep.equal(["members"]);
  });

  it("is what a custom field is called where one is shown", async () => {
    const shown = await begin({ columns: ["name", "seats"], noFilters: true });
    await settled(shown);
    expect(shown.others()).to.deep.equal(["custom_fields"]);
  });

  it("is what the custom fields are called once somebody is about to choose columns or to filter", async () => {
    for (const control of ["pv-list-display", "pv-filter-bar"]) {
      const shown = await begin({ columns: ["name"] });
      await settled(shown);
      expect(shown.others()).not.to.include("custom_fields");
      part(shown.list, control).dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
      await waitUntil(() => shown.others().includes("custom_fields"), control);
    }
  });

  it("is the views, behind the first page, and in the lane of what nobody waits for", async () => {
    const shown = await begin({ columns: ["name"] });
    await waitUntil(() => shown.others().includes("views"));
    expect(shown.before).to.deep.equal(["customers"]);
  });
});
