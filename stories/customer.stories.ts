import "@pivotal/elements/customer/define";
import { PivotalApi, type Customer } from "@pivotal/sdk";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { BASE_URL } from "../.storybook/backend.ts";
import { inside } from "../.storybook/inside.ts";

interface Args {
  customerId?: string;
  tab?: "overview" | "contacts" | "onboardings" | "activity" | "health";
  readOnly?: boolean;
}

type Story = StoryObj<Args>;

/** What the seed of these stories holds. */
const ACTIVE = "8";
const CHURNED = "30";
const LONG_NAME = "7";

const meta: Meta<Args> = {
  title: "Elements/Customer",
  component: "pv-customer",
  tags: ["autodocs"],
  args: { customerId: ACTIVE },
  argTypes: {
    customerId: { name: "customer-id", control: "text" },
    tab: { control: "select", options: ["overview", "contacts", "onboardings", "activity", "health"] },
    readOnly: { name: "read-only", control: "boolean" },
  },
  render: ({ customerId, tab, readOnly }) =>
    html`<pv-customer
      customer-id=${customerId ?? nothing}
      tab=${tab ?? nothing}
      ?read-only=${readOnly ?? false}
    ></pv-customer>`,
};
export default meta;

const PLAN = "pv-field:nth-of-type(4)";

export const Playground: Story = {};

/** Onboardings are paused, notifications stopped, and the score stays where it was. */
export const Churned: Story = { name: "States / Churned", args: { customerId: CHURNED } };
/** A name of any length is cut in the head; the overview has the whole. A CRM owns some of the fields. */
export const LongName: Story = {
  name: "States / Long name, fields of a CRM",
  args: { customerId: LONG_NAME },
};
export const Loading: Story = {
  name: "States / Loading",
  parameters: { backend: { faults: [{ kind: "hang" }] } },
};
export const Failed: Story = {
  name: "States / Error",
  parameters: { backend: { faults: [{ kind: "status", status: 500, times: 3 }] } },
};
export const NotFound: Story = { name: "States / Unknown customer", args: { customerId: "99999" } };
/** A server with the published API alone knows no owner, tags, custom fields or health. */
export const PublishedOnly: Story = {
  name: "States / Published API alone",
  parameters: { backend: { level: "published" } },
};
export const ReadOnly: Story = { name: "Options / Read-only", args: { readOnly: true } };
/** A customer that the host has fetched for reasons of its own. */
export const CustomerProperty: Story = {
  name: "Options / Customer",
  parameters: { provider: false },
  loaders: [
    async () => ({ customer: await new PivotalApi({ baseUrl: BASE_URL }).customers.retrieve(ACTIVE) }),
  ],
  render: (_args, { loaded }) => html`<pv-customer .customer=${loaded.customer as Customer}></pv-customer>`,
};

/** A field is edited where it stands; the last change can be undone. */
export const Edits: Story = {
  name: "Behaviours / Edit and undo",
  play: async ({ canvasElement }) => {
    const value = await waitFor(() =>
      inside(canvasElement, "pv-customer", "pv-customer-overview", PLAN, ".show"),
    );
    await userEvent.click(value);
    const input = await waitFor(() =>
      inside<HTMLInputElement>(
        canvasElement,
        "pv-customer",
        "pv-customer-overview",
        PLAN,
        "pv-field-editor",
        "input",
      ),
    );
    await waitFor(() => expect(input.selectionEnd).toBe(input.value.length));
    await userEvent.keyboard("Scale{Enter}");
    const change = await waitFor(() => inside(canvasElement, "pv-customer", "pv-last-change", ".line"));
    await expect(change).toHaveTextContent("Plan changed from");
  },
};
/** The tabs are one stop; arrows, Home and End choose. Each part is loaded when it is first opened. */
export const Tabs: Story = {
  name: "Behaviours / Tabs",
  play: async ({ canvasElement }) => {
    const first = await waitFor(() => inside(canvasElement, "pv-customer", "#tab-overview"));
    first.focus();
    await userEvent.keyboard("{End}");
    await waitFor(() => inside(canvasElement, "pv-customer", "#panel-health pv-health-score"));
    await expect(inside(canvasElement, "pv-customer", "#tab-health")).toHaveAttribute(
      "aria-selected",
      "true",
    );
  },
};
