// Loaded by the list on demand; here at once, so that no test waits for the server of the tests.
import "../../packages/elements/src/elements/bulk-bar/define.ts";
import "../../packages/elements/src/elements/field-editor/cell-edits.ts";
import { expect, nextFrame, waitUntil } from "@open-wc/testing";
import type { PvBulkBar } from "../../packages/elements/src/elements/bulk-bar/bulk-bar.ts";
import type { PvExportButton } from "../../packages/elements/src/elements/customer-list/export-button.ts";
import type { PvFieldEditor } from "../../packages/elements/src/elements/field-editor/field-editor.ts";
import { complete, grid, part, press, rows, show } from "../support/customer-list.ts";

type List = Awaited<ReturnType<typeof show>>["list"];

const COLUMNS = ["name", "plan", "status", "mrr"];
const editor = (list: List) => list.shadowRoot?.querySelector<PvFieldEditor>(".row pv-field-editor");
const plans = (list: List) =>
  rows(list).map((row) => row.querySelector('[data-column="1"]')?.textContent?.trim() ?? "");
const bar = (list: List) => list.shadowRoot?.querySelector<PvBulkBar>("pv-bulk-bar");
const words = (element: Element | null | undefined) =>
  element?.shadowRoot?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const pressButton = (element: Element | null | undefined, label: string) => {
  const found = [...(element?.shadowRoot?.querySelectorAll("button") ?? [])].find((one) =>
    one.textContent?.includes(label),
  );
  if (!found) throw new Error(`no button ${label}: ${words(element)}`);
  found.click();
};

/** A list in which everything is here. */
async function whole(options: Parameters<typeof show>[0] = {}) {
  const shown = await show({ customers: 60, ...options }, { columns: COLUMNS });
  await complete(shown.list, shown.store);
  // All may be here before the list knows its room.
  await waitUntil(() => plans(shown.list)[0], "rows are drawn");
  return shown;
}

/** Opens the cell that the keyboard is on. */
async function open(list: List): Promise<HTMLInputElement> {
  await press(list, "F2");
  await waitUntil(() => editor(list)?.input, "the editor opens");
  await editor(list)?.updateComplete;
  return editor(list)?.input as HTMLInputElement;
}
const key = (target: Element, name: string) =>
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }),
  );
const write = (input: HTMLInputElement, value: string) => {
  input.value = value;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
};

describe("a cell of the list", () => {
  it("is edited by keyboard: F2, type, Enter, and on with the arrows; the edit can be undone", async () => {
    const { list, store, client } = await whole();
    await press(list, "ArrowRight");
    const [before] = plans(list);
    const input = await open(list);
    expect(editor(list)?.shadowRoot?.activeElement).to.equal(input);
    write(input, "Scale");
    key(input, "Enter");
    expect(list.shadowRoot?.activeElement).to.equal(grid(list));
    await waitUntil(() => words(bar(list)).includes("1 customer changed."), "the last change is shown");
    const [row] = store.records.values().filter(({ plan }) => plan === "Scale");
    expect((await client.customers.retrieve(row?.id ?? "")).plan).to.equal("Scale");
    pressButton(bar(list), "Undo");
    await waitUntil(() => words(bar(list)).includes("1 customer restored."));
    await waitUntil(() => plans(list)[0] === before);
  });

  it("keeps what is typed when another order puts its row elsewhere, and saves it in its own customer", async () => {
    const { list, client } = await whole();
    await press(list, "ArrowRight");
    const id = rows(list)[0]?.querySelector("a")?.getAttribute("href")?.split("/").at(-1) ?? "";
    const input = await open(list);
    write(input, "Sca");
    list.sort = [{ field: "id", direction: "asc" }];
    await list.updateComplete;
    await nextFrame();
    list.sort = [];
    await list.updateComplete;
    part(list, ".scroller").scrollTop = 0;
    await waitUntil(
      async () =>
        (await client.customers.retrieve(id)).plan === "Sca" || editor(list)?.input?.value === "Sca",
    );
  });

  it("cannot be edited where nothing can, nor among customers at hand", async () => {
    const { list, store } = await whole();
    store.configure({ readOnly: true });
    await press(list, "ArrowRight");
    await press(list, "F2");
    await nextFrame();
    expect(editor(list)).to.equal(null);
    store.configure({ readOnly: false });
    list.customers = store.records.values().slice(0, 5);
    await list.updateComplete;
    await press(list, "F2");
    await nextFrame();
    expect(editor(list)).to.equal(null);
  });
});

describe("the selection of the list", () => {
  it("is edited as a whole, shown live, and cleared", async () => {
    const { list } = await whole();
    list.selectable = true;
    await list.updateComplete;
    await press(list, " ");
    await press(list, "ArrowDown", { shiftKey: true });
    await press(list, "ArrowDown", { shiftKey: true });
    expect(list.selected).to.have.length(3);
    await waitUntil(() => words(bar(list)).includes("Clear selection"), "the bar comes");
    pressButton(bar(list), "Plan");
    await bar(list)?.updateComplete;
    const input = bar(list)?.shadowRoot?.querySelector<HTMLInputElement>("form input");
    if (!input) throw new Error("no input");
    write(input, "Scale");
    await bar(list)?.updateComplete;
    pressButton(bar(list), "Change 3 customers");
    await waitUntil(() => words(bar(list)).includes("3 customers changed."));
    await waitUntil(() =>
      plans(list)
        .slice(0, 3)
        .every((plan) => plan === "Scale"),
    );
    pressButton(bar(list), "Clear selection");
    expect(list.selected).to.deep.equal([]);
  });
});

describe("the export of the list", () => {
  it("asks for what the list shows", async () => {
    const { list } = await whole();
    list.query = "status:active";
    await list.updateComplete;
    const button = list.shadowRoot?.querySelector<PvExportButton>("pv-export-button");
    const request = button?.request?.();
    expect(request?.query).to.equal("status:active");
    expect(request?.columns.map(({ label }) => label)).to.deep.equal(["Name", "Plan", "Status", "MRR"]);
    expect(request?.replica?.coverage.complete).to.equal(true);
  });
});
