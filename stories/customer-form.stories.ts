import "@pivotal/elements/customer-form/define";
import type { Fault } from "@pivotal/mocks";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";

interface Args {
  inline?: boolean;
  readOnly?: boolean;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Customer form",
  component: "pv-customer-form",
  tags: ["autodocs"],
  args: { inline: false, readOnly: false },
  argTypes: { inline: { control: "boolean" }, readOnly: { name: "read-only", control: "boolean" } },
  render: ({ inline, readOnly }) =>
    html`<pv-customer-form ?inline=${inline} ?read-only=${readOnly}
      ><button slot="opener" type="button">Add customer</button></pv-customer-form
    >`,
};
export default meta;

const POST = { method: "POST", path: "/customers" };
const failing = (...faults: Fault[]): Pick<Story, "parameters"> => ({ parameters: { backend: { faults } } });
const formIn = (canvas: HTMLElement) => {
  const form = canvas.querySelector("pv-customer-form");
  if (!form) throw new Error("There is no form yet.");
  return form;
};
const fieldsIn = (canvas: HTMLElement) =>
  formIn(canvas).shadowRoot?.querySelector("pv-customer-fields")?.shadowRoot;
const field = (canvas: HTMLElement, name: string): Promise<HTMLInputElement> =>
  waitFor(() => {
    const found = fieldsIn(canvas)?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (!found) throw new Error(`There is no ${name} yet.`);
    return found;
  });
const open = async (canvas: HTMLElement): Promise<void> => {
  const opener = formIn(canvas).querySelector("button");
  if (opener) await userEvent.click(opener);
  await field(canvas, "name");
};
const add = async (canvas: HTMLElement): Promise<void> => {
  const button = fieldsIn(canvas)?.querySelector<HTMLElement>(".main");
  if (button) await userEvent.click(button);
};
const says = (canvas: HTMLElement, text: string) =>
  waitFor(() => expect(fieldsIn(canvas)?.textContent).toContain(text));

export const Playground: Story = {};

/** The form without a drawer, for a page of its own. */
export const Inline: Story = { name: "Options / In the page", args: { inline: true } };

/** Owner, tags and custom fields are not of the published API, and not offered. */
export const PublishedOnly: Story = {
  name: "States / Published API only",
  args: { inline: true },
  parameters: { backend: { level: "published" } },
};
/** A key of the host that may not add anything, or a person who may not. */
export const Forbidden: Story = {
  name: "States / Not allowed",
  args: { inline: true },
  ...failing({ kind: "status", status: 403, match: POST }),
  play: async ({ canvasElement }) => {
    await userEvent.type(await field(canvasElement, "name"), "Aurora Outfitters");
    await add(canvasElement);
    await says(canvasElement, "You cannot add customers.");
  },
};
/** The answer was lost: whether the customer was added is not known, and trying again adds it once. */
export const Lost: Story = {
  name: "States / Not answered",
  args: { inline: true },
  ...failing({ kind: "lost", match: POST }),
  play: async ({ canvasElement }) => {
    await userEvent.type(await field(canvasElement, "name"), "Aurora Outfitters");
    await add(canvasElement);
    await says(canvasElement, "Trying again does not add it twice.");
  },
};

/** A domain is taken from what was pasted, and customers that have it already are named. */
export const Domain: Story = {
  name: "Behaviours / A domain that is there already",
  args: { inline: true },
  play: async ({ canvasElement }) => {
    const domain = await field(canvasElement, "domain");
    domain.value = "https://www.birchwood-wellness.example/contact";
    domain.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
    await says(canvasElement, "1 customer already has this domain:");
    await expect(domain.value).toBe("birchwood-wellness.example");
  },
};
export const Adds: Story = {
  name: "Behaviours / Add in the drawer",
  play: async ({ canvasElement }) => {
    const created = new Promise((resolve) => {
      formIn(canvasElement).addEventListener("pv-customer-created", resolve, { once: true });
    });
    await open(canvasElement);
    await userEvent.type(await field(canvasElement, "name"), "Aurora Outfitters");
    await add(canvasElement);
    await created;
  },
};
/** Esc, the button and a click beside the drawer ask first when something was typed. */
export const Asks: Story = {
  name: "Behaviours / Close with a draft",
  play: async ({ canvasElement }) => {
    await open(canvasElement);
    await userEvent.type(await field(canvasElement, "name"), "Aurora Outfitters");
    await userEvent.keyboard("{Escape}");
    await waitFor(() =>
      expect(formIn(canvasElement).shadowRoot?.textContent).toContain("Close without adding?"),
    );
  },
};

/**
 * The drawer is a native dialog: the focus stays in it and returns to the opener. Each field has a label, its hint and its problem are its
 * description; the first wrong field takes the focus. ⌘/Ctrl+Enter adds from any field.
 */
export const Accessibility: Story = {
  play: async ({ canvasElement }) => {
    await open(canvasElement);
    await add(canvasElement);
    await says(canvasElement, "This cannot be empty.");
    await expect(await field(canvasElement, "name")).toHaveAttribute("aria-invalid", "true");
  },
};
