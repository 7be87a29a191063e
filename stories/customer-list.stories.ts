import "@pivotal/elements/customer-list/define";
import type { Fault } from "@pivotal/mocks";
import type { ColumnSetting } from "@pivotal/elements/customer-list";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { expect, waitFor } from "storybook/test";

interface Args {
  href?: string;
  query?: string;
  sort?: string;
  groupBy?: string;
  columns?: readonly (string | ColumnSetting)[];
  remember?: string;
  selectable?: boolean;
  includeInactive?: boolean;
  density?: "comfortable" | "compact";
  /** The width of the page around the list. */
  room?: string;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Customer list",
  component: "pv-customer-list",
  tags: ["autodocs"],
  args: {
    href: "#/customers/{display_id}",
    query: "",
    sort: "",
    groupBy: "",
    selectable: false,
    includeInactive: false,
    density: "comfortable",
  },
  argTypes: {
    href: { control: "text" },
    query: { control: "text" },
    sort: { control: "text" },
    groupBy: {
      name: "group-by",
      control: "inline-radio",
      options: ["", "owner", "plan", "status", "bucket"],
    },
    columns: { control: "object" },
    remember: { control: "text" },
    room: { table: { disable: true } },
    selectable: { control: "boolean" },
    includeInactive: { name: "include-inactive", control: "boolean" },
    density: { control: "inline-radio", options: ["comfortable", "compact"] },
  },
  render: ({
    href,
    query,
    sort,
    groupBy,
    columns = [],
    remember,
    selectable,
    includeInactive,
    density,
    room,
  }) =>
    html`<div ${ref((box) => box instanceof HTMLElement && (box.style.inlineSize = room ?? ""))}>
      <pv-customer-list
        href=${href || nothing}
        query=${query || nothing}
        sort=${sort || nothing}
        group-by=${groupBy || nothing}
        remember=${remember || nothing}
        .columns=${columns}
        ?selectable=${selectable}
        ?include-inactive=${includeInactive}
        density=${density ?? nothing}
      ></pv-customer-list>
    </div>`,
};
export default meta;

const listIn = (canvas: HTMLElement) => {
  const list = canvas.querySelector("pv-customer-list");
  if (!list) throw new Error("There is no list yet.");
  return list;
};
const rowsIn = (canvas: HTMLElement) => [
  ...(listIn(canvas).shadowRoot?.querySelectorAll("[data-row]") ?? []),
];
const showsRows = (canvas: HTMLElement) => waitFor(() => expect(rowsIn(canvas).length).toBeGreaterThan(0));
const failing = (...faults: Fault[]): Pick<Story, "parameters"> => ({ parameters: { backend: { faults } } });

export const Playground: Story = { play: ({ canvasElement }) => showsRows(canvasElement) };

export const Loading: Story = { name: "States / Loading", ...failing({ kind: "hang" }) };
export const Empty: Story = {
  name: "States / Empty",
  parameters: { backend: { customers: 0 } },
  play: ({ canvasElement }) =>
    waitFor(() => expect(listIn(canvasElement).shadowRoot?.textContent).toContain("No customers yet")),
};
export const Failed: Story = {
  name: "States / Failed",
  ...failing({ kind: "html" }),
  play: ({ canvasElement }) =>
    waitFor(() => expect(listIn(canvasElement).shadowRoot?.querySelector("[role=alert]")).not.toBeNull()),
};
export const Forbidden: Story = {
  name: "States / Forbidden",
  ...failing({ kind: "status", status: 403 }),
  play: ({ canvasElement }) =>
    waitFor(() => expect(listIn(canvasElement).shadowRoot?.textContent).toContain("Ask one of its admins")),
};
export const NothingMatches: Story = {
  name: "States / Filtered to nothing",
  args: { query: "status:churned plan:no-such-plan" },
  play: ({ canvasElement }) =>
    waitFor(() => expect(listIn(canvasElement).shadowRoot?.textContent).toContain("No customer matches.")),
};
/** The published API alone: no score, no owner, no tags. The list works, and says that health is not available. */
export const Published: Story = {
  name: "States / Published API alone",
  parameters: { backend: { level: "published" } },
  play: ({ canvasElement }) => showsRows(canvasElement),
};

