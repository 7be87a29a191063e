import { expect, waitUntil } from "@open-wc/testing";
import { savedViews, type SavedView, type ViewContent, type ViewStorage } from "@pivotal/sdk/store";
import { html } from "lit";
import { define } from "../../packages/elements/src/base/define.ts";
import type { ViewChoice } from "../../packages/elements/src/elements/customer-views/customer-views.events.ts";
import { PvCustomerViews } from "../../packages/elements/src/elements/customer-views/customer-views.ts";
import { mount, shadowText, until } from "../support/mount.ts";

define("pv-customer-views", PvCustomerViews);

const EMPTY: ViewContent = { query: "", columns: [], sort: [] };
const BIG: ViewContent = { query: "mrr:>=1000", columns: [], sort: [{ field: "mrr", direction: "desc" }] };

/** The menu with what the list around it does: takes the content and the name of a view. */
async function show(
  level: "published" | "described" | "full" = "published",
  content = EMPTY,
  viewStorage?: ViewStorage,
) {
  const { backend, provider } = await mount(
    html`<pv-customer-views .content=${content}></pv-customer-views>`,
    { level },
  );
  const menu = provider.querySelector<PvCustomerViews>("pv-customer-views");
  const { store } = provider;
  if (!menu || !store) throw new Error("no menu");
  store.configure({ viewStorage });
  menu.addEventListener("pv-customer-views-choose", (event: CustomEvent<ViewChoice>) => {
    const { view, apply } = event.detail;
    menu.view = view?.id ?? "";
    if (apply) menu.content = view ?? EMPTY;
  });
  const views = savedViews(store);
  await views.refresh();
  await menu.updateComplete;
  return { backend, menu, views, store };
}

const $ = <T extends HTMLElement>(menu: PvCustomerViews, selector: string): T => {
  const found = menu.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const trigger = (menu: PvCustomerViews) => $<HTMLButtonElement>(menu, ".trigger");
const items = (menu: PvCustomerViews) => [...(menu.shadowRoot?.querySelectorAll<HTMLElement>(".item") ?? [])];
const wordsOf = (element: Element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "";
const focused = (menu: PvCustomerViews) => wordsOf(menu.shadowRoot?.activeElement ?? document.body);
const open = async (menu: PvCustomerViews) => {
  trigger(menu).click();
  await waitUntil(() => menu.shadowRoot?.activeElement?.classList.contains("item"), "the menu does not open");
};
const pick = async (menu: PvCustomerViews, words: string) => {
  await open(menu);
  const item = items(menu).find((one) => wordsOf(one).startsWith(words));
  if (!item) throw new Error(`no "${words}" in ${items(menu).map(wordsOf).join(", ")}`);
  item.click();
  await menu.updateComplete;
};
const dialog = async (menu: PvCustomerViews) => {
  await until(() => menu.shadowRoot?.querySelector("dialog[open]"), "no dialog opens");
  return $<HTMLDialogElement>(menu, "dialog:last-of-type");
};
const closed = (menu: PvCustomerViews) =>
  waitUntil(() => !menu.shadowRoot?.querySelector("dialog"), "the dialog stays open");
const fill = (box: HTMLDialogElement, name: string) => {
  const input = box.querySelector<HTMLInputElement>("input[name=name]");
  if (!input) throw new Error("no name");
  input.value = name;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const submit = (box: HTMLDialogElement) => box.querySelector("form")?.requestSubmit();
const saveAs = async (menu: PvCustomerViews, name: string) => {
  await pick(menu, "Save as new view");
  const box = await dialog(menu);
  fill(box, name);
  submit(box);
  await closed(menu);
};
const key = (menu: PvCustomerViews, name: string) =>
  (menu.shadowRoot?.activeElement ?? trigger(menu)).dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }),
  );
const own = (views: { state: { views: readonly SavedView[] } }) =>
  views.state.views.filter(({ builtIn }) => !builtIn).map(({ name }) => name);

