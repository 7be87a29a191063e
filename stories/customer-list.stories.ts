import "@pivotal/elements/customer-list/define";
import type { Fault } from "@pivotal/mocks";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, waitFor } from "storybook/test";

interface Args {
  href?: string;
  selectable?: boolean;
  includeInactive?: boolean;
  density?: "comfortable" | "compact";
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Customer list",
  component: "pv-customer-list",
  tags: ["autodocs"],
  args: {
    href: "#/customers/{display_id}",
    selectable: false,
    includeInactive: false,
    density: "comfortable",
  },
  argTypes: {
    href: { control: "text" },
    selectable: { control: "boolean" },
    includeInactive: { name: "include-inactive", control: "boolean" },
    density: { control: "inline-radio", options: ["comfortable", "compact"] },
  },
  render: ({ href, selectable, includeInactive, density }) =>
    html`<pv-customer-list
      href=${href || nothing}
      ?selectable=${selectable}
      ?include-inactive=${includeInactive}
      density=${density ?? nothing}
    ></pv-customer-list>`,
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
    await showsRows(canvasElement);
    rowsIn(canvasElement)[1]?.querySelector<HTMLInputElement>("[data-tick]")?.click();
    await waitFor(() => expect(listIn(canvasElement).selected).toHaveLength(1));
  },
};
export const WithInactive: Story = {
  name: "Options / Churned and archived too",
  args: { includeInactive: true },
};

/** Pages come as one scrolls; the line above says how far that reaches. */
export const ThousandsOfRows: Story = {
  name: "Behaviours / Thousands of rows",
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

/** One tab stop; arrows, Home, End and Page keys move, Enter opens, Space ticks. */
export const Keyboard: Story = {
  name: "Accessibility / Keyboard",
  args: { selectable: true },
  play: async ({ canvasElement }) => {
    await showsRows(canvasElement);
    const grid = listIn(canvasElement).shadowRoot?.querySelector<HTMLElement>("[role=grid]");
    grid?.focus();
    grid?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    await waitFor(() => expect(grid?.getAttribute("aria-activedescendant")).toBe("row-1"));
  },
};
