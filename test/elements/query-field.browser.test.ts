import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { fieldSet, type CompletionSource } from "@pivotal/sdk/store";
import "../../packages/elements/src/elements/query-field/define.ts";
import type { PvQueryField } from "../../packages/elements/src/elements/query-field/query-field.ts";

const VALUES: Record<string, { value: string; label?: string; count: number }[]> = {
  status: [
    { value: "active", count: 296 },
    { value: "at_risk", count: 38 },
  ],
  plan: [
    { value: "Pro", count: 12 },
    { value: "Pro Plus", count: 30 },
  ],
  owner: [{ value: "mira@example.com", label: "Mira Okafor", count: 7 }],
};
const source: CompletionSource = { fields: fieldSet(["region"]), values: (field) => VALUES[field] ?? [] };

async function show(value = "", dir = "ltr") {
  const home = await fixture<HTMLElement>(
    html`<div dir=${dir}>
      <button>Before</button><pv-query-field .source=${source} .value=${value}></pv-query-field>
    </div>`,
  );
  const field = home.querySelector("pv-query-field");
  if (!field) throw new Error("no field");
  const told: string[] = [];
  field.addEventListener("pv-query-change", (event) => {
    if (event instanceof CustomEvent) told.push((event.detail as { query: string }).query);
  });
  await field.updateComplete;
  return { field, told };
}

