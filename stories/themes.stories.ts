import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/customer/define";
import "@pivotal/elements/health-score/define";
import "./theme-editor/theme-editor.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { inside, textOf } from "../.storybook/inside.ts";

interface Args {
  host: string;
  theme: string;
  density: string;
}

type Story = StoryObj<Args>;

/**
 * Each token is a CSS custom property that a host sets on any element around ours: `--pv-accent`. What is typed here is seen at once, and
 * what cannot be read is said beside it. Take it along as CSS or for `setAppearance`.
 */
const meta: Meta<Args> = {
  title: "Themes/Editor",
  tags: ["autodocs"],
  args: { host: "A plain page", theme: "light", density: "comfortable" },
  argTypes: {
    host: { control: "select", options: ["A plain page", "shadcn/ui", "Bootstrap", "Material"] },
    theme: { control: "inline-radio", options: ["light", "dark"] },
    density: { control: "inline-radio", options: ["comfortable", "compact"] },
  },
  render: ({ host, theme, density }) =>
    html`<theme-editor host=${host} theme=${theme} density=${density}>
      <p>
        ${["88", "55", "12", ""].map((score) => html`<pv-health-score score=${score}></pv-health-score> `)}
      </p>
      <pv-customer-list></pv-customer-list>
      <pv-customer customer-id="8"></pv-customer>
    </theme-editor>`,
};
export default meta;

export const Editor: Story = {};
export const Shadcn: Story = { name: "Presets / shadcn/ui", args: { host: "shadcn/ui" } };
export const ShadcnDark: Story = {
  name: "Presets / shadcn/ui, dark",
  args: { host: "shadcn/ui", theme: "dark" },
};
export const Bootstrap: Story = { name: "Presets / Bootstrap", args: { host: "Bootstrap" } };
export const BootstrapDark: Story = {
  name: "Presets / Bootstrap, dark",
  args: { host: "Bootstrap", theme: "dark" },
};
export const Material: Story = { name: "Presets / Material", args: { host: "Material" } };
export const MaterialDark: Story = {
  name: "Presets / Material, dark",
  args: { host: "Material", theme: "dark" },
};
export const Compact: Story = { name: "Options / Compact", args: { density: "compact" } };

/** An accent that is too light for a white page is said to be, with a colour that would do. */
export const Contrast: Story = {
  name: "Behaviours / An accent that cannot be read",
  play: async ({ canvasElement }) => {
    const accent = await waitFor(() => inside<HTMLInputElement>(canvasElement, "theme-editor", "#accent"));
    await userEvent.type(accent, "gold");
    await userEvent.tab();
    await waitFor(() => expect(textOf(canvasElement, "theme-editor")).toContain("too little, needs 4.5"));
    await expect(textOf(canvasElement, "theme-editor")).toContain("--pv-accent: gold;");
    // Nobody has to look at it for long.
    await userEvent.type(accent, "{backspace}".repeat(4));
    await userEvent.tab();
    await waitFor(() => expect(textOf(canvasElement, "theme-editor")).not.toContain("--pv-accent: gold;"));
  },
};
