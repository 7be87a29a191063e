import "@pivotal/elements/customer-list/define";
import type { Fault } from "@pivotal/mocks";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, waitFor } from "storybook/test";

type Story = StoryObj;

const meta: Meta = {
  title: "Elements/Customer list editing",
  component: "pv-customer-list",
  parameters: { backend: { customers: 120 } },
  render: () =>
    html`<pv-customer-list
      selectable
      .columns=${["name", "owner", "plan", "status", "mrr", "tag"]}
    ></pv-customer-list>`,
};
export default meta;

const listIn = (canvas: HTMLElement) => {
  const list = canvas.querySelector("pv-customer-list");
  if (!list?.shadowRoot) throw new Error("There is no list yet.");
  return { list, root: list.shadowRoot };
};
const wordsOf = (canvas: HTMLElement, tag: string) =>
  listIn(canvas).root.querySelector(tag)?.shadowRoot?.textContent?.replace(/\s+/g, " ") ?? "";
const press = (canvas: HTMLElement, tag: string, label: string) => {
  const root = listIn(canvas).root.querySelector(tag)?.shadowRoot;
  const button = [...(root?.querySelectorAll("button") ?? [])].find((one) =>
    one.textContent?.includes(label),
  );
  if (!button) throw new Error(`There is no button “${label}”.`);
  button.click();
};
const write = (input: Element | null | undefined, value: string) => {
  if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement))
    throw new Error("There is no input.");
  input.value = value;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
};
const key = (target: Element, name: string) =>
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }),
  );
const showsRows = (canvas: HTMLElement) =>
  waitFor(() => expect(listIn(canvas).root.querySelectorAll("[data-row]").length).toBeGreaterThan(3), {
    timeout: 5_000,
  });

/** Ticks the first rows and opens a part of the bar. */
async function select(canvas: HTMLElement, count: number, part: string): Promise<ShadowRoot> {
  await showsRows(canvas);
  const { root } = listIn(canvas);
  for (const tick of [...root.querySelectorAll<HTMLElement>("[data-row] .tick input")].slice(0, count))
    tick.click();
  await waitFor(() => expect(wordsOf(canvas, "pv-bulk-bar")).toContain("Clear selection"));
  press(canvas, "pv-bulk-bar", part);
  const bar = root.querySelector("pv-bulk-bar");
  await bar?.updateComplete;
  if (!bar?.shadowRoot) throw new Error("There is no bar.");
  return bar.shadowRoot;
}

/** Opens a cell of the first row for editing. */
async function edit(canvas: HTMLElement, column: number): Promise<Element> {
  await showsRows(canvas);
  const { root } = listIn(canvas);
  const grid = root.querySelector("[role=grid]");
  if (!grid) throw new Error("There is no grid.");
  for (let at = 0; at < column; at++) key(grid, "ArrowRight");
  key(grid, "F2");
  const input = () => root.querySelector("pv-field-editor")?.shadowRoot?.querySelector("input, select");
  await waitFor(() => expect(input()).toBeTruthy());
  return input() as Element;
}
const failing = (...faults: Fault[]): Pick<Story, "parameters"> => ({
  parameters: { backend: { customers: 120, faults } },
});

