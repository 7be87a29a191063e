import { expect, oneEvent, waitUntil } from "@open-wc/testing";
import type { Column } from "../../packages/elements/src/elements/customer-list/columns.ts";
import type { CellEditor } from "../../packages/elements/src/elements/customer-list/cell-editor.ts";
import { replicaOf, type Customer } from "@pivotal/sdk/store";
import {
  complete,
  current,
  grid,
  loaded,
  part,
  place,
  press,
  rows,
  said,
  scrollTo,
  show,
  texts,
} from "../support/customer-list.ts";

const keys = async (list: Parameters<typeof press>[0], ...pressed: string[]) => {
  for (const key of pressed) await press(list, key);
};

describe("the keyboard in the customer list", () => {
  it("has one tab stop, and everything in it is reached by keys", async () => {
    const { list } = await show();
    await loaded(list);
    const stops = [...(list.shadowRoot?.querySelectorAll<HTMLElement>(".grid *, .grid") ?? [])].filter(
      (element) => element.tabIndex >= 0,
    );
    expect(stops).to.deep.equal([grid(list)]);
  });

  it("moves from cell to cell, to both ends of a row and of the list, and by the page", async () => {
    const { list, store } = await show({ customers: 300 }, { columns: ["name", "status", "health"] });
    await complete(list, store);
    const last = Number(grid(list).getAttribute("aria-rowcount")) - 2;
    expect(place(list)).to.equal("0-0");
    await keys(list, "ArrowDown", "ArrowRight");
    expect(place(list)).to.equal("1-1");
    await press(list, "End");
    expect(place(list)).to.equal("1-2");
    await press(list, "Home");
    expect(place(list)).to.equal("1--1");
    expect(current(list)?.querySelector("input")?.type).to.equal("checkbox");
    await press(list, "End", { ctrlKey: true });
    expect(place(list)).to.equal(`${last}-2`);
    expect(current(list)?.closest(".row")?.getAttribute("aria-rowindex")).to.equal(String(last + 2));
    await press(list, "Home", { ctrlKey: true });
    expect(place(list)).to.equal("0--1");
    await press(list, "PageDown");
    const page = Number(place(list)?.split("-")[0]);
    expect(page).to.be.within(4, 30);
    await press(list, "PageUp");
    expect(place(list)).to.equal("0--1");
    await press(list, "ArrowUp");
    expect(current(list)?.getAttribute("role")).to.equal("columnheader");
  });

  it("keeps the current cell in view", async () => {
    const { list, store } = await show({ customers: 300 });
    await complete(list, store);
    for (let at = 0; at < 30; at++) await press(list, "ArrowDown");
    const { bottom } = part(list, ".scroller").getBoundingClientRect();
    expect(current(list)?.getBoundingClientRect().bottom).to.be.at.most(bottom + 1);
    part(list, ".scroller").scrollTop = 8_000;
    await waitUntil(() => current(list) === null, "what is out of sight is not named");
    await press(list, "ArrowUp");
    expect(place(list)).to.equal("29-0");
    expect(current(list)?.textContent?.trim()).to.equal(
      rows(list)
        .find((row) => row.dataset.row === "29")
        ?.querySelector(".name-cell")
        ?.textContent?.trim(),
    );
  });

  it("reads the whole of a text that is cut in the cell that it is on", async () => {
    const { list, backend, store } = await show(
      { customers: 0 },
      { columns: [{ name: "name", width: 80 }, "domain"] },
    );
    backend.add.customer({
      name: "A name that is longer than its column",
      status: "active",
      domain: "x.example",
    });
    await replicaOf(store).refresh();
    await loaded(list);
    const shown = () => {
      const text = rows(list)[0]?.querySelector(".name-cell bdi")?.getBoundingClientRect();
      return list.shadowRoot
        ?.elementFromPoint((text?.left ?? 0) + 150, (text?.top ?? 0) + 5)
        ?.textContent?.trim();
    };
    expect(shown()).to.equal("x.example");
    grid(list).focus();
    await press(list, "ArrowDown");
    await waitUntil(() => shown()?.startsWith("A name"), "it stands over the next cell");
  });

  it("goes the other way in a page that is read from right to left", async () => {
    const { list, provider } = await show();
    provider.dir = "rtl";
    await loaded(list);
    await press(list, "ArrowLeft");
    expect(place(list)).to.equal("0-1");
    await press(list, "ArrowRight");
    expect(place(list)).to.equal("0-0");
    const name = rows(list)[0]?.querySelector(".name-cell")?.getBoundingClientRect();
    const status = rows(list)[0]?.querySelector(".status-cell")?.getBoundingClientRect();
    expect(name?.left).to.be.above(status?.left ?? 0);
    expect(part(list, ".scroller").scrollWidth).to.equal(part(list, ".scroller").clientWidth);
  });

  it("ticks with Space, more with Shift, all with Ctrl+A", async () => {
    const { list, store } = await show();
    await complete(list, store);
    await press(list, "ArrowDown");
    await press(list, " ");
    await press(list, "ArrowDown", { shiftKey: true });
    expect(list.selected).to.have.length(2);
    expect(rows(list)[2]?.getAttribute("aria-selected")).to.equal("true");
    await keys(list, "ArrowDown", "ArrowDown");
    await press(list, " ", { shiftKey: true });
    expect(list.selected).to.have.length(4);
    const told = oneEvent(list, "pv-customer-list-selection");
    await press(list, "a", { ctrlKey: true });
    const all = Number(grid(list).getAttribute("aria-rowcount")) - 1;
    expect((await told).detail.ids).to.have.length(all);
    part(list, ".head .tick input").click();
    await list.updateComplete;
    expect(list.selected).to.have.length(0);
  });

  it("opens the customer with Enter", async () => {
    const { list } = await show();
    await loaded(list);
    list.addEventListener("pv-customer-select", (event) => event.preventDefault());
    await press(list, "ArrowDown");
    await waitUntil(() => place(list) === "1-0", "the second row is drawn");
    const href = current(list)?.closest("[data-row]")?.querySelector("a")?.getAttribute("href");
    const told = oneEvent(list, "pv-customer-select");
    await press(list, "Enter");
    expect(href).to.equal(`/customers/${(await told).detail.displayId}`);
  });

  it("leaves keys alone that are not the list's", async () => {
    const { list } = await show();
    await loaded(list);
    for (const init of [{ key: "x" }, { key: "ArrowLeft", altKey: true }, { key: "Tab" }]) {
      const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
      grid(list).dispatchEvent(event);
      expect(event.defaultPrevented, init.key).to.equal(false);
    }
  });

  it("stays on its customer when rows come in above it, and moves on and says so when it is deleted", async () => {
    const { list, client, store } = await show({ customers: 30 });
    await complete(list, store);
    await press(list, "ArrowDown");
    const name = () => current(list)?.textContent?.trim();
    const before = name();
    await client.customers.create({ name: "Just created" });
    await replicaOf(store).refresh();
    await waitUntil(() => rows(list)[0]?.textContent?.includes("Just created"));
    expect(name()).to.equal(before);
    expect(place(list)).to.equal("2-0");
    const next = texts(list, "name")[3];
    const gone = rows(list)[2]?.querySelector("a")?.getAttribute("href")?.split("/").at(-1) ?? "";
    await client.customers.delete(gone);
    await replicaOf(store).refresh();
    await waitUntil(() => said(list).includes("The row is gone"));
    expect(name()).to.equal(next);
    expect(said(list)).to.equal(`The row is gone. Now on ${next}.`);
  });
});

