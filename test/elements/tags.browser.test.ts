import "@pivotal/elements/tags/define";
import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import { customerQuery } from "@pivotal/sdk/store";
import { editsOf } from "@pivotal/sdk/store/edits";
import type { TemplateResult } from "lit";
import type { PvTagDialog } from "../../packages/elements/src/elements/tag-dialog/tag-dialog.ts";
import type { PvTagInput } from "../../packages/elements/src/elements/tag-input/tag-input.ts";
import type { PvTags } from "../../packages/elements/src/elements/tags/tags.ts";
import { mount, shadowText, untilText } from "../support/mount.ts";
import { customer } from "../support/records.ts";

const leave: (() => void)[] = [];
afterEach(() => {
  // A draft that a test leaves behind would keep the page from closing.
  for (const off of leave.splice(0)) off();
});

const rootOf = (element: Element) => element.shadowRoot as ShadowRoot;

/** A customer's tags, `kite` and `trial` to begin with. */
async function shown(options?: BackendOptions, view?: TemplateResult) {
  const mounted = await mount(view ?? html`<pv-tags customer-id="8"></pv-tags>`, options);
  const { client, provider } = mounted;
  leave.push(() => provider.store?.clear());
  const element = provider.querySelector("pv-tags") as PvTags;
  const { id } = await client.customers.update("8", { tags: ["kite", "trial"] });
  await waitUntil(() => element.shadowRoot?.querySelector(".chip .name, .hint, .still bdi"), "it is shown");
  await provider.store?.refresh(customerQuery("8"));
  await element.updateComplete;
  const { store } = provider;
  if (!store) throw new Error("no store");
  const held = async () => (await client.customers.retrieve("8")).tags;
  const session = () => editsOf(store).get(id, "tags");
  const settled = async () => {
    await nextFrame();
    await waitUntil(() => !session()?.state.saving, "it is saved");
    await element.updateComplete;
  };
  return { ...mounted, element, store, id, held, session, settled };
}

const chips = (element: Element) => [...rootOf(element).querySelectorAll<HTMLElement>(".chip .name")];
const texts = (element: Element) => chips(element).map(({ title }) => title);
const field = (element: Element) => rootOf(element).querySelector("pv-tag-input") as PvTagInput;
const inputOf = (element: Element) => rootOf(field(element)).querySelector("input") as HTMLInputElement;
const options = (element: Element) => [
  ...rootOf(field(element)).querySelectorAll<HTMLElement>("[role=option]"),
];
const press = (target: Element | null | undefined, key: string) =>
  target?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
  );
