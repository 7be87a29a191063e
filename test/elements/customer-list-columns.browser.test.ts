import "../../packages/elements/src/elements/customer-list/tools/define.ts";
import { expect, oneEvent, waitUntil } from "@open-wc/testing";
import type { PvCustomerList } from "@pivotal/elements/customer-list";
import {
  current,
  grid,
  header,
  labels,
  loaded,
  part,
  place,
  press,
  rows,
  said,
  scroller,
  show,
  texts,
} from "../support/customer-list.ts";

const menu = (list: PvCustomerList): HTMLElement => {
  const found = list.shadowRoot
    ?.querySelector("pv-column-menu")
    ?.shadowRoot?.querySelector<HTMLElement>("[popover]");
  if (!found) throw new Error("no menu");
  return found;
};
const item = (list: PvCustomerList, action: string): HTMLElement | null =>
  menu(list).querySelector<HTMLElement>(`[data-action=${action}]`);
const open = async (list: PvCustomerList, label: string) => {
  header(list, label).querySelector<HTMLElement>(".menu")?.click();
  await list.updateComplete;
};
const choose = async (list: PvCustomerList, label: string, action: string) => {
  await open(list, label);
  item(list, action)?.click();
  await list.updateComplete;
};
const display = async (list: PvCustomerList): Promise<ShadowRoot> => {
  const found = list.shadowRoot?.querySelector("pv-list-display");
  found?.show();
  await found?.updateComplete;
  if (!found?.shadowRoot) throw new Error("no panel");
  return found.shadowRoot;
};
const columnLine = (panel: ShadowRoot, label: string): HTMLElement => {
  const found = [...panel.querySelectorAll("li")].find((line) => line.textContent?.trim().startsWith(label));
  if (!found) throw new Error(`no ${label}`);
  return found;
};
const drag = async (list: PvCustomerList, from: Element, x: number) => {
  const { left, top, width } = from.getBoundingClientRect();
  const at = (type: string, clientX: number) =>
    from.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        composed: true,
        cancelable: true,
        pointerId: 1,
        button: 0,
        clientX,
        clientY: top + 5,
      }),
    );
  const start = left + width / 2;
  at("pointerdown", start);
  at("pointermove", start + (x - start) / 2);
  at("pointermove", x);
  at("pointerup", x);
  await list.updateComplete;
};
const width = (list: PvCustomerList, label: string) => header(list, label).offsetWidth;

