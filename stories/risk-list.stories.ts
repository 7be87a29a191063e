import "@pivotal/elements/risk-list/define";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { failing, rootOf, textOf } from "../.storybook/inside.ts";

interface Args {
  readOnly: boolean;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Risk list",
  component: "pv-risk-list",
  tags: ["autodocs"],
  args: { readOnly: false },
  argTypes: { readOnly: { name: "read-only", control: "boolean" } },
  render: ({ readOnly }) => html`<pv-risk-list ?read-only=${readOnly}></pv-risk-list>`,
};
export default meta;

const press = async (canvas: HTMLElement, label: string): Promise<void> => {
  const button = await waitFor(() => {
    const all = [...rootOf(canvas, "pv-risk-list").querySelectorAll("button")];
    const found = all.find((one) => one.textContent?.trim() === label);
    if (!found) throw new Error(`There is no button ${label} yet.`);
    return found;
  });
  await userEvent.click(button);
};

export const Playground: Story = {};

export const Loading: Story = {
  name: "States / Loading",
  ...failing({ kind: "hang", match: { path: "/customers" } }),
};
export const Failed: Story = {
  name: "States / Error",
  ...failing({ kind: "status", status: 500, match: { path: "/customers" } }),
};
/** Without scores: status and onboardings are what is looked at first. */
export const PublishedOnly: Story = {
  name: "States / A server without scores",
  parameters: { backend: { level: "published" } },
};
export const Empty: Story = {
  name: "States / Empty",
  parameters: { provider: false },
  render: () => html`<pv-risk-list .customers=${[]}></pv-risk-list>`,
};
export const ReadOnly: Story = { name: "Options / Read-only", args: { readOnly: true } };

/** What is dismissed stays away until a reason comes that was not there, and is taken back with one press. */
export const Dismisses: Story = {
  name: "Behaviours / Dismissed and back",
  play: async ({ canvasElement }) => {
    await press(canvasElement, "Dismiss");
    await waitFor(() => expect(textOf(canvasElement, "pv-risk-list")).toContain("1 dismissed"));
    await press(canvasElement, "Undo");
    await waitFor(() => expect(textOf(canvasElement, "pv-risk-list")).not.toContain("1 dismissed"));
  },
};
export const SetsAtRisk: Story = {
  name: "Behaviours / Sets at risk",
  play: async ({ canvasElement }) => {
    await press(canvasElement, "Set at risk");
    await waitFor(() => expect(textOf(canvasElement, "pv-risk-list")).toContain("is at risk now."));
  },
};
/** Each customer is a list item with its reasons as a list; buttons name the customer. */
export const Accessibility: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(textOf(canvasElement, "pv-risk-list")).toMatch(/\d of \d+ customers/));
  },
};
