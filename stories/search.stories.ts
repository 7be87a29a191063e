import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/search/define";
import type { PvSearchAction } from "@pivotal/elements/search";
import type { Fault } from "@pivotal/mocks";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, waitFor } from "storybook/test";

interface Args {
  href?: string;
  placeholder?: string;
  noShortcut?: boolean;
  limit?: number;
  inline?: boolean;
  list?: string;
}

type Story = StoryObj<Args>;

const actions: PvSearchAction[] = [
  {
    id: "add",
    label: "Add a customer",
    keywords: ["new", "create"],
    run: () => location.assign("#/customers/new"),
  },
];

const meta: Meta<Args> = {
  title: "Elements/Search",
  component: "pv-search",
  tags: ["autodocs"],
  args: { href: "#/customers/{display_id}", noShortcut: false, limit: 20, inline: false },
  argTypes: {
    href: { control: "text" },
    placeholder: { control: "text" },
    noShortcut: { name: "no-shortcut", control: "boolean" },
    limit: { control: "number" },
    inline: { control: "boolean" },
    list: { control: "text" },
  },
  render: ({ href, placeholder, noShortcut, limit, inline, list }) =>
    html`<pv-search
      href=${href || nothing}
      placeholder=${placeholder || nothing}
      ?no-shortcut=${noShortcut}
      limit=${limit ?? nothing}
      ?inline=${inline}
      list=${list ?? nothing}
      .actions=${actions}
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
const type = async (canvas: HTMLElement, text: string) => {
  const search = searchIn(canvas);
  search.show();
  const field = await waitFor(() => {
    const found = search.shadowRoot?.querySelector("input");
    if (!found || !search.isOpen) throw new Error("There is no field yet.");
    return found;
  });
  field.focus();
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
    await type(canvasElement, "a");
    await waitFor(() => expect(optionsIn(canvasElement).length).toBeGreaterThan(1));
  },
};
export const NoMatch: Story = {
  name: "States / No match",
  play: async ({ canvasElement }) => {
    await type(canvasElement, "no such customer");
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
/** What is not here yet cannot be found: the foot says how far the search reaches. */
export const Loading: Story = {
  name: "States / Still loading",
  ...failing({ kind: "hang" }),
  play: async ({ canvasElement }) => {
    await type(canvasElement, "aurora");
    await waitFor(() => expect(searchIn(canvasElement).shadowRoot?.querySelector(".waiting")).not.toBeNull());
  },
};
/** The host keeps ⌘K and Ctrl+K for itself. */
export const NoShortcut: Story = { name: "Options / Without the shortcut", args: { noShortcut: true } };
/** A field on the page, for a header or the top of a page. */
export const Inline: Story = {
  name: "Options / On the page",
  args: { inline: true },
  play: async ({ canvasElement }) => {
    await type(canvasElement, "status:active h");
    await waitFor(() => expect(optionsIn(canvasElement).length).toBeGreaterThan(0));
  },
};
/** What matches can be handed to a list on the page. */
export const ToTheList: Story = {
  name: "Options / To the list",
  render: ({ href }) =>
    html`<pv-search href=${href || nothing} list="book"></pv-search>
      <pv-customer-list id="book" href=${href || nothing}></pv-customer-list>`,
  play: async ({ canvasElement }) => {
    await type(canvasElement, "status:at_risk a");
    const showAll = () => searchIn(canvasElement).shadowRoot?.querySelector<HTMLElement>("#show-all");
    await waitFor(() => expect(showAll()).toBeTruthy());
    showAll()?.click();
    const list = canvasElement.querySelector<HTMLElement & { query?: string }>("#book");
    await expect(list?.query).toBe("status:at_risk a");
  },
};
/** A finished `field:value` is a chip. Backspace edits it, and the whole query is copied and pasted as text. */
export const Chips: Story = {
  name: "Behaviours / Chips",
  play: async ({ canvasElement }) => {
    await type(canvasElement, "status:active,at_risk health:<70 a");
    await waitFor(() => expect(optionsIn(canvasElement).length).toBeGreaterThan(0));
    await expect(searchIn(canvasElement).shadowRoot?.querySelectorAll(".chip")).toHaveLength(2);
  },
};
/** Behind a field's colon its values are offered, with how many customers have each. */
export const Values: Story = {
  name: "Behaviours / Values of a field",
  play: async ({ canvasElement }) => {
    await type(canvasElement, "status:");
    await waitFor(() =>
      expect(searchIn(canvasElement).shadowRoot?.querySelectorAll(".suggestion").length).toBeGreaterThan(3),
    );
  },
};
/** What the host offers beside customers is found by its label and its keywords. */
export const Actions: Story = {
  name: "Behaviours / Actions of the host",
  play: async ({ canvasElement }) => {
    await type(canvasElement, "create");
    await waitFor(() => expect(textOf(canvasElement)).toContain("Add a customer"));
  },
};
/** A word that finds nothing may be a slip: the nearest one in a customer's name is offered. */
export const DidYouMean: Story = {
  name: "Behaviours / Did you mean",
  parameters: { backend: { customers: 400 } },
  play: async ({ canvasElement }) => {
    await type(canvasElement, "auroar");
    await waitFor(() => expect(textOf(canvasElement)).toContain("Did you mean"), { timeout: 5000 });
  },
};
/** A number is looked up on the server, so that it is found before it is loaded. */
export const ByNumber: Story = {
  name: "Behaviours / By number",
  parameters: { backend: { customers: 2000 } },
  play: async ({ canvasElement }) => {
    await type(canvasElement, "3");
    await waitFor(
      () => expect(optionsIn(canvasElement).some((option) => option.textContent?.includes("#3"))).toBe(true),
      { timeout: 5000 },
    );
  },
};
/** A combobox: the caret stays in the field, arrows choose, Enter opens, Esc clears and then closes. */
export const Keyboard: Story = {
  name: "Accessibility / Keyboard",
  play: async ({ canvasElement }) => {
    await type(canvasElement, "a");
    await waitFor(() => expect(optionsIn(canvasElement).length).toBeGreaterThan(1));
    const field = searchIn(canvasElement).shadowRoot?.querySelector("input");
    field?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    await waitFor(() =>
      expect(field?.getAttribute("aria-activedescendant")).toBe(optionsIn(canvasElement)[1]?.id),
    );
  },
};
