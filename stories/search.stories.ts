import "@pivotal/elements/search/define";
import type { Fault } from "@pivotal/mocks";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, waitFor } from "storybook/test";

interface Args {
  href?: string;
  placeholder?: string;
  noShortcut?: boolean;
  limit?: number;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Search",
  component: "pv-search",
  tags: ["autodocs"],
  args: { href: "#/customers/{display_id}", noShortcut: false, limit: 20 },
  argTypes: {
    href: { control: "text" },
    placeholder: { control: "text" },
    noShortcut: { name: "no-shortcut", control: "boolean" },
    limit: { control: "number" },
  },
  render: ({ href, placeholder, noShortcut, limit }) =>
    html`<pv-search
      href=${href || nothing}
      placeholder=${placeholder || nothing}
      ?no-shortcut=${noShortcut}
      limit=${limit ?? nothing}
    ></pv-search>`,
};
export default meta;

const searchIn = (canvas: HTMLElement) => {
  const search = canvas.querySelector("pv-search");
  if (!search) throw new Error("There is no search yet.");
  return search;
};
const textOf = (canvas: HTMLElement) => searchIn(canvas).shadowRoot?.textContent ?? "";
const optionsIn = (canvas: HTMLElement) => [
  ...(searchIn(canvas).shadowRoot?.querySelectorAll("[role=option][id^=customer-]") ?? []),
];
const type = (canvas: HTMLElement, text: string) => {
  const search = searchIn(canvas);
  search.show();
  const field = search.shadowRoot?.querySelector("input");
  if (!field) throw new Error("There is no field yet.");
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const failing = (...faults: Fault[]): Pick<Story, "parameters"> => ({ parameters: { backend: { faults } } });

export const Playground: Story = {};

export const Hint: Story = {
  name: "States / Nothing typed",
  play: async ({ canvasElement }) => {
    searchIn(canvasElement).show();
    await waitFor(() => expect(textOf(canvasElement)).toContain("Searched"));
  },
};
export const Found: Story = {
  name: "States / Found",
  play: async ({ canvasElement }) => {
    type(canvasElement, "a");
    await waitFor(() => expect(optionsIn(canvasElement).length).toBeGreaterThan(1));
  },
};
export const NoMatch: Story = {
  name: "States / No match",
  play: async ({ canvasElement }) => {
    type(canvasElement, "no such customer");
    await waitFor(() => expect(textOf(canvasElement)).toContain("No customer matches"), { timeout: 5000 });
  },
};
export const Failed: Story = {
  name: "States / Failed",
  ...failing({ kind: "html" }),
  play: async ({ canvasElement }) => {
    searchIn(canvasElement).show();
    await waitFor(() =>
      expect(searchIn(canvasElement).shadowRoot?.querySelector("[role=alert]")).not.toBeNull(),
    );
  },
};
/** The host keeps ⌘K and Ctrl+K for itself. */
export const NoShortcut: Story = { name: "Options / Without the shortcut", args: { noShortcut: true } };
/** A number is looked up on the server, so that it is found before it is loaded. */
export const ByNumber: Story = {
  name: "Behaviours / By number",
  parameters: { backend: { customers: 2000 } },
  play: async ({ canvasElement }) => {
    type(canvasElement, "3");
    await waitFor(() =>
      expect(optionsIn(canvasElement).some((option) => option.textContent?.includes("#3"))).toBe(true),
    );
  },
};
/** A combobox: the caret stays in the field, arrows choose, Enter opens, Esc clears and then closes. */
export const Keyboard: Story = {
  name: "Accessibility / Keyboard",
  play: async ({ canvasElement }) => {
    type(canvasElement, "a");
    await waitFor(() => expect(optionsIn(canvasElement).length).toBeGreaterThan(1));
    const field = searchIn(canvasElement).shadowRoot?.querySelector("input");
    field?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    await waitFor(() =>
      expect(field?.getAttribute("aria-activedescendant")).toBe(optionsIn(canvasElement)[1]?.id),
    );
  },
};