const all = <T extends HTMLElement>(field: PvQueryField, selector: string) => [
  ...(field.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];
const input = (field: PvQueryField): HTMLInputElement => {
  const [found] = all<HTMLInputElement>(field, "input");
  if (!found) throw new Error("no input");
  return found;
};
const text = (element: Element) => element.textContent?.replace(/\s+/g, " ").trim();
const chips = (field: PvQueryField) => all(field, ".edit").map(text);
const offers = (field: PvQueryField) => all(field, "[role=option]").map((option) => text(option));
const focused = (field: PvQueryField) => field.shadowRoot?.activeElement;

async function keys(field: PvQueryField, ...pressed: string[]): Promise<void> {
  for (const key of pressed) {
    if (key.includes("+")) {
      const [down = "", press = ""] = key.split("+");
      await sendKeys({ down });
      await sendKeys({ press });
      await sendKeys({ up: down });
    } else await sendKeys({ press: key });
  }
  await field.updateComplete;
}
async function write(field: PvQueryField, typed: string): Promise<void> {
  field.focus();
  await sendKeys({ type: typed });
  await field.updateComplete;
}

/** What a person would get in another application. */
function copied(field: PvQueryField, type: "copy" | "cut" = "copy"): string {
  const clipboardData = new DataTransfer();
  input(field).dispatchEvent(
    new ClipboardEvent(type, { clipboardData, bubbles: true, composed: true, cancelable: true }),
  );
  return clipboardData.getData("text/plain");
}

describe("the box in which a query is typed", () => {
  it("makes a chip of a finished field and value, and keeps words as text", async () => {
    const { field, told } = await show();
    await write(field, "aurora status:at_risk ");
    expect(chips(field)).to.deep.equal(["Status: At risk"]);
    expect(input(field).value).to.equal("aurora ");
    expect(field.value).to.equal("status:at_risk aurora");
    expect(told.at(-1)).to.equal("status:at_risk aurora");
  });

  it("says what a chip asks for in words", async () => {
    const { field } = await show(
      'health:<40 -plan:"Pro Plus" owner:mira@example.com created:2026-01..2026-03 no:owner',
    );
    expect(chips(field)).to.deep.equal([
      "Health < 40",
      "Plan: not Pro Plus",
      "Owner: Mira Okafor",
      "Created: 2026-01 – 2026-03",
      "Has no owner",
    ]);
  });

  it("offers fields, then that field's values with how many have each", async () => {
    const { field } = await show();
    await write(field, "sta");
    expect(offers(field)).to.deep.equal(["Status status:"]);
    await keys(field, "ArrowDown", "Enter");
    expect(input(field).value).to.equal("status:");
    expect(offers(field).slice(0, 2)).to.deep.equal(["Active active 296", "At risk at_risk 38"]);
    await keys(field, "ArrowDown", "ArrowDown", "Enter");
    expect(field.value).to.equal("status:at_risk");
    expect(chips(field)).to.deep.equal(["Status: At risk"]);
    expect(input(field).value).to.equal("");
  });

  it("tells of a value only once it is chosen, so that a list is not emptied on the way", async () => {
    const { field, told } = await show();
    await write(field, "plan:Pr");
    expect(told).to.deep.equal(["p", "pl", "pla", "plan", ""]);
    await keys(field, "Enter");
    expect(told.at(-1)).to.equal('plan:"Pro Plus"');
  });

  it("asks for no value that was left half typed, and for one that Enter confirms", async () => {
    const { field, told } = await show("status:active");
    await write(field, "plan:Pr");
    input(field).blur();
    await field.updateComplete;
    expect(chips(field)).to.deep.equal(["Status: Active"]);
    expect(told.at(-1)).to.equal("status:active");
    field.focus();
    await keys(field, "Escape", "Enter");
    expect(told.at(-1)).to.equal("status:active plan:Pr");
  });

  it("takes a value that is typed in full as it is, though a longer one is more frequent", async () => {
    const { field, told } = await show();
    await write(field, "plan:Pro");
    expect(told.at(-1)).to.equal("plan:Pro");
    await keys(field, "Enter");
    expect(field.value).to.equal("plan:Pro");
  });

  it("puts a value that has spaces into quotes", async () => {
    const { field } = await show();
    await write(field, "plan:Pro");
    await keys(field, "ArrowDown", "Enter");
    expect(field.value).to.equal('plan:"Pro Plus"');
  });

  it("edits the last chip with Backspace, and takes it away with Backspace while Control is held", async () => {
    const { field } = await show("status:active plan:Pro");
    field.focus();
    await keys(field, "Backspace");
    expect(chips(field)).to.deep.equal(["Status: Active"]);
    expect(input(field).value).to.equal("plan:Pro");
    expect(input(field).selectionStart).to.equal(8);
    await keys(field, "Control+a", "Backspace");
    expect(field.value).to.equal("");
    field.value = "status:active plan:Pro";
    await field.updateComplete;
    await keys(field, "Control+Backspace");
    expect(field.value).to.equal("status:active");
  });

  it("reaches chips by arrow, removes them by Delete, and edits them by Enter", async () => {
    const { field } = await show("status:active plan:Pro health:<40");
    field.focus();
    await keys(field, "ArrowLeft", "ArrowLeft");
    expect(focused(field)?.textContent).to.include("Pro");
    await keys(field, "Delete");
    await field.updateComplete;
    expect(chips(field)).to.deep.equal(["Status: Active", "Health < 40"]);
    expect(focused(field)?.textContent).to.include("40");
    await keys(field, "ArrowRight");
    expect(focused(field)).to.equal(input(field));
    await keys(field, "ArrowLeft", "ArrowLeft", "Enter");
    expect(input(field).value).to.equal("status:active");
    expect(focused(field)).to.equal(input(field));
  });

  it("goes to what was typed before by the arrow that points there, right to left too", async () => {
    const { field } = await show("status:active", "rtl");
    field.focus();
    await keys(field, "ArrowRight");
    expect(focused(field)?.textContent).to.include("Active");
    await keys(field, "ArrowLeft");
    expect(focused(field)).to.equal(input(field));
  });

  it("removes a chip by its cross, and edits it by a press on it", async () => {
    const { field } = await show("status:active plan:Pro");
    all<HTMLButtonElement>(field, ".remove")[0]?.click();
    await field.updateComplete;
    expect(field.value).to.equal("plan:Pro");
    all<HTMLButtonElement>(field, ".edit")[0]?.click();
    await field.updateComplete;
    expect(input(field).value).to.equal("plan:Pro");
  });

  it("copies and cuts the whole query as text", async () => {
    const { field } = await show("status:active aurora");
    field.focus();
    await keys(field, "Control+a");
    expect(all(field, ".chip.selected")).to.have.length(1);
    expect(copied(field)).to.equal("status:active aurora");
    expect(copied(field, "cut")).to.equal("status:active aurora");
    expect(field.value).to.equal("");
  });

  it("reads a query that is pasted, over several lines too", async () => {
    const { field, told } = await show("plan:Pro");
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "status:active\naurora -tag:vip");
    field.focus();
    await keys(field, "Control+a");
    input(field).dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }),
    );
    await field.updateComplete;
    expect(field.value).to.equal("status:active -tag:vip aurora");
    expect(told.at(-1)).to.equal("status:active -tag:vip aurora");
  });

  it("replaces all when one types over all", async () => {
    const { field } = await show("status:active aurora");
    field.focus();
    await keys(field, "Control+a");
    await sendKeys({ type: "b" });
    expect(field.value).to.equal("b");
  });

  it("takes nothing out of what an input method composes", async () => {
    const { field, told } = await show();
    field.focus();
    const compose = (value: string, isComposing: boolean) => {
      input(field).value = value;
      input(field).setSelectionRange(value.length, value.length);
      input(field).dispatchEvent(new InputEvent("input", { isComposing, bubbles: true, composed: true }));
    };
    compose("status:active 東", true);
    await field.updateComplete;
    expect(chips(field)).to.deep.equal([]);
    for (const key of ["Enter", "Backspace", "ArrowDown", "Escape"]) {
      const event = new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true });
      expect(input(field).dispatchEvent(event), key).to.equal(true);
    }
    compose("status:active 東", false);
    await field.updateComplete;
    expect(chips(field)).to.deep.equal(["Status: Active"]);
    expect(input(field).value).to.equal("東");
    expect(told.at(-1)).to.equal("status:active 東");
  });

  it("leaves what it does not understand as text, and says so", async () => {
    const { field } = await show();
    await write(field, "statsu:active x");
    await keys(field, "Escape");
    expect(chips(field)).to.deep.equal([]);
    expect(field.value).to.equal("statsu:active x");
    expect(field.shadowRoot?.textContent).to.include("There is no field “statsu”").and.include("status");
  });

  it("knows a custom field once its source does", async () => {
    const { field } = await show();
    field.source = { ...source, fields: fieldSet() };
    field.value = "region:emea";
    await field.updateComplete;
    expect(chips(field)).to.deep.equal([]);
    field.source = source;
    await field.updateComplete;
    await field.updateComplete;
    expect(chips(field)).to.deep.equal(["region: emea"]);
  });

  it("closes the list with Escape and says nothing of it to what stands around", async () => {
    const { field } = await show();
    await write(field, "sta");
    let heard = 0;
    field.addEventListener("keydown", () => heard++);
    await keys(field, "Escape");
    expect(offers(field)).to.deep.equal([]);
    expect(heard).to.equal(0);
    expect(field.value).to.equal("sta");
  });

  it("fires nothing for a value that the page sets", async () => {
    const { field, told } = await show("status:active");
    field.value = "plan:Pro acme";
    await field.updateComplete;
    expect(field.value).to.equal("plan:Pro acme");
    expect(told).to.deep.equal([]);
  });

  it("empties by its cross, and is told once", async () => {
    const { field, told } = await show("status:active aurora");
    all<HTMLButtonElement>(field, ".clear")[0]?.click();
    await field.updateComplete;
    expect(field.value).to.equal("");
    expect(told).to.deep.equal([""]);
    expect(focused(field)).to.equal(input(field));
  });

  it("reads ten thousand characters without a pause that one could feel", async () => {
    const { field } = await show();
    const long = "status:active aurora ".repeat(500);
    const start = performance.now();
    field.value = long;
    await field.updateComplete;
    expect(performance.now() - start).to.be.below(2_000);
    expect(chips(field).length).to.equal(500);
  });

  it("is accessible, empty and with chips and offers", async () => {
    const { field } = await show();
    await expect(field).to.be.accessible();
    await write(field, "status:active plan:");
    expect(input(field).getAttribute("aria-expanded")).to.equal("true");
    await keys(field, "ArrowDown");
    const active = input(field).getAttribute("aria-activedescendant");
    expect(field.shadowRoot?.getElementById(active ?? "")?.getAttribute("aria-selected")).to.equal("true");
    await expect(field).to.be.accessible();
  });

  it("keeps many chips and long ones inside its width", async () => {
    const { field } = await show(`plan:${"x".repeat(200)} status:active tag:vip tag:new plan:Pro owner:me`);
    field.style.inlineSize = "288px";
    await new Promise(requestAnimationFrame);
    const box = field.getBoundingClientRect();
    for (const chip of all(field, ".chip")) {
      expect(chip.getBoundingClientRect().right).to.be.at.most(box.right);
      expect(chip.getBoundingClientRect().height).to.be.at.least(24);
    }
  });
});
