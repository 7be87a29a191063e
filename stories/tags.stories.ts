import "@pivotal/elements/tags/define";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { inside } from "../.storybook/inside.ts";

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
    const input = await waitFor(() =>
      inside<HTMLInputElement>(canvasElement, "pv-tags", "pv-tag-input", "input"),
    );
    await userEvent.type(input, "pilot{Enter}");
    await waitFor(() => inside(canvasElement, "pv-tags", ".problem"));
  },
};
/** Tags in use are offered with how many customers have them. */
export const Suggests: Story = {
  name: "Behaviours / Suggestions",
  play: async ({ canvasElement }) => {
    const input = await waitFor(() =>
      inside<HTMLInputElement>(canvasElement, "pv-tags", "pv-tag-input", "input"),
    );
    await userEvent.type(input, "e");
    await waitFor(() => inside(canvasElement, "pv-tags", "pv-tag-input", "[role=option] .number"));
    await expect(input).toHaveAttribute("aria-expanded", "true");
  },
};
/** How many customers a new name touches is said before it is given. */
export const Renames: Story = {
  name: "Behaviours / Rename everywhere",
  play: async ({ canvasElement }) => {
    await userEvent.click(await waitFor(() => inside(canvasElement, "pv-tags", ".chip .name")));
    await userEvent.click(inside(canvasElement, "pv-tags", ".menu button:nth-of-type(2)"));
    const input = await waitFor(() =>
      inside<HTMLInputElement>(canvasElement, "pv-tags", "pv-tag-dialog", "input"),
    );
    await userEvent.type(input, " renamed");
    await expect(inside(canvasElement, "pv-tags", "pv-tag-dialog", ".main")).toBeEnabled();
  },
};
