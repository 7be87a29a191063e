import "@pivotal/elements/contacts/define";
import type { Fault } from "@pivotal/mocks";
import { PivotalApi, type Contact, type Customer } from "@pivotal/sdk";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { BASE_URL } from "../.storybook/backend.ts";

interface Args {
  customerId: string;
  readOnly?: boolean;
}

type Story = StoryObj<Args>;

/** What the seed of these stories holds: some archived, and one from a CRM. */
const CUSTOMER = "9";

const meta: Meta<Args> = {
  title: "Elements/Contacts",
  component: "pv-contacts",
  tags: ["autodocs"],
  args: { customerId: CUSTOMER, readOnly: false },
  argTypes: {
    customerId: { name: "customer-id", control: "text" },
    readOnly: { name: "read-only", control: "boolean" },
  },
  render: ({ customerId, readOnly }) =>
    html`<pv-contacts customer-id=${customerId || nothing} ?read-only=${readOnly}></pv-contacts>`,
};
export default meta;

const failing = (...faults: Fault[]): Pick<Story, "parameters"> => ({ parameters: { backend: { faults } } });

/** Everything below a root that matches, through all shadow roots. */
function deepAll<T extends HTMLElement>(root: ParentNode, selector: string): T[] {
  const below = [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
    shadowRoot ? deepAll<T>(shadowRoot, selector) : [],
  );
  return [...root.querySelectorAll<T>(selector), ...below];
}
const button = (canvas: HTMLElement, name: RegExp): HTMLButtonElement => {
  const found = deepAll<HTMLButtonElement>(canvas, "button").find((one) =>
    name.test(one.getAttribute("aria-label") ?? one.textContent?.trim() ?? ""),
  );
  if (!found) throw new Error(`There is no button ${name} yet.`);
  return found;
};
const press = async (canvas: HTMLElement, name: RegExp) =>
  userEvent.click(await waitFor(() => button(canvas, name)));
const find = <T extends HTMLElement>(canvas: HTMLElement, selector: string): Promise<T> =>
  waitFor(() => {
    const [found] = deepAll<T>(canvas, selector);
    if (!found) throw new Error(`There is no ${selector} yet.`);
    return found;
  });

export const Playground: Story = {};

export const ReadOnly: Story = { name: "States / Read-only", args: { readOnly: true } };
export const Failed: Story = {
  name: "States / Error",
  ...failing({ kind: "status", status: 500, times: 3, match: { path: "/customers/{id}/contacts" } }),
};
export const Forbidden: Story = {
  name: "States / No access",
  ...failing({ kind: "status", status: 403, match: { path: "/customers/{id}/contacts" } }),
};
/** A server with the published API alone has no phone numbers and no archive. */
export const PublishedOnly: Story = {
  name: "States / Published API alone",
  parameters: { backend: { level: "published" } },
};

/** No provider and no request: the host has the contacts already. They are shown, with what a name may hold. */
export const AtHand: Story = {
  name: "Options / Contacts at hand",
  parameters: { provider: false },
  loaders: [
    async () => {
      const client = new PivotalApi({ baseUrl: BASE_URL });
      const customer = await client.customers.retrieve(CUSTOMER);
      const [first, ...rest] = await client.contacts.list(customer.id).toArray();
      const hostile = `<b>Ada</b> ${"long".repeat(30)} \u202Eevil`;
      return { customer, contacts: first ? [{ ...first, name: hostile }, ...rest] : rest };
    },
  ],
  render: (_args, { loaded }) =>
    html`<pv-contacts
      .customer=${loaded.customer as Customer}
      .contacts=${loaded.contacts as Contact[]}
    ></pv-contacts>`,
};

/** The form stands above the list; an e-mail that is taken is said at its field. */
export const Add: Story = {
  name: "Behaviours / Add one",
  play: async ({ canvasElement: canvas }) => {
    await press(canvas, /^Add contact$/);
    await userEvent.type(await find(canvas, "#name"), "Dee Solis");
    await userEvent.type(await find(canvas, "#email"), "dee@elsewhere.example");
    (await find<HTMLFormElement>(canvas, "form")).requestSubmit();
    await waitFor(() => expect(button(canvas, /^Make Dee Solis primary$/)).toBeTruthy());
  },
};

/** Each line is held against the others and against the contacts that are there. */
export const Paste: Story = {
  name: "Behaviours / Paste many",
  play: async ({ canvasElement: canvas }) => {
    await press(canvas, /^Paste several$/);
    const area = await find<HTMLTextAreaElement>(canvas, "textarea");
    area.value = "Dee Solis, dee@acme.example, Lead\nnobody\nDee again, dee@acme.example";
    area.dispatchEvent(new Event("input"));
    await waitFor(() => expect(button(canvas, /^Add 1 contact$/)).toBeTruthy());
  },
};

/** Shift ticks a range; only what can be done with all of them is offered. */
export const Together: Story = {
  name: "Behaviours / Change many",
  play: async ({ canvasElement: canvas }) => {
    await userEvent.click(await find(canvas, ".heads input"));
    await press(canvas, /^Change labels$/);
    await waitFor(() => expect(button(canvas, /^Change \d+ contacts$/)).toBeTruthy());
  },
};

/** What it means is said before anything is deleted; Escape and Cancel go back to the row. */
export const Remove: Story = {
  name: "Behaviours / Delete",
  play: async ({ canvasElement: canvas }) => {
    await waitFor(() => button(canvas, /^Delete /));
    await press(canvas, /^Delete /);
    await waitFor(() => expect(button(canvas, /^Delete contact$/)).toBeTruthy());
  },
};
