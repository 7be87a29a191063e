import "@pivotal/elements/customer-status/define";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { failing, rootOf } from "../.storybook/inside.ts";

interface Args {
  customerId: string;
  readOnly?: boolean;
}

type Story = StoryObj<Args>;

/** What the seed of these stories holds. */
const ACTIVE = "45";
const LOW_SCORE = "35";
const CHURNED = "37";
const UNKNOWN = "23";

const meta: Meta<Args> = {
  title: "Elements/Customer status",
  component: "pv-customer-status",
  tags: ["autodocs"],
  args: { customerId: ACTIVE, readOnly: false },
  argTypes: {
    customerId: { name: "customer-id", control: "text" },
    readOnly: { name: "read-only", control: "boolean" },
  },
  render: ({ customerId, readOnly }) =>
    html`<pv-customer-status
      customer-id=${customerId}
      ?read-only=${readOnly ?? nothing}
    ></pv-customer-status>`,
};
export default meta;

const within = async <T extends Element>(
  root: () => ParentNode | null | undefined,
  selector: string,
): Promise<T> =>
  waitFor(() => {
    const found = root()?.querySelector<T>(selector);
    if (!found) throw new Error(`There is no ${selector} yet.`);
    return found;
  });
const choose = async (canvas: HTMLElement, status: string): Promise<void> => {
  await userEvent.click(await within(() => rootOf(canvas, "pv-customer-status"), ".open"));
  const item = await waitFor(() => {
    const items = [...rootOf(canvas, "pv-customer-status").querySelectorAll<HTMLElement>(".item")];
    const found = items.find(({ textContent }) => textContent?.trim().startsWith(status));
    if (!found) throw new Error(`${status} is not offered yet.`);
    return found;
  });
  await userEvent.click(item);
};
const dialogRoot = (canvas: HTMLElement) =>
  rootOf(canvas, "pv-customer-status").querySelector("pv-status-dialog")?.shadowRoot;

export const Playground: Story = {};

/** A score that disagrees is said; nothing is changed by itself. */
export const Nudge: Story = {
  name: "States / Score and status disagree",
  args: { customerId: LOW_SCORE },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(rootOf(canvasElement, "pv-customer-status").textContent).toContain("Health is"),
    );
  },
};
/** A status that these elements do not know is shown as it is, and stays among the choices. */
export const Unknown: Story = {
  name: "States / Unknown status",
  args: { customerId: UNKNOWN },
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(() => rootOf(canvasElement, "pv-customer-status"), ".open"));
    await waitFor(() =>
      expect(rootOf(canvasElement, "pv-customer-status").querySelector("[role=menu]")?.textContent).toContain(
        "in_legal_review",
      ),
    );
  },
};
/** Nothing but the status and its reason. */
export const ReadOnly: Story = { name: "States / Read-only", args: { readOnly: true } };
export const Loading: Story = { name: "States / Loading", ...failing({ kind: "hang" }) };
/** The choice is kept where it was made, with the reason why it is not saved. */
export const NotSaved: Story = {
  name: "States / Not saved",
  ...failing({ kind: "status", status: 403, match: { method: "PATCH" } }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "Archived");
    await waitFor(() =>
      expect(rootOf(canvasElement, "pv-customer-status").textContent).toContain("Not saved as Archived."),
    );
  },
};

/** What churning does is computed from the customer and its onboardings, and confirmed by a button that says it. */
export const Churn: Story = {
  name: "Behaviours / Churn",
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "Churned");
    await waitFor(() => expect(dialogRoot(canvasElement)?.textContent).toContain("3 onboardings pause:"));
    await waitFor(() => expect(dialogRoot(canvasElement)?.textContent).toMatch(/freezes at \d+/));
  },
};
export const AtRisk: Story = {
  name: "Behaviours / Mark as at risk, with a reason",
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "At risk");
    const reason = await within<HTMLTextAreaElement>(() => dialogRoot(canvasElement), "textarea");
    await userEvent.type(reason, "Their sponsor left");
    await userEvent.click(await within(() => dialogRoot(canvasElement), ".main"));
    await waitFor(() =>
      expect(rootOf(canvasElement, "pv-customer-status").textContent).toContain("Their sponsor left"),
    );
  },
};
/** What stayed paused is listed once the customer is back, to be resumed one by one. */
export const WinBack: Story = {
  name: "Behaviours / Come back to active",
  args: { customerId: CHURNED },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "Active");
    await waitFor(() =>
      expect(dialogRoot(canvasElement)?.querySelectorAll(".means")[1]?.textContent).toContain("Onboarding "),
    );
    await userEvent.click(await within(() => dialogRoot(canvasElement), ".main"));
    await waitFor(() => expect(dialogRoot(canvasElement)?.textContent).toContain("Active again"));
  },
};

/**
 * The button opens a menu of radio items: arrows, Home, End and first letters move, Enter chooses, Esc gives the focus back. What is
 * asked is asked in a dialog; whether it was saved is said once.
 */
export const Accessibility: Story = {
  args: { customerId: LOW_SCORE },
  play: async ({ canvasElement }) => {
    const button = await within<HTMLElement>(() => rootOf(canvasElement, "pv-customer-status"), ".open");
    button.focus();
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => expect(button).toHaveAttribute("aria-expanded", "true"));
  },
};