describe("editing in a cell of the customer list", () => {
  /** Edits plans, in an input of its own. */
  class Editor implements CellEditor {
    readonly open = new Set<string>();
    readonly released: string[] = [];
    canEdit(_: Customer, { name }: Column): boolean {
      return name === "plan";
    }
    edit({ id }: Customer): void {
      this.open.add(id);
    }
    holds(id: string): boolean {
      return this.open.has(id);
    }
    draw(place: HTMLElement, { id }: Customer, { name }: Column): boolean {
      if (name !== "plan") return false;
      if (place.childElementCount === 0)
        place.append(Object.assign(document.createElement("input"), { name: id }));
      return true;
    }
    release(place: HTMLElement): void {
      this.released.push(place.querySelector("input")?.name ?? "");
    }
  }
  const edit = async () => {
    const shown = await show({}, { columns: ["name", "plan", "status"] });
    const editor = new Editor();
    shown.list.cellEditor = editor;
    await complete(shown.list, shown.store);
    shown.list.requestUpdate();
    await shown.list.updateComplete;
    return { ...shown, editor };
  };
  const input = (list: Parameters<typeof press>[0]) =>
    list.shadowRoot?.querySelector<HTMLInputElement>(".row .edit-place input");

  it("begins with F2 or Enter where a cell can be edited, and not elsewhere", async () => {
    const { list, editor } = await edit();
    await press(list, "F2");
    expect(input(list)).to.equal(null);
    await press(list, "ArrowRight");
    await press(list, "F2");
    expect(input(list)?.closest("[data-row]")?.getAttribute("data-row")).to.equal("0");
    expect(editor.open.size).to.equal(1);
    await press(list, "ArrowDown");
    await press(list, "Enter");
    expect(editor.open.size).to.equal(2);
  });

  it("belongs to the customer: a row that shows another one gives the cell back", async () => {
    const { list, editor } = await edit();
    await press(list, "ArrowRight");
    await press(list, "F2");
    const id = input(list)?.name ?? "";
    part(list, ".scroller").scrollTop = 4_000;
    await waitUntil(() => editor.released.includes(id), "the cell is given back");
    expect(input(list)).to.equal(null);
    part(list, ".scroller").scrollTop = 0;
    await waitUntil(() => input(list)?.name === id, "the edit is there again");
  });

  it("is never shown in the row of another customer that is edited too", async () => {
    const { list, store, editor } = await edit();
    const all = [...store.records.values()];
    for (const { id } of all) editor.open.add(id);
    list.requestUpdate();
    await list.updateComplete;
    await scrollTo(list, 1_000);
    for (const row of rows(list)) {
      const number = Number(row.querySelector("a")?.getAttribute("href")?.split("/").at(-1));
      const { id } = all.find((customer) => customer.display_id === number) ?? {};
      expect(row.querySelector<HTMLInputElement>(".edit-place input")?.name).to.equal(id);
    }
  });

  it("is not taken for opening the customer", async () => {
    const { list } = await edit();
    let opened = 0;
    list.addEventListener("pv-customer-select", (event) => {
      event.preventDefault();
      opened++;
    });
    rows(list)[1]?.querySelector<HTMLElement>("[data-column='1']")?.click();
    expect(opened).to.equal(0);
    expect(place(list)).to.equal("1-1");
    rows(list)[1]?.querySelector<HTMLElement>("[data-column='2']")?.click();
    expect(opened).to.equal(1);
  });
});