describe("the columns of the customer list", () => {
  // Synthetic pointers cannot be captured, and need not be.
  const capture = Element.prototype.setPointerCapture;
  before(() => {
    Element.prototype.setPointerCapture = () => undefined;
  });
  after(() => {
    Element.prototype.setPointerCapture = capture;
  });
  beforeEach(() => localStorage.clear());

  it("are as many as fit, the important ones first", async () => {
    const { list, provider } = await show();
    await loaded(list);
    provider.style.display = "block";
    provider.style.inlineSize = "1300px";
    await waitUntil(() => labels(list).length === 8, "all of the usual ones fit");
    provider.style.inlineSize = "640px";
    await waitUntil(() => labels(list).length < 6, "fewer fit");
    expect(labels(list)).to.include.members(["Name", "Status", "Health"]);
    expect(scroller(list).scrollWidth).to.equal(scroller(list).clientWidth);
  });

  it("show every field that there is, custom fields too", async () => {
    const names = [
      "name",
      "domain",
      "owner",
      "plan",
      "status",
      "health",
      "mrr",
      "tag",
      "created",
      "updated",
      "id",
      "account_notes",
    ];
    const { list, backend } = await show({ level: "full" }, { columns: names, includeInactive: true });
    await waitUntil(() => labels(list).length === names.length, "the custom field is known");
    expect(labels(list)).to.deep.equal([
      "Name",
      "Domain",
      "Owner",
      "Plan",
      "Status",
      "Health",
      "MRR",
      "Tags",
      "Created",
      "Updated",
      "#",
      "Account notes",
    ]);
    const first = backend.db.customers.get(Number(texts(list, "id")[0]));
    const mrr = new Intl.NumberFormat("en", { minimumFractionDigits: 2 }).format((first?.mrr ?? 0) / 100);
    expect(texts(list, "money")[0]).to.equal(first?.mrr === null ? "" : mrr);
    expect(texts(list, "tags")[0]?.startsWith(first?.tags?.[0] ?? "")).to.equal(true);
    expect(rows(list)[0]?.querySelectorAll("[role=gridcell], [role=rowheader]")).to.have.length(
      names.length + 1,
    );
  });

  it("always have the name among them, and leave out what is not known", async () => {
    const { list } = await show({}, { columns: ["plan", "no_such_field", "status"] });
    await loaded(list);
    expect(labels(list)).to.deep.equal(["Name", "Plan", "Status"]);
  });

  it("are hidden by the menu and brought back by the panel", async () => {
    const { list } = await show({}, { columns: ["name", "plan", "status"] });
    await loaded(list);
    const told = oneEvent(list, "pv-customer-list-changed");
    await choose(list, "Plan", "hide");
    expect(labels(list)).to.deep.equal(["Name", "Status"]);
    expect((await told).detail.columns).to.deep.equal([{ name: "name" }, { name: "status" }]);
    expect(said(list)).to.include("Plan is hidden");
    const panel = await display(list);
    columnLine(panel, "Plan").querySelector("input")?.click();
    await list.updateComplete;
    expect(labels(list)).to.deep.equal(["Name", "Status", "Plan"]);
    expect(texts(list, "text").some((text) => text !== "")).to.equal(true);
  });

  it("cannot lose the name", async () => {
    const { list } = await show();
    await loaded(list);
    await open(list, "Name");
    expect(item(list, "hide")).to.equal(null);
    menu(list).hidePopover();
    expect(columnLine(await display(list), "Name").querySelector("input")?.disabled).to.equal(true);
  });

  it("are moved by the menu, which stays open for more", async () => {
    const { list } = await show({}, { columns: ["name", "plan", "status", "mrr"] });
    await loaded(list);
    await choose(list, "Plan", "later");
    expect(labels(list)).to.deep.equal(["Name", "Status", "Plan", "MRR"]);
    expect(said(list)).to.equal("Plan is column 3 of 4");
    expect(menu(list).matches(":popover-open")).to.equal(true);
    item(list, "later")?.click();
    await waitUntil(() => item(list, "later") === null, "it is the last one now");
    expect(labels(list)).to.deep.equal(["Name", "Status", "MRR", "Plan"]);
  });

  it("are moved by the panel, and the button that was pressed keeps the focus", async () => {
    const { list } = await show({}, { columns: ["name", "plan", "status", "mrr"] });
    await loaded(list);
    const panel = await display(list);
    columnLine(panel, "MRR").querySelector<HTMLElement>(".up")?.click();
    await list.updateComplete;
    await waitUntil(() => panel.activeElement?.closest("li")?.textContent?.includes("MRR"));
    expect(labels(list)).to.deep.equal(["Name", "Plan", "MRR", "Status"]);
    expect(panel.activeElement?.matches(".up")).to.equal(true);
  });

  it("are moved by dragging a header, which does not sort", async () => {
    const { list } = await show({}, { columns: ["name", "plan", "status", "mrr"] });
    await loaded(list);
    const { left } = header(list, "Plan").getBoundingClientRect();
    await drag(list, header(list, "MRR").querySelector(".title") ?? header(list, "MRR"), left + 10);
    expect(labels(list)).to.deep.equal(["Name", "MRR", "Plan", "Status"]);
    expect(list.sort).to.deep.equal([]);
  });

  it("are resized by dragging their edge", async () => {
    const { list } = await show({}, { columns: ["name", "plan", "status"] });
    await loaded(list);
    const before = width(list, "Plan");
    const grip = header(list, "Plan").querySelector(".grip");
    if (!grip) throw new Error("no grip");
    const { left, width: size } = grip.getBoundingClientRect();
    await drag(list, grip, left + size / 2 + 60);
    expect(width(list, "Plan")).to.equal(before + 60);
    expect(rows(list)[0]?.querySelector<HTMLElement>("[data-column='1']")?.offsetWidth).to.equal(before + 60);
    expect(list.sort).to.deep.equal([]);
  });

  it("are resized by keyboard, on the header and in the menu, within bounds", async () => {
    const { list } = await show({}, { columns: ["name", { name: "plan", width: 100 }, "status"] });
    await loaded(list);
    await press(list, "ArrowUp");
    await press(list, "ArrowRight");
    expect(current(list)?.textContent).to.include("Plan");
    await press(list, "ArrowRight", { shiftKey: true });
    expect(width(list, "Plan")).to.equal(116);
    expect(said(list)).to.equal("Plan is 116 pixels wide");
    await choose(list, "Plan", "narrower");
    expect(width(list, "Plan")).to.equal(100);
    for (let i = 0; i < 10; i++) {
      item(list, "narrower")?.click();
      await list.updateComplete;
    }
    expect(width(list, "Plan")).to.equal(48);
    item(list, "share")?.click();
    await list.updateComplete;
    expect(width(list, "Plan")).to.be.above(48);
  });

  it("take the page's new colour with them when its theme changes", async () => {
    const { list } = await show({ customers: 5 }, { columns: [{ name: "name", pinned: true }, "plan"] });
    const backdrop = () => getComputedStyle(list).getPropertyValue("--_pv-backdrop");
    expect(backdrop()).not.to.contain("12, 34, 56");
    document.body.style.backgroundColor = "rgb(12, 34, 56)";
    await waitUntil(() => backdrop().includes("12, 34, 56"));
    document.body.style.backgroundColor = "";
    await waitUntil(() => !backdrop().includes("12, 34, 56"));
  });

  it("stay in sight when pinned, in front of the others and in the page's colour", async () => {
    const { list, provider } = await show(
      {},
      {
        columns: [
          { name: "name", width: 200 },
          "domain",
          "owner",
          "plan",
          "status",
          "health",
          "mrr",
          "tag",
          "created",
        ],
      },
    );
    provider.style.cssText = "display: block; inline-size: 640px; background: rgb(250, 240, 230)";
    await loaded(list);
    await choose(list, "Domain", "pin");
    menu(list).hidePopover();
    expect(labels(list)[0]).to.equal("Domain");
    await waitUntil(() => scroller(list).scrollWidth > scroller(list).clientWidth, "there is more than fits");
    // In steps, as a person scrolls: Firefox puts a cell that has just become sticky in its place with the next one.
    for (const left of [150, 300]) {
      scroller(list).scrollLeft = left;
      await waitUntil(() => part(list, ".head-clip").scrollLeft === left, "the header follows");
    }
    const cell = rows(list)[0]?.querySelector<HTMLElement>(".domain-cell");
    const { left } = cell?.getBoundingClientRect() ?? { left: -1 };
    expect(Math.round(left)).to.equal(Math.round(scroller(list).getBoundingClientRect().left) + 32);
    expect(cell && getComputedStyle(cell).backgroundColor).to.equal("rgb(250, 240, 230)");
    expect(Math.round(header(list, "Domain").getBoundingClientRect().left)).to.equal(Math.round(left));
  });

  it("are remembered under a name, and forgotten for the usual ones", async () => {
    const first = await show({}, { remember: "team", columns: [] });
    await loaded(first.list);
    await choose(first.list, "Status", "hide");
    await choose(first.list, "Name", "pin");
    first.provider.remove();
    const second = await show({}, { remember: "team" });
    await loaded(second.list);
    expect(labels(second.list)).not.to.include("Status");
    expect(second.list.columns).to.deep.include({ name: "name", pinned: true });
    const late = await show();
    late.list.remember = "team";
    await waitUntil(() => !labels(late.list).includes("Status"), "a name given later counts too");
    const other = await show({}, { remember: "someone else" });
    await loaded(other.list);
    expect(labels(other.list)).to.include("Status");
    (await display(second.list)).querySelector<HTMLElement>(".reset")?.click();
    await second.list.updateComplete;
    expect(labels(second.list)).to.include("Status");
    expect(localStorage.getItem("pv-list:team")).to.equal(null);
  });

  it("work without storage, with a full one, and with one that holds what is not theirs", async () => {
    localStorage.setItem("pv-list:odd", `[7,{"name":"status","width":"wide"},{"nope":1}]`);
    const odd = await show({}, { remember: "odd" });
    await loaded(odd.list);
    expect(labels(odd.list)).to.deep.equal(["Name", "Status"]);
    const held = { get: Storage.prototype.getItem, set: Storage.prototype.setItem };
    Storage.prototype.getItem = Storage.prototype.setItem = () => {
      throw new DOMException("No", "SecurityError");
    };
    try {
      const { list } = await show({}, { remember: "full" });
      await loaded(list);
      await choose(list, "Status", "hide");
      expect(labels(list)).not.to.include("Status");
    } finally {
      Storage.prototype.getItem = held.get;
      Storage.prototype.setItem = held.set;
    }
  });

  it("give the focus back to the header when the menu closes", async () => {
    const { list } = await show();
    await loaded(list);
    grid(list).focus();
    await press(list, "ArrowUp");
    await press(list, "F2");
    expect(menu(list).matches(":popover-open")).to.equal(true);
    expect(list.shadowRoot?.querySelector("pv-column-menu")?.shadowRoot?.activeElement).to.equal(
      item(list, "asc"),
    );
    menu(list).hidePopover();
    await waitUntil(() => list.shadowRoot?.activeElement === grid(list));
    expect(place(list)).to.equal("-1-0");
  });
});