describe("the menu of views", () => {
  beforeEach(() => localStorage.clear());

  for (const level of ["published", "described", "full"] as const) {
    it(`saves, changes, renames and deletes a view on a server of level ${level}`, async () => {
      const { menu, views } = await show(level, BIG);
      const before = own(views);
      await saveAs(menu, "Big ones");
      expect(wordsOf(trigger(menu))).to.equal("Big ones");
      expect(own(views)).to.have.members([...before, "Big ones"]);

      menu.content = { ...BIG, query: "mrr:>=5000" };
      await menu.updateComplete;
      expect(wordsOf(trigger(menu))).to.equal("Big ones Edited");
      await pick(menu, "Save changes");
      await waitUntil(() => wordsOf(trigger(menu)) === "Big ones");
      expect(menu.chosen?.query).to.equal("mrr:>=5000");

      await pick(menu, "Rename");
      const rename = await dialog(menu);
      fill(rename, "Biggest");
      submit(rename);
      await closed(menu);
      expect(wordsOf(trigger(menu))).to.equal("Biggest");

      await pick(menu, "Delete");
      const remove = await dialog(menu);
      expect(remove.textContent).to.contain("The customers in it stay as they are.");
      submit(remove);
      await closed(menu);
      expect(wordsOf(trigger(menu))).to.equal("All customers");
      expect(own(views)).to.deep.equal(before);
      expect(menu.content.query).to.equal("mrr:>=5000");
    });
  }

  it("offers the built-in views, which cannot be changed or deleted", async () => {
    const { menu } = await show();
    await pick(menu, "At risk");
    expect(menu.content.query).to.equal("status:at_risk");
    await open(menu);
    const words = items(menu).map(wordsOf);
    expect(words).to.include.members([
      "All customers",
      "My customers",
      "No primary contact",
      "Recently churned",
    ]);
    expect(words.filter((word) => /^(Save changes|Rename|Delete)/.test(word))).to.deep.equal([]);
    const ticked = items(menu).filter((item) => item.getAttribute("aria-checked") === "true");
    expect(ticked.map(wordsOf)).to.deep.equal(["At risk"]);
  });

  it("can share a view where the server or the host keeps it, and not where this browser does", async () => {
    const full = await show("full", BIG);
    await pick(full.menu, "Save as new view");
    const box = await dialog(full.menu);
    fill(box, "Everyone's");
    box.querySelector<HTMLInputElement>("input[name=shared]")?.click();
    submit(box);
    await closed(full.menu);
    expect(full.menu.chosen?.shared).to.equal(true);

    const local = await show("published", BIG);
    await pick(local.menu, "Save as new view");
    const alone = await dialog(local.menu);
    expect(alone.querySelector("input[name=shared]")).to.equal(null);
    expect(alone.textContent).to.contain("Kept in this browser.");
    alone.close();
    await closed(local.menu);
  });

  it("asks how to keep a view only once it is known who keeps it", async () => {
    const { provider } = await mount(html`<pv-customer-views .content=${EMPTY}></pv-customer-views>`, {
      level: "full",
      latency: 500,
    });
    const menu = provider.querySelector<PvCustomerViews>("pv-customer-views");
    const { store } = provider;
    if (!menu || !store) throw new Error("no menu");
    await pick(menu, "Save as new view");
    expect(savedViews(store).state.keptBy, "not yet").to.equal(undefined);
    const box = await dialog(menu);
    expect(box.querySelector("input[name=shared]")).not.to.equal(null);
    expect(box.textContent).not.to.contain("keeps nothing");
  });

  it("asks for a name, and for another one when it is taken", async () => {
    const { menu, views } = await show("published", BIG);
    await saveAs(menu, "Big ones");
    await pick(menu, "Save as new view");
    const box = await dialog(menu);
    const input = box.querySelector<HTMLInputElement>("input[name=name]");
    for (const [name, words] of [
      ["  ", "Give the view a name."],
      ["Big ones", "There is a view with this name already."],
    ] as const) {
      fill(box, name);
      submit(box);
      await waitUntil(() => box.textContent?.includes(words));
      expect(input?.getAttribute("aria-invalid")).to.equal("true");
      expect(menu.shadowRoot?.activeElement).to.equal(input);
    }
    box.close();
    expect(own(views)).to.deep.equal(["Big ones"]);
  });

  it("keeps the typed name when saving fails, and saves on the next try", async () => {
    const { backend, menu, views } = await show("full", BIG);
    backend.faults.push({ kind: "status", status: 500, times: 1, match: { method: "POST", path: "/views" } });
    await pick(menu, "Save as new view");
    const box = await dialog(menu);
    fill(box, "Typed with care");
    submit(box);
    await waitUntil(() => box.querySelector(".error"), "the failure is not shown");
    expect(box.querySelector<HTMLInputElement>("input[name=name]")?.value).to.equal("Typed with care");
    expect(own(views)).not.to.include("Typed with care");
    submit(box);
    await closed(menu);
    expect(own(views)).to.include("Typed with care");
  });

  it("saves once when the button is pressed twice", async () => {
    const { menu, views } = await show("full", BIG);
    await pick(menu, "Save as new view");
    const box = await dialog(menu);
    fill(box, "Once");
    submit(box);
    submit(box);
    await closed(menu);
    expect(own(views).filter((name) => name === "Once")).to.have.length(1);
  });

  it("says when a view was changed elsewhere, and overwrites it only when told to", async () => {
    const { menu, views } = await show("published", BIG);
    await saveAs(menu, "Big ones");
    const id = menu.view;
    menu.content = { ...BIG, query: "mine" };
    await views.update(id, { query: "theirs" });
    await menu.updateComplete;
    await pick(menu, "Save changes");
    const first = await dialog(menu);
    expect(first.textContent).to.contain("changed elsewhere");
    first.querySelector<HTMLButtonElement>("button[type=button]")?.click();
    await closed(menu);
    expect(views.confirmed(id)?.query).to.equal("theirs");
    await pick(menu, "Save changes");
    submit(await dialog(menu));
    await closed(menu);
    expect(views.confirmed(id)?.query).to.equal("mine");
  });

  it("offers a new view when the chosen one was deleted elsewhere", async () => {
    let held: SavedView[] = [];
    const { menu, views } = await show("described", BIG, {
      list: async () => held,
      save: async (view) => {
        held = [{ ...view, id: view.id ?? "h1" }];
        return held[0] as SavedView;
      },
      remove: async () => undefined,
    });
    await saveAs(menu, "Big ones");
    menu.content = { ...BIG, query: "mine" };
    await menu.updateComplete;
    held = [];
    await pick(menu, "Save changes");
    const box = await dialog(menu);
    expect(box.textContent).to.contain("deleted elsewhere");
    submit(box);
    await closed(menu);
    expect(own(views)).to.deep.equal(["Big ones"]);
    expect(menu.chosen?.query).to.equal("mine");
  });

  it("opens a view first from now on, and no longer", async () => {
    const { menu, views } = await show();
    await pick(menu, "At risk");
    await pick(menu, "Open first from now on");
    await waitUntil(() => views.state.byDefault?.id === "pv-at-risk");
    await open(menu);
    expect(items(menu).map(wordsOf)).to.include("At risk Opens first");
    items(menu)
      .find((item) => wordsOf(item) === "No longer open first")
      ?.click();
    await waitUntil(() => views.state.byDefault === undefined);
  });

  it("takes back what was changed", async () => {
    const { menu } = await show();
    await pick(menu, "At risk");
    menu.content = { ...menu.content, query: "status:at_risk plan:x" };
    await menu.updateComplete;
    await pick(menu, "Discard changes");
    expect(menu.content.query).to.equal("status:at_risk");
  });

  it("only chooses where nothing can be edited", async () => {
    const { menu, store } = await show("published", BIG);
    await saveAs(menu, "Big ones");
    store.configure({ readOnly: true });
    menu.content = EMPTY;
    await menu.updateComplete;
    await open(menu);
    const words = items(menu).map(wordsOf);
    expect(words).to.include("Big ones");
    expect(words.filter((word) => /^(Save|Rename|Delete)/.test(word))).to.deep.equal([]);
  });

  it("works by keyboard: arrows, first letters, Home and End move, Esc closes and gives the focus back", async () => {
    const { menu } = await show();
    trigger(menu).focus();
    key(menu, "ArrowDown");
    await waitUntil(() => menu.shadowRoot?.activeElement === items(menu)[0]);
    expect(trigger(menu).getAttribute("aria-expanded")).to.equal("true");
    key(menu, "ArrowDown");
    expect(focused(menu)).to.equal("My customers");
    key(menu, "r");
    expect(focused(menu)).to.equal("Recently churned");
    key(menu, "Home");
    expect(focused(menu)).to.equal("All customers");
    key(menu, "ArrowUp");
    expect(focused(menu)).to.equal("Save as new view…");
    $<HTMLElement>(menu, "[popover]").hidePopover();
    await waitUntil(() => menu.shadowRoot?.activeElement === trigger(menu));
    expect(trigger(menu).getAttribute("aria-expanded")).to.equal("false");
  });

  it("shows a name with markup and a change of direction as text", async () => {
    const { menu } = await show("published", BIG);
    await saveAs(menu, "<img src=x onerror=alert(1)>\u202e");
    expect(trigger(menu).querySelector("img")).to.equal(null);
    expect(trigger(menu).querySelector("bdi")?.textContent).to.contain("<img");
  });

  it("says what it did", async () => {
    const { menu } = await show("published", BIG);
    await saveAs(menu, "Big ones");
    await waitUntil(() => shadowText(menu).includes("Saved “Big ones”"));
  });

  it("is accessible, closed and open, and so is its dialog", async () => {
    const { menu } = await show("full", BIG);
    await expect(menu).to.be.accessible();
    await saveAs(menu, "Big ones");
    await open(menu);
    await expect(menu).to.be.accessible();
    items(menu)
      .find((item) => wordsOf(item).startsWith("Rename"))
      ?.click();
    await dialog(menu);
    await expect(menu).to.be.accessible();
  });

  it("leaves nothing behind when it goes", async () => {
    const { menu, views } = await show();
    const parent = menu.parentElement;
    for (let times = 0; times < 100; times += 1) {
      menu.remove();
      parent?.append(menu);
    }
    menu.remove();
    expect(views.watchers).to.equal(0);
  });
});
