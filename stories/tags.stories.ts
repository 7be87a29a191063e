import "@pivotal/elements/tags/define";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";

interface Args {
  customerId: string;
  readOnly: boolean;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Tags",
  component: "pv-tags",
  tags: ["autodocs"],
  args: { customerId: "8", readOnly: false },
  argTypes: {
    customerId: { name: "customer-id", control: "text" },
    readOnly: { name: "read-only", control: "boolean" },
  },
  render: ({ customerId, readOnly }) =>
    html`<pv-tags customer-id=${customerId} ?read-only=${readOnly}></pv-tags>`,
};
export default meta;

const within = <T extends Element = HTMLElement>(canvas: HTMLElement, ...path: string[]): T => {
  let found: Element | null | undefined = canvas.querySelector("pv-tags");
  for (const selector of path) found = found?.shadowRoot?.querySelector(selector);
  if (!found) throw new Error(`There is no ${path.join(" ")} yet.`);
  return found as T;
};

export const Playground: Story = {};

export const ReadOnly: Story = { name: "Options / Read-only", args: { readOnly: true } };
/** A server with the published API alone has no tags. */
export const NotOffered: Story = {
  name: "States / Not offered by the server",
  parameters: { backend: { level: "published" } },
};
/** What could not be saved stays on show, with the reason. */
export const NotSaved: Story = {
  name: "States / Not saved",
  parameters: { backend: { faults: [{ kind: "networkError", match: { method: "PATCH" } }] } },
  play: async ({ canvasElement }) => {
    const input = await waitFor(() => within<HTMLInputElement>(canvasElement, "pv-tag-input", "input"));
    await userEvent.type(input, "pilot{Enter}");
    await waitFor(() => within(canvasElement, ".problem"));
  },
};
/** Tags in use are offered with how many customers have them. */
export const Suggests: Story = {
  name: "Behaviours / Suggestions",
  play: async ({ canvasElement }) => {
    const input = await waitFor(() => within<HTMLInputElement>(canvasElement, "pv-tag-input", "input"));
    await userEvent.type(input, "e");
    await waitFor(() => within(canvasElement, "pv-tag-input", "[role=option] .number"));
    await expect(input).toHaveAttribute("aria-expanded", "true");
  },
};
/** How many customers a new name touches is said before it is given. */
export const Renames: Story = {
  name: "Behaviours / Rename everywhere",
  play: async ({ canvasElement }) => {
    await userEvent.click(await waitFor(() => within(canvasElement, ".chip .name")));
    await userEvent.click(within(canvasElement, ".menu button:nth-of-type(2)"));
    const input = await waitFor(() => within<HTMLInputElement>(canvasElement, "pv-tag-dialog", "input"));
    await userEvent.type(input, " renamed");
    await expect(within(canvasElement, "pv-tag-dialog", ".main")).toBeEnabled();
  },
};