/** F2 or Enter opens a cell; Enter, or going elsewhere, saves; Esc restores. */
export const Cell: Story = {
  name: "Cell / Edit in place",
  play: async ({ canvasElement }) => void (await edit(canvasElement, 2)),
};
/** The last change can be taken back. */
export const CellSaved: Story = {
  name: "Cell / Saved",
  play: async ({ canvasElement }) => {
    const input = await edit(canvasElement, 2);
    write(input, "Scale");
    key(input, "Enter");
    await waitFor(() => expect(wordsOf(canvasElement, "pv-bulk-bar")).toContain("1 customer changed."));
  },
};
/** What was typed stays, with why it is not saved. */
export const CellFailed: Story = {
  name: "Cell / Not saved",
  ...failing({ kind: "networkError", match: { method: "PATCH" } }),
  play: async ({ canvasElement }) => {
    const input = await edit(canvasElement, 2);
    write(input, "Scale");
    key(input, "Enter");
    await waitFor(() => expect(wordsOf(canvasElement, "pv-field-editor")).toContain("Not saved"));
  },
};
/** What the schema says, in words, before anything is sent. */
export const CellInvalid: Story = {
  name: "Cell / Not valid",
  play: async ({ canvasElement }) => {
    const input = await edit(canvasElement, 4);
    write(input, "a lot");
    key(input, "Enter");
    await waitFor(() => expect(wordsOf(canvasElement, "pv-field-editor")).toContain("This is not a number."));
  },
};
/** Churning has consequences that are said first. */
export const CellChurn: Story = {
  name: "Cell / Churn",
  play: async ({ canvasElement }) => {
    write(await edit(canvasElement, 3), "churned");
    await waitFor(() => expect(wordsOf(canvasElement, "pv-field-editor")).toContain("Mark as churned"));
  },
};
export const CellTags: Story = {
  name: "Cell / Tags",
  play: async ({ canvasElement }) => void (await edit(canvasElement, 5)),
};

/** One write a row; what the server lacks is not offered, and a CRM that will overwrite the change is named. */
export const Bulk: Story = {
  name: "Selection / Plan",
  play: async ({ canvasElement }) => void (await select(canvasElement, 6, "Plan")),
};
export const BulkProgress: Story = {
  name: "Selection / On its way",
  parameters: { backend: { customers: 120, latency: 100 } },
  play: async ({ canvasElement }) => {
    const root = await select(canvasElement, 8, "Plan");
    write(root.querySelector("form input"), "Scale");
    press(canvasElement, "pv-bulk-bar", "Change 8 customers");
    await waitFor(() => expect(wordsOf(canvasElement, "pv-bulk-bar")).toContain("of 8 done"));
  },
};
/** Those that failed are named with the reason, and can be tried again; the others can be undone. */
export const BulkFailed: Story = {
  name: "Selection / Some failed",
  ...failing({ kind: "status", status: 403, times: 2, match: { method: "PATCH" } }),
  play: async ({ canvasElement }) => {
    const root = await select(canvasElement, 6, "Plan");
    write(root.querySelector("form input"), "Scale");
    press(canvasElement, "pv-bulk-bar", "Change 6 customers");
    await waitFor(() => expect(wordsOf(canvasElement, "pv-bulk-bar")).toContain("2 failed"));
    root.querySelector("details")?.toggleAttribute("open", true);
  },
};
export const BulkChurn: Story = {
  name: "Selection / Churn",
  play: async ({ canvasElement }) => {
    const root = await select(canvasElement, 4, "Status");
    write(root.querySelector("form select"), "churned");
    const bar = listIn(canvasElement).root.querySelector("pv-bulk-bar");
    await bar?.updateComplete;
    press(canvasElement, "pv-bulk-bar", "as churned…");
    await expect(root.querySelector("dialog")?.open).toBe(true);
  },
};
/** The published API alone takes neither owner nor tags. */
export const BulkPublished: Story = {
  name: "Selection / Published API alone",
  parameters: { backend: { customers: 120, level: "published" } },
  play: async ({ canvasElement }) => void (await select(canvasElement, 3, "Status")),
};

/** The file is made when everything is here; nothing is offered before. */
export const ExportWaiting: Story = {
  name: "Export / Waiting for the rest",
  parameters: { backend: { customers: 5_000, latency: 300 } },
  play: async ({ canvasElement }) => {
    await showsRows(canvasElement);
    press(canvasElement, "pv-export-button", "Export CSV");
    await waitFor(() => expect(wordsOf(canvasElement, "pv-export-button")).toContain("loaded so far"));
  },
};