const type = async (element: Element, text: string) => {
  const input = inputOf(element);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  await field(element).updateComplete;
  return input;
};
const button = (element: Element, label: string) => {
  const found = [...rootOf(element).querySelectorAll<HTMLElement>("button")].find((one) =>
    one.textContent?.includes(label),
  );
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const dialogOf = (element: Element) => rootOf(element).querySelector("pv-tag-dialog") as PvTagDialog;

for (const level of ["described", "full"] as const) {
  describe(`tags on a server of level ${level}`, () => {
    it("are added by typing, several at once, and the host is told", async () => {
      const { element, held, settled } = await shown({ level });
      const told = oneEvent<HTMLElementEventMap["pv-customer-saved"]>(element, "pv-customer-saved");
      press(await type(element, " new, newer "), "Enter");
      await settled();
      expect((await told).detail.fields).to.deep.equal(["tags"]);
      expect(await held()).to.deep.equal(["kite", "trial", "new", "newer"]);
      expect(texts(element)).to.deep.equal(["kite", "trial", "new", "newer"]);
      expect(inputOf(element).value).to.equal("");
    });

    it("in use are suggested with how many customers have them, and chosen by keyboard", async () => {
      const { element, client, held, settled, store } = await shown({ level });
      const rows = await client.customers.list({ limit: 100 }).toArray();
      store.records.put(rows);
      const other = rows.flatMap(({ tags }) => tags ?? []).find((tag) => /^[a-z-]+$/.test(tag)) ?? "";
      const count = rows.filter(({ tags }) => tags?.includes(other)).length;
      const input = await type(element, other);
      await waitUntil(() => options(element)[0]?.textContent?.includes(String(count)), "counts are shown");
      expect(input.getAttribute("aria-expanded")).to.equal("true");
      press(input, "ArrowDown");
      await field(element).updateComplete;
      expect(input.getAttribute("aria-activedescendant")).to.equal("option-0");
      press(input, "Enter");
      await settled();
      expect(await held()).to.deep.equal(["kite", "trial", other]);
    });

    it("are renamed everywhere, after saying how many customers that touches", async () => {
      const { element, client, held } = await shown({ level, customers: 12 });
      await client.customers.update("3", { tags: ["kite"] });
      chips(element)[0]?.click();
      await element.updateComplete;
      button(element, "Rename everywhere").click();
      await waitUntil(() => dialogOf(element)?.shadowRoot?.querySelector("input"), "the dialog opens");
      const dialog = dialogOf(element);
      if (level === "full") await untilText(dialog, "Rename on 2 customers");
      const input = rootOf(dialog).querySelector("input") as HTMLInputElement;
      input.value = "gold";
      input.dispatchEvent(new Event("input"));
      await dialog.updateComplete;
      button(dialog, "Rename").click();
      await untilText(dialog, level === "full" ? "Renamed on every customer." : "2 customers changed.");
      expect(await held())
        .to.include("gold")
        .and.not.include("kite");
      expect((await client.customers.retrieve("3")).tags).to.deep.equal(["gold"]);
      button(dialog, "Close").click();
      await waitUntil(() => texts(element).includes("gold"), "it is shown");
      await waitUntil(
        () => chips(element).includes(rootOf(element).activeElement as HTMLElement),
        "a tag has the focus",
      );
    });

    it("are made a custom field, where that says nothing else already", async () => {
      const { element, client, held, store } = await shown({ level, customers: 12 });
      store.records.put(await client.customers.list({ limit: 100 }).toArray());
      await client.customers.update("8", { custom_fields: { account_notes: null } });
      await client.customers.update("3", { tags: ["kite"], custom_fields: { account_notes: "other" } });
      chips(element)[0]?.click();
      await element.updateComplete;
      button(element, "Make it a custom field").click();
      await waitUntil(
        () => dialogOf(element)?.shadowRoot?.querySelector("option[value=account_notes]"),
        "fields are there",
      );
      const dialog = dialogOf(element);
      const select = rootOf(dialog).querySelector("select") as HTMLSelectElement;
      select.value = "account_notes";
      select.dispatchEvent(new Event("input"));
      await dialog.updateComplete;
      button(dialog, "Set on").click();
      await untilText(dialog, "1 customer changed. 1 left as it was.");
      expect(await held()).to.deep.equal(["trial"]);
      expect((await client.customers.retrieve("8")).custom_fields?.["account_notes"]).to.equal("kite");
      expect((await client.customers.retrieve("3")).tags).to.deep.equal(["kite"]);
    });
  });
}

describe("tags by keyboard", () => {
  it("are reached by Backspace in the empty input, walked by the arrows, and removed by Delete", async () => {
    const { element, held, settled } = await shown();
    const input = inputOf(element);
    input.focus();
    press(input, "Backspace");
    expect(rootOf(element).activeElement === chips(element)[1]).to.equal(true);
    press(chips(element)[1], "ArrowLeft");
    expect(rootOf(element).activeElement === chips(element)[0]).to.equal(true);
    press(chips(element)[0], "Delete");
    await settled();
    expect(await held()).to.deep.equal(["trial"]);
    expect(rootOf(element).activeElement === chips(element)[0]).to.equal(true);
    press(chips(element)[0], "Delete");
    await settled();
    expect(await held()).to.deep.equal([]);
    expect(rootOf(element).activeElement === field(element)).to.equal(true);
  });

  it("go the other way where the page is read from right to left", async () => {
    const { element } = await shown({}, html`<pv-tags customer-id="8" dir="rtl"></pv-tags>`);
    inputOf(element).focus();
    press(inputOf(element), "ArrowRight");
    press(chips(element)[1], "ArrowRight");
    expect(rootOf(element).activeElement === chips(element)[0]).to.equal(true);
  });

  it("have a menu that Esc closes, with the focus back on the tag", async () => {
    const { element } = await shown();
    chips(element)[0]?.click();
    await element.updateComplete;
    const items = [...rootOf(element).querySelectorAll<HTMLElement>("[role=menuitem]")];
    expect(rootOf(element).activeElement === items[0]).to.equal(true);
    press(items[0], "ArrowDown");
    expect(rootOf(element).activeElement === items[1]).to.equal(true);
    press(items[1], "Escape");
    await waitUntil(() => rootOf(element).activeElement === chips(element)[0], "the tag has the focus");
  });

  it("keep the dialog around them open: Esc first closes the list, then empties the input", async () => {
    const { element } = await shown();
    let reached = 0;
    element.addEventListener("keydown", () => (reached += 1));
    const input = await type(element, "xyz");
    press(input, "Escape");
    await field(element).updateComplete;
    expect(options(element).length).to.equal(0);
    expect(input.value).to.equal("xyz");
    press(input, "Escape");
    await field(element).updateComplete;
    expect(input.value).to.equal("");
    expect(reached).to.equal(0);
    press(input, "Escape");
    expect(reached).to.equal(1);
  });
});

describe("tags in trouble", () => {
  it("that two quick keys add are both saved", async () => {
    const { element, held, settled } = await shown({ latency: 20 });
    press(await type(element, "one"), "Enter");
    press(await type(element, "two"), "Enter");
    await settled();
    expect(await held()).to.deep.equal(["kite", "trial", "one", "two"]);
  });

  it("typed and left are added, not lost", async () => {
    const { element, held, settled } = await shown();
    const input = await type(element, "left");
    input.blur();
    await settled();
    expect(await held()).to.include("left");
  });

  it("that could not be saved stay on show, say why, and are tried again", async () => {
    const { element, backend, held, settled } = await shown();
    backend.faults.push({ kind: "networkError", times: 1, match: { method: "PATCH" } });
    press(await type(element, "fresh"), "Enter");
    await settled();
    await untilText(element, "Tags not saved.");
    expect(texts(element)).to.include("fresh");
    expect(await held()).to.not.include("fresh");
    button(element, "Try again").click();
    await settled();
    expect(await held()).to.include("fresh");
  });

  it("that cannot be renamed say why, and nothing is claimed", async () => {
    const { element, backend, held } = await shown();
    backend.faults.push({ kind: "status", status: 403, match: { path: "/tags/{tag}" } });
    chips(element)[0]?.click();
    await element.updateComplete;
    button(element, "Rename everywhere").click();
    await waitUntil(() => dialogOf(element)?.shadowRoot?.querySelector("input"));
    const dialog = dialogOf(element);
    const input = rootOf(dialog).querySelector("input") as HTMLInputElement;
    input.value = "gold";
    input.dispatchEvent(new Event("input"));
    await dialog.updateComplete;
    button(dialog, "Rename").click();
    await untilText(dialog, "You do not have access to this.");
    expect(await held()).to.include("kite");
  });

  it("show hostile text as text", async () => {
    const hostile = `<img src=x onerror="window.broken=1">`;
    const { element, held, settled } = await shown();
    press(await type(element, hostile), "Enter");
    await settled();
    expect(await held()).to.include(hostile);
    expect(texts(element)).to.include(hostile);
    expect(rootOf(element).querySelector("img") === null).to.equal(true);
  });
});

describe("tags that cannot be changed", () => {
  it("are not offered on a server without them, and nothing can be typed", async () => {
    const { element } = await shown({ level: "published" });
    await untilText(element, "This server has no tags.");
    expect(field(element)).to.equal(null);
  });

  it("are only shown where nothing may be changed", async () => {
    const { element } = await shown({}, html`<pv-tags customer-id="8" read-only></pv-tags>`);
    expect(shadowText(element)).to.include("kite");
    expect(rootOf(element).querySelector("button, pv-tag-input") === null).to.equal(true);
  });

  it("at hand need no connection", async () => {
    const element = await fixture<PvTags>(html`<pv-tags .customer=${customer({ tags: ["a"] })}></pv-tags>`);
    expect(shadowText(element)).to.equal("a");
  });

  it("leave no watcher behind after a hundred comings and goings", async () => {
    const { element, provider, store } = await shown();
    element.remove();
    const [records, edits] = [store.records.changed.size, editsOf(store).changed.size];
    for (let i = 0; i < 100; i += 1) {
      provider.append(element);
      element.remove();
    }
    expect([store.records.changed.size, editsOf(store).changed.size]).to.deep.equal([records, edits]);
  });

  it("are accessible, shown and typed", async () => {
    const { element } = await shown();
    await expect(element).to.be.accessible();
    await type(element, "e");
    await expect(element).to.be.accessible();
  });
});
