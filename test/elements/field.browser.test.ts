import { expect, fixture, html, nextFrame, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import { createStore, type CustomerField } from "@pivotal/sdk/store";
import { editsOf } from "@pivotal/sdk/store/edits";
import { render } from "lit";
import { customerField } from "../../packages/elements/src/elements/field/customer-field.ts";
import type { PvField } from "../../packages/elements/src/elements/field/field.ts";
import type { FieldKind } from "../../packages/elements/src/format/field-text.ts";
import { clientOf } from "../support/mount.ts";

interface Setting extends BackendOptions {
  readonly number?: string;
  readonly kind?: FieldKind;
  readonly canWrite?: boolean;
}

const leave: (() => void)[] = [];
afterEach(() => {
  for (const off of leave.splice(0)) off();
});

/** A customer's field, drawn again whenever the record changes. */
async function shown(
  field: CustomerField,
  { number = "7", kind, canWrite = true, ...options }: Setting = {},
) {
  const { backend, client } = clientOf(options);
  const store = createStore({ client });
  const row = await client.customers.retrieve(number);
  store.records.put([row]);
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const outside = await fixture<HTMLElement>(html`<button>elsewhere</button>`);
  const saved: string[] = [];
  const draw = () => {
    const customer = store.records.get(row.id);
    if (!customer) return;
    const told = (name: string) => void saved.push(name);
    render(
      customerField(
        { store, customer, canWrite, saved: told },
        { field, label: "The field", ...(kind && { kind }) },
      ),
      place,
    );
  };
  // A draft that a test leaves behind would keep the page from closing.
  leave.push(store.records.changed.add(draw), () => store.clear());
  draw();
  const element = place.querySelector("pv-field") as PvField;
  await element.updateComplete;
  const root = () => element.shadowRoot as ShadowRoot;
  const editor = () => root().querySelector("pv-field-editor");
  const value = () => root().querySelector<HTMLElement>(".show");
  const input = async () => {
    await waitUntil(() => editor()?.input, "an input opens");
    return editor()?.input as HTMLInputElement;
  };
  const open = async () => {
    value()?.click();
    return input();
  };
  const session = () => editsOf(store).get(row.id, field);
  const settled = async () => {
    // Leaving an input takes effect when it is clear that the editor was not just moved.
    await nextFrame();
    await waitUntil(() => !session()?.state.saving, "it is saved");
    await element.updateComplete;
  };
  const now = () => client.customers.retrieve(row.id);
  return {
    backend,
    client,
    store,
    row,
    place,
    outside,
    element,
    root,
    editor,
    value,
    input,
    open,
    session,
    settled,
    now,
    saved,
  };
}

const type = (input: HTMLInputElement, value: string) => {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
};
const press = (target: Element | null, key: string, more: KeyboardEventInit = {}) =>
  target?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
const said = (root: ShadowRoot) => root.textContent?.replace(/\s+/g, " ").trim() ?? "";
const button = (root: ShadowRoot, label: string) => {
  const found = [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(label));
  if (!found) throw new Error(`no button ${label}`);
  return found;
};

for (const level of ["published", "described", "full"] as const) {
  describe(`a field of a record on a server of level ${level}`, () => {
    it("is edited by a click, saved when one goes elsewhere, and shows that it is saved", async () => {
      const one = await shown("plan", { level });
      type(await one.open(), "Scale");
      one.outside.focus();
      await one.settled();
      expect((await one.now()).plan).to.equal("Scale");
      expect(one.root().querySelector('[aria-label="Saved"]') !== null).to.equal(true);
      expect(one.saved).to.deep.equal(["plan"]);
      expect(document.activeElement === one.outside).to.equal(true);
    });

    it("is edited by F2, saved by Ctrl+Enter, and takes the focus back", async () => {
      const one = await shown("name", { level });
      one.value()?.focus();
      press(one.value(), "F2");
      const input = await one.input();
      await waitUntil(() => one.editor()?.shadowRoot?.activeElement === input, "the input has the focus");
      type(input, "Renamed");
      press(input, "Enter", { ctrlKey: true });
      await one.settled();
      expect((await one.now()).name).to.equal("Renamed");
      expect(one.root().activeElement === one.value()).to.equal(true);
    });

    it("is restored by Esc, with nothing sent", async () => {
      const one = await shown("plan", { level });
      const input = await one.open();
      type(input, "Scale");
      press(input, "Escape");
      await one.settled();
      expect(one.root().activeElement === one.value()).to.equal(true);
      expect(one.backend.log.some(({ method }) => method === "PATCH")).to.equal(false);
    });
  });
}

describe("two quick edits of a field", () => {
  it("end in the last, while the first is on its way", async () => {
    const one = await shown("plan", { latency: 40 });
    const first = await one.open();
    type(first, "First");
    press(first, "Enter");
    await one.element.updateComplete;
    const second = await one.open();
    type(second, "Second");
    press(second, "Enter");
    await one.settled();
    await waitUntil(async () => (await one.now()).plan === "Second", "the last one wins");
    expect(said(one.root())).to.include("Second");
  });
});

describe("a field that could not be saved", () => {
  const failing = async () => {
    const one = await shown("plan");
    one.backend.faults.push({ kind: "networkError", times: 1, match: { method: "PATCH" } });
    type(await one.open(), "Scale");
    one.outside.focus();
    await one.settled();
    return one;
  };

  it("keeps what was typed, says why below it, and tries again", async () => {
    const one = await failing();
    await waitUntil(() => one.root().querySelector(".more"), "it says why");
    expect(said(one.root())).to.include("could not be reached");
    expect(one.editor()?.shadowRoot?.textContent).to.include("Scale").and.to.include("Not saved");
    button(one.root(), "Try again").click();
    await one.settled();
    expect((await one.now()).plan).to.equal("Scale");
    expect(one.root().querySelector(".more") === null).to.equal(true);
  });

  it("keeps what was typed when the record is drawn elsewhere, and asks before the page is left", async () => {
    const one = await failing();
    one.element.remove();
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    one.place.append(one.element);
    await one.element.updateComplete;
    expect(one.editor()?.shadowRoot?.textContent).to.include("Scale");
    button(one.root(), "Discard").click();
    await one.settled();
    const free = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(free);
    expect(free.defaultPrevented).to.equal(false);
    expect(said(one.root())).to.include(one.row.plan ?? "Not set");
  });

  it("goes on with the same text and focus when the field is moved", async () => {
    const one = await shown("plan");
    const input = await one.open();
    await waitUntil(() => one.editor()?.shadowRoot?.activeElement === input);
    type(input, "Sca");
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(one.element);
    await one.element.updateComplete;
    await one.editor()?.updateComplete;
    expect((await one.input()).value).to.equal("Sca");
    expect(one.backend.log.some(({ method }) => method === "PATCH")).to.equal(false);
    await waitUntil(() => one.editor()?.shadowRoot?.activeElement === one.editor()?.input, "focus is kept");
  });
});

describe("a change from elsewhere", () => {
  for (const choice of ["Keep mine", "Take theirs"]) {
    it(`shows both values; "${choice}" decides`, async () => {
      const one = await shown("plan");
      type(await one.open(), "Mine");
      one.store.records.put([await one.client.customers.update(one.row.id, { plan: "Theirs" })]);
      await waitUntil(() => one.session()?.state.theirs !== undefined, "it is known");
      one.outside.focus();
      await one.settled();
      await waitUntil(() => one.root().querySelector(".more"), "both are shown");
      expect(said(one.root())).to.include("Theirs").and.to.include("Mine");
      expect((await one.now()).plan).to.equal("Theirs");
      button(one.root(), choice).click();
      await one.settled();
      expect((await one.now()).plan).to.equal(choice === "Keep mine" ? "Mine" : "Theirs");
    });
  }
});

describe("a field that a CRM owns", () => {
  it("names it beside the value, and says before saving that it will be overwritten", async () => {
    const { client } = clientOf();
    const rows = await client.customers.list({ limit: 100 }).toArray();
    const owned = rows.find(({ field_sources }) => field_sources?.["plan"] === "salesforce");
    const one = await shown("plan", { number: String(owned?.display_id) });
    const mark = one.root().querySelector("[role=img]");
    expect(mark?.getAttribute("aria-label")).to.equal("Synced from Salesforce");
    expect(mark?.getAttribute("title")).to.equal("Synced from Salesforce");
    await one.open();
    await waitUntil(() => one.editor()?.shadowRoot?.textContent?.includes("Its next sync will overwrite"));
  });
});

describe("a field in words", () => {
  it("writes money as the locale does, and takes it in the major unit", async () => {
    const one = await shown("mrr", { kind: "money" });
    one.store.records.put([await one.client.customers.update(one.row.id, { mrr: 123_450 })]);
    await one.element.updateComplete;
    expect(one.value()?.textContent?.trim()).to.equal("1,234.50");
    const input = await one.open();
    expect(input.value).to.equal("1234.5");
    type(input, "no number");
    press(input, "Enter");
    await waitUntil(() => one.editor()?.shadowRoot?.textContent?.includes("This is not a number."));
    expect(input.getAttribute("aria-invalid")).to.equal("true");
  });

  it("shows hostile text as text", async () => {
    const hostile = `<img src=x onerror="window.broken=1">\u202e`;
    const one = await shown("plan");
    one.store.records.put([await one.client.customers.update(one.row.id, { plan: hostile })]);
    await one.element.updateComplete;
    expect(one.root().querySelector("bdi.text")?.textContent).to.equal(hostile);
    expect(one.root().querySelector("img") === null).to.equal(true);
  });

  it("that nobody may change has nothing to press", async () => {
    for (const setting of [{ canWrite: false }, { level: "published" as const }]) {
      const one = await shown(setting.canWrite === false ? "plan" : "owner", setting);
      expect(one.root().querySelector("button") === null).to.equal(true);
    }
  });

  it("is accessible, shown and edited", async () => {
    const one = await shown("plan");
    await expect(one.element).to.be.accessible();
    await one.open();
    await expect(one.element).to.be.accessible();
  });
});