export const Compact: Story = { name: "Options / Compact", args: { density: "compact" } };
export const Selectable: Story = {
  name: "Options / Selectable",
  args: { selectable: true },
  play: async ({ canvasElement }) => {
    const tick = await waitFor(() => {
      const box = rowsIn(canvasElement)[1]?.querySelector<HTMLInputElement>(".tick input");
      if (!box) throw new Error("There is no second row.");
      return box;
    });
    tick.click();
    await waitFor(() => expect(listIn(canvasElement).selected).toHaveLength(1));
  },
};
export const WithInactive: Story = {
  name: "Options / Churned and archived too",
  args: { includeInactive: true },
};

export const AllColumns: Story = {
  name: "Options / Every column, two of them pinned",
  args: {
    columns: [
      { name: "id", pinned: true },
      { name: "name", pinned: true, width: 200 },
      ...["domain", "owner", "plan", "status", "health", "mrr", "tag", "created", "updated", "account_notes"],
    ],
  },
  play: ({ canvasElement }) => showsRows(canvasElement),
};
/** Choose, move, resize and pin columns, then reload: they are as they were. */
export const Remembered: Story = {
  name: "Options / Columns that are remembered",
  args: { remember: "catalogue" },
  play: ({ canvasElement }) => showsRows(canvasElement),
};
export const Sorted: Story = {
  name: "Options / Sorted by two columns",
  args: { sort: "plan,-mrr", columns: ["name", "plan", "mrr", "status"] },
  play: async ({ canvasElement }) => {
    await showsRows(canvasElement);
    await waitFor(() =>
      expect(listIn(canvasElement).shadowRoot?.querySelectorAll("[aria-sort]")).toHaveLength(1),
    );
  },
};
export const Grouped: Story = {
  name: "Options / Grouped",
  args: { groupBy: "owner" },
  play: ({ canvasElement }) =>
    waitFor(() => expect(listIn(canvasElement).shadowRoot?.querySelector("[aria-expanded]")).not.toBeNull()),
};

/** Rows as cards, the header gone: “Display” sorts and groups them. */
export const Narrow: Story = {
  name: "Behaviours / In little room",
  args: { room: "320px", selectable: true },
  play: ({ canvasElement }) => showsRows(canvasElement),
};
/** Pages come by themselves; the line above says how far they reach, and that a sort reaches no further. */
export const ThousandsOfRows: Story = {
  name: "Behaviours / Thousands of rows",
  args: { sort: "-mrr" },
  parameters: { backend: { customers: 5000 } },
  play: async ({ canvasElement }) => {
    await showsRows(canvasElement);
    await expect(rowsIn(canvasElement).length).toBeLessThan(80);
  },
};
/** The host takes over what opening a customer means. */
export const Intent: Story = {
  name: "Behaviours / The host opens customers",
  play: async ({ canvasElement }) => {
    await showsRows(canvasElement);
    let told = 0;
    listIn(canvasElement).addEventListener("pv-customer-select", (event) => {
      event.preventDefault();
      told = event.detail.displayId;
    });
    rowsIn(canvasElement)[0]?.querySelector("a")?.click();
    await expect(told).toBeGreaterThan(0);
  },
};

const press = (canvas: HTMLElement, key: string) =>
  listIn(canvas)
    .shadowRoot?.querySelector("[role=grid]")
    ?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));

/** One tab stop. Arrows move from cell to cell, Home, End and the Page keys further; Enter opens, Space ticks, F2 edits. */
export const Keyboard: Story = {
  name: "Accessibility / Keyboard",
  args: { selectable: true },
  play: async ({ canvasElement }) => {
    await showsRows(canvasElement);
    const grid = listIn(canvasElement).shadowRoot?.querySelector<HTMLElement>("[role=grid]");
    grid?.focus();
    press(canvasElement, "ArrowDown");
    press(canvasElement, "ArrowRight");
    await waitFor(() => expect(grid?.getAttribute("aria-activedescendant")).toBe("cell-1-1"));
  },
};
/** The header is reached by ArrowUp: Enter sorts, Shift and an arrow resize, F2 opens the menu with the rest. */
export const ColumnMenu: Story = {
  name: "Accessibility / Menu of a column",
  play: async ({ canvasElement }) => {
    await showsRows(canvasElement);
    press(canvasElement, "ArrowUp");
    press(canvasElement, "F2");
    const menu = () => listIn(canvasElement).shadowRoot?.querySelector("pv-column-menu")?.shadowRoot;
    await waitFor(() => expect(menu()?.activeElement?.textContent ?? "").toContain("Sort A to Z"));
  },
};
