import "@pivotal/elements/custom-fields/define";
import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import { customerQuery } from "@pivotal/sdk/store";
import type { TemplateResult } from "lit";
import type { PvCustomFields } from "../../packages/elements/src/elements/custom-fields/custom-fields.ts";
import { guessFields } from "../../packages/elements/src/elements/custom-fields/guess-fields.ts";
import type { PvField } from "../../packages/elements/src/elements/field/field.ts";
import { mount, shadowText, untilText } from "../support/mount.ts";
import { customer } from "../support/records.ts";

const HELD = { seats: 12, renewal_date: "2027-06-07", region: "EMEA", account_notes: "Ask for Jo" };

const leave: (() => void)[] = [];
afterEach(() => {
  // A draft that a test leaves behind would keep the page from closing.
  for (const off of leave.splice(0)) off();
});

async function shown(options?: BackendOptions, view?: TemplateResult) {
  const mounted = await mount(view ?? html`<pv-custom-fields customer-id="8"></pv-custom-fields>`, options);
  const { client, provider } = mounted;
  leave.push(() => provider.store?.clear());
  const element = provider.querySelector("pv-custom-fields") as PvCustomFields;
  await client.customers.update("8", { custom_fields: HELD });
  await provider.store?.refresh(customerQuery("8"));
  return { ...mounted, element, held: async () => (await client.customers.retrieve("8")).custom_fields };
}

const fields = (element: Element) => [...(element.shadowRoot?.querySelectorAll<PvField>("pv-field") ?? [])];
const untilField = async (element: Element, slug: string): Promise<PvField> => {
  const find = () => fields(element).find(({ field }) => field === `custom_fields.${slug}`);
  await waitUntil(find, `${slug} is shown`);
  const field = find() as PvField;
  await field.updateComplete;
  return field;
};
const open = async (field: PvField) => {
  field.edit();
  const editor = () => field.shadowRoot?.querySelector("pv-field-editor");
  await waitUntil(() => editor()?.input, "an input opens");
  return editor()?.input as HTMLInputElement | HTMLSelectElement;
};
const save = (input: HTMLElement & { value: string }, value: string) => {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  input.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true }),
  );
};
const value = (field: PvField) => field.shadowRoot?.querySelector(".text")?.textContent;

for (const level of ["described", "full"] as const) {
  describe(`custom fields on a server of level ${level}`, () => {
    it("are shown by their type, and saved as what they are", async () => {
      const { element, held } = await shown({ level });
      expect(value(await untilField(element, "renewal_date"))).to.equal("Jun 7, 2027");
      const seats = await untilField(element, "seats");
      const told = oneEvent<HTMLElementEventMap["pv-customer-saved"]>(element, "pv-customer-saved");
      save(await open(seats), "40");
      expect((await told).detail.fields).to.deep.equal(["custom_fields.seats"]);
      expect((await held())?.["seats"]).to.equal(40);
      expect((await held())?.["account_notes"]).to.equal(HELD.account_notes);
    });

    it("that are numbers refuse what is none, in words", async () => {
      const { element, held } = await shown({ level });
      const seats = await untilField(element, "seats");
      save(await open(seats), "many");
      const editor = seats.shadowRoot?.querySelector("pv-field-editor") as Element;
      await untilText(editor, "This is not a number.");
      expect((await held())?.["seats"]).to.equal(HELD.seats);
    });

    it("that are days are chosen as days", async () => {
      const { element, held } = await shown({ level });
      const input = await open(await untilField(element, "renewal_date"));
      expect((input as HTMLInputElement).type).to.equal("date");
      save(input, "2028-01-31");
      await waitUntil(async () => (await held())?.["renewal_date"] === "2028-01-31", "it is saved");
    });
  });
}

describe("custom fields that the workspace defines", () => {
  it("stand in its order, empty ones too, with the choices of a select", async () => {
    const { element, client } = await shown();
    const defined = await client.customFields.list({ limit: 100 }).toArray();
    const select = defined.find(({ type }) => type === "select");
    const field = await untilField(element, select?.slug ?? "");
    expect(
      fields(element)
        .slice(0, defined.length)
        .map((one) => one.label),
    ).to.deep.equal(defined.map(({ label }) => label));
    const input = (await open(field)) as HTMLSelectElement;
    expect(input.localName).to.equal("select");
    const offered = [...input.options].map((one) => one.value);
    expect(select?.options?.every((one) => offered.includes(one))).to.equal(true);
  });

  it("are not the only ones: what a customer holds besides is shown after them", async () => {
    const held = customer({ custom_fields: { seats: 3, account_notes: "Ask for Jo" } });
    const defined = [{ object: "custom_field" as const, slug: "seats", label: "Licences", type: "number" }];
    const element = await fixture<PvCustomFields>(
      html`<pv-custom-fields .customer=${held} .definitions=${defined}></pv-custom-fields>`,
    );
    expect(fields(element).map(({ label }) => label)).to.deep.equal(["Licences", "Account notes"]);
  });
});

describe("custom fields that nobody defines", () => {
  it("are numbers and days where every value is one", () => {
    const kinds = guessFields([
      customer({ custom_fields: { seats: 3, day: "2026-05-01", mixed: 1, empty: null } }),
      customer({ custom_fields: { seats: null, day: null, mixed: "two" } }),
    ]);
    expect(Object.fromEntries(kinds.map(({ slug, type }) => [slug, type]))).to.deep.equal({
      seats: "number",
      day: "date",
      mixed: "string",
      empty: "string",
    });
  });
});

describe("custom fields that cannot be changed", () => {
  it("are not offered on a server without them", async () => {
    const { element } = await shown({ level: "published" });
    await untilText(element, "This server has no custom fields.");
  });

  it("are only shown where nothing may be changed", async () => {
    const { element } = await shown(
      {},
      html`<pv-custom-fields customer-id="8" read-only></pv-custom-fields>`,
    );
    const field = await untilField(element, "account_notes");
    expect(value(field)).to.equal(HELD.account_notes);
    expect(fields(element).some((one) => one.shadowRoot?.querySelector("button"))).to.equal(false);
  });

  it("at hand need no connection, and hostile text is text", async () => {
    const hostile = `<img src=x onerror="window.broken=1">`;
    const element = await fixture<PvCustomFields>(
      html`<pv-custom-fields
        .customer=${customer({ custom_fields: { [hostile]: hostile } })}
      ></pv-custom-fields>`,
    );
    await element.updateComplete;
    const [field] = fields(element);
    expect(shadowText(field as PvField)).to.include(hostile);
    expect(field?.shadowRoot?.querySelector("img") === null).to.equal(true);
  });

  it("say so when there are none", async () => {
    const element = await fixture<PvCustomFields>(
      html`<pv-custom-fields .customer=${customer({ custom_fields: {} })}></pv-custom-fields>`,
    );
    expect(shadowText(element)).to.include("No custom fields yet.");
  });

  it("leave no watcher behind after a hundred comings and goings", async () => {
    const { element, provider } = await shown();
    await untilField(element, "account_notes");
    element.remove();
    const before = provider.store?.records.changed.size;
    for (let i = 0; i < 100; i += 1) {
      provider.append(element);
      element.remove();
    }
    expect(provider.store?.records.changed.size).to.equal(before);
  });

  it("are accessible", async () => {
    const { element } = await shown();
    await untilField(element, "account_notes");
    await expect(element).to.be.accessible();
  });
});
