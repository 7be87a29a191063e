import "@pivotal/elements/customer-list/define";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, waitFor } from "storybook/test";

interface Args {
  query?: string;
  noFilters?: boolean;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Customer list: filters",
  component: "pv-customer-list",
  args: { query: "", noFilters: false },
  argTypes: { query: { control: "text" }, noFilters: { name: "no-filters", control: "boolean" } },
  parameters: { backend: { customers: 200 } },
  render: ({ query, noFilters }) =>
    html`<pv-customer-list
      href="#/customers/{display_id}"
      query=${query || nothing}
      ?no-filters=${noFilters}
    ></pv-customer-list>`,
};
export default meta;

const listIn = (canvas: HTMLElement) => {
  const list = canvas.querySelector("pv-customer-list");
  if (!list) throw new Error("There is no list yet.");
  return list;
};
const barIn = (canvas: HTMLElement): ShadowRoot => {
  const root = listIn(canvas).shadowRoot?.querySelector("pv-filter-bar")?.shadowRoot;
  if (!root) throw new Error("There is no bar yet.");
  return root;
};
const panelIn = (canvas: HTMLElement) => barIn(canvas).querySelector("pv-filter-panel")?.shadowRoot;
const open = (field: string) => async (canvas: HTMLElement) => {
  await waitFor(() => expect(listIn(canvas).shadowRoot?.querySelector("[data-row]")).not.toBeNull());
  const button = await waitFor(() => {
    const found = barIn(canvas).querySelector<HTMLElement>(`[data-field="${field}"]`);
    if (!found) throw new Error("There is no button yet.");
    return found;
  });
  button.click();
  await waitFor(() => expect(panelIn(canvas)?.querySelector(".values, .bounds")).toBeTruthy());
};
const opens =
  (field: string): Story["play"] =>
  ({ canvasElement }) =>
    open(field)(canvasElement);

export const Owner: Story = { play: opens("owner") };
export const Plan: Story = { play: opens("plan") };
export const Tags: Story = { play: opens("tag") };
export const Health: Story = { args: { query: "bucket:watch" }, play: opens("health") };
export const More: Story = { name: "Every other field", play: opens("") };

/** What is typed and what is ticked is one query. */
export const Together: Story = {
  name: "Text and filters",
  args: { query: "status:active,at_risk health:>=40 -tag:vip" },
  play: async ({ canvasElement }) => {
    await open("status")(canvasElement);
    panelIn(canvasElement)?.querySelector<HTMLElement>('[value="churned"]')?.click();
    await waitFor(() => expect(listIn(canvasElement).query).toContain("status:active,at_risk,churned"));
  },
};

/** Owners, tags and scores that the server says nothing of are not offered. */
export const Published: Story = {
  name: "Published API alone",
  parameters: { backend: { customers: 200, level: "published" } },
  play: ({ canvasElement }) =>
    waitFor(() => expect(barIn(canvasElement).querySelectorAll(".filter")).toHaveLength(3)),
};

/** In little room one button leads to every field. */
export const Narrow: Story = {
  args: { query: "status:active" },
  render: ({ query }) => {
    const list = document.createElement("pv-customer-list");
    list.query = query ?? "";
    list.style.inlineSize = "320px";
    return html`${list}`;
  },
  play: opens(""),
};

export const Without: Story = { name: "Without views and filters", args: { noFilters: true } };
