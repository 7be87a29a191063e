import "@pivotal/elements/custom-fields/define";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { userEvent, waitFor } from "storybook/test";
import { inside } from "../.storybook/inside.ts";

interface Args {
  customerId: string;
  readOnly: boolean;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Custom fields",
  component: "pv-custom-fields",
  tags: ["autodocs"],
  args: { customerId: "8", readOnly: false },
  argTypes: {
    customerId: { name: "customer-id", control: "text" },
    readOnly: { name: "read-only", control: "boolean" },
  },
  render: ({ customerId, readOnly }) =>
    html`<pv-custom-fields customer-id=${customerId} ?read-only=${readOnly}></pv-custom-fields>`,
};
export default meta;

export const Playground: Story = {};

export const ReadOnly: Story = { name: "Options / Read-only", args: { readOnly: true } };
/** Nobody says what the fields are: numbers and days are told by what customers hold. */
export const Guessed: Story = {
  name: "States / Without definitions",
  parameters: { backend: { level: "described" } },
};
/** A server with the published API alone has none. */
export const NotOffered: Story = {
  name: "States / Not offered by the server",
  parameters: { backend: { level: "published" } },
};
/** Each opens into an input of its type. */
export const Edits: Story = {
  name: "Behaviours / Edit",
  play: async ({ canvasElement }) => {
    await userEvent.click(
      await waitFor(() => inside(canvasElement, "pv-custom-fields", "pv-field", ".show")),
    );
    await waitFor(() =>
      inside(canvasElement, "pv-custom-fields", "pv-field", "pv-field-editor", "input, select"),
    );
  },
};
