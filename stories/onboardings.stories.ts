import "@pivotal/elements/onboardings/define";
import type { Onboarding } from "@pivotal/sdk";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { failing, rootOf, textOf } from "../.storybook/inside.ts";

interface Args {
  customerId: string;
  readOnly: boolean;
}
type Story = StoryObj<Args>;

/** What the seed of these stories holds: two under way, and one that is over. */
const CUSTOMER = "39";

const meta: Meta<Args> = {
  title: "Elements/Onboardings",
  component: "pv-onboardings",
  tags: ["autodocs"],
  args: { customerId: CUSTOMER, readOnly: false },
  argTypes: {
    customerId: { name: "customer-id", control: "text" },
    readOnly: { name: "read-only", control: "boolean" },
  },
  render: ({ customerId, readOnly }) =>
    html`<pv-onboardings customer-id=${customerId} ?read-only=${readOnly}></pv-onboardings>`,
};
export default meta;

const LIST = { path: "/customers/{id}/onboardings" };
const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const onboarding = (display_id: number, more: Partial<Onboarding>): Onboarding => ({
  object: "onboarding",
  id: `onb_${display_id}`,
  display_id,
  customer_id: "cus_1",
  template_id: null,
  phase: "program_buildout",
  state: "active",
  started_at: null,
  completed_at: null,
  target_launch_date: null,
  csm_id: null,
  se_id: null,
  designer_id: null,
  product_ops_id: null,
  notes: null,
  created_at: "2026-05-26T17:21:09.412Z",
  updated_at: "2026-05-26T17:21:09.412Z",
  ...more,
});
const given = (...rows: Onboarding[]): Pick<Story, "parameters" | "render"> => ({
  parameters: { provider: false },
  render: () => html`<pv-onboardings .onboardings=${rows}></pv-onboardings>`,
});

export const Playground: Story = {};

export const Loading: Story = { name: "States / Loading", ...failing({ kind: "hang", match: LIST }) };
export const Failed: Story = {
  name: "States / Error",
  ...failing({ kind: "status", status: 500, match: LIST }),
};
export const Empty: Story = { name: "States / Empty", ...given() };
/** Late, soon, paused, at risk, waiting and over; a workspace's own phase and state. */
export const AtHand: Story = {
  name: "Options / Onboardings at hand",
  ...given(
    onboarding(1, { target_launch_date: dayIn(-12), notes: "The feed comes on Friday.\nThen QA." }),
    onboarding(2, { phase: "launch", state: "at_risk", target_launch_date: dayIn(3) }),
    onboarding(3, { phase: "review", state: "waiting" }),
    onboarding(4, { phase: "before_getting_started", state: "paused" }),
    onboarding(5, { phase: "Kick-off <b>", state: "on_ice" }),
    onboarding(6, { phase: "completed", completed_at: "2026-06-01T10:00:00Z" }),
  ),
};
/** Where the workspace has renamed its phases, the host says their order. */
export const OwnPhases: Story = {
  name: "Options / Phases of the workspace's own",
  parameters: { provider: false },
  render: () =>
    html`<pv-onboardings
      .phases=${["Plan", "Build", "Go live"]}
      .onboardings=${[onboarding(1, { phase: "Build" })]}
    ></pv-onboardings>`,
};
export const ReadOnly: Story = { name: "Options / Read-only", args: { readOnly: true } };

const pressFirst = async (canvas: HTMLElement): Promise<void> => {
  const button = await waitFor(() => {
    const found = rootOf(canvas, "pv-onboardings").querySelector<HTMLButtonElement>("article button");
    if (!found) throw new Error("There is no button yet.");
    return found;
  });
  await userEvent.click(button);
};
/** Shown at once, and kept by the server. */
export const PausesAndResumes: Story = {
  name: "Behaviours / Pauses and resumes",
  play: async ({ canvasElement }) => {
    const label = () =>
      rootOf(canvasElement, "pv-onboardings").querySelector("article button")?.textContent?.trim();
    await waitFor(() => expect(label()).toBeTruthy());
    const before = label();
    await pressFirst(canvasElement);
    await waitFor(() => expect(label()).not.toBe(before));
  },
};
/** What the server refuses is taken back, and said at the row. */
export const Refused: Story = {
  name: "Behaviours / A refusal is taken back",
  ...failing({ kind: "status", status: 403, match: { method: "PATCH" } }),
  play: async ({ canvasElement }) => {
    await pressFirst(canvasElement);
    await waitFor(() => expect(textOf(canvasElement, "pv-onboardings")).toMatch(/Not (paused|resumed)\./));
  },
};
/** Phases are a list; the current step is told by a word, by `aria-current`, by shape and by weight. */
export const Accessibility: Story = { ...AtHand, name: "Accessibility" };
