import "@pivotal/elements/activity/define";
import type { Backend, Fault } from "@pivotal/mocks";
import { PivotalApi, type ActivityRow } from "@pivotal/sdk";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { BASE_URL } from "../.storybook/backend.ts";
import { rootOf, textOf } from "../.storybook/inside.ts";

interface Args {
  customerId: string;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Activity",
  component: "pv-activity",
  tags: ["autodocs"],
  args: { customerId: "29" },
  argTypes: { customerId: { name: "customer-id", control: "text" } },
  render: ({ customerId }) => html`<pv-activity customer-id=${customerId}></pv-activity>`,
};
export default meta;

const failing = (fault: Fault): Pick<Story, "parameters"> => ({
  parameters: { backend: { faults: [{ match: { path: "/customers/{id}/activity" }, ...fault }] } },
});
const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
const event = (hoursAgo: number, more: Partial<ActivityRow>): ActivityRow => ({
  id: `act_${hoursAgo}`,
  timestamp: at(hoursAgo),
  actor: "Ada Park",
  actor_type: "user",
  event_type: "customer.field_changed",
  field: null,
  old_value: null,
  new_value: null,
  onboarding_id: null,
  ...more,
});

export const Playground: Story = {};

/** A server that keeps no history: what is known instead. */
export const PublishedOnly: Story = {
  name: "States / Not offered by the server",
  parameters: { backend: { level: "published" } },
};
export const Loading: Story = { name: "States / Loading", ...failing({ kind: "hang" }) };
export const Failed: Story = {
  name: "States / Error",
  ...failing({ kind: "status", status: 500, times: 3 }),
};
export const Forbidden: Story = { name: "States / Forbidden", ...failing({ kind: "status", status: 403 }) };
export const Empty: Story = {
  name: "States / Empty",
  parameters: { provider: false },
  render: () => html`<pv-activity .activity=${[]}></pv-activity>`,
};

/** Each kind of event in its words, and one that is not known here. Events at hand need no provider. */
export const Sentences: Story = {
  name: "Options / Events at hand",
  parameters: { provider: false },
  render: () =>
    html`<pv-activity
      .activity=${[
        event(0.1, { field: "mrr", old_value: 120_000, new_value: 240_000 }),
        event(1, {
          actor: "HubSpot",
          actor_type: "integration",
          field: "plan",
          old_value: "growth",
          new_value: null,
        }),
        event(2, {
          actor: "Nightly sync",
          actor_type: "api_key",
          field: "tags",
          old_value: ["beta"],
          new_value: ["vip"],
        }),
        event(3, {
          actor: "Pi",
          actor_type: "pi",
          event_type: "customer.health_score_dropped",
          old_value: 74,
          new_value: 58,
        }),
        event(30, {
          actor: "Bo Lind",
          actor_type: "contact",
          event_type: "comment.added",
          new_value: "The feed comes on Friday.",
        }),
        event(31, {
          event_type: "onboarding.phase_moved",
          old_value: "review",
          new_value: "program_buildout",
        }),
        event(60, { event_type: "contact.added", new_value: "removed contact" }),
        event(61, { event_type: "invoice.over_due", field: "amount", old_value: 1, new_value: { by: 2 } }),
        event(62, { actor: "شركة <b>", field: "name", old_value: "A".repeat(400), new_value: "‮evil" }),
      ]}
    ></pv-activity>`,
};

/** A write that is made here appears without a reload. */
export const FollowsWrites: Story = {
  name: "Behaviours / Follows a write",
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(textOf(canvasElement, "pv-activity")).toContain("entries"));
    const provider = canvasElement.querySelector("pv-provider");
    await provider?.store?.updateCustomer("29", { plan: "platinum" });
    await waitFor(() => expect(textOf(canvasElement, "pv-activity")).toContain("platinum"));
  },
};

/** Filters stack, and are held here against what a server without them sends. */
export const Filters: Story = {
  name: "Behaviours / Filters stack",
  parameters: { backend: { level: "described" } },
  play: async ({ canvasElement }) => {
    const select = await waitFor(() => {
      const found = rootOf(canvasElement, "pv-activity").querySelectorAll("select")[1];
      if (!found) throw new Error("There are no filters yet.");
      return found;
    });
    await userEvent.selectOptions(select, "comment.added");
    await waitFor(() => expect(textOf(canvasElement, "pv-activity")).toContain("match"));
  },
};

/** Ten thousand events at hand: what is near is drawn. Scroll, or press End. */
export const TenThousand: Story = {
  name: "Behaviours / Ten thousand events",
  parameters: { provider: false },
  render: () =>
    html`<pv-activity
      .activity=${Array.from({ length: 10_000 }, (_, n) =>
        event(n, { id: `act_${n}`, field: "monthly_orders", old_value: n, new_value: n + 1 }),
      )}
    ></pv-activity>`,
};

/**
 * Events are list items under the heads of their days, one stop of the Tab key with arrows, Page Up and Page Down, Home and End between
 * them; the one in focus shows its exact time. Old and new values are told by words as well as by marks.
 */
export const Accessibility: Story = {
  play: async ({ canvasElement, loaded }) => {
    await waitFor(() => expect(textOf(canvasElement, "pv-activity")).toContain("entries"));
    const list = await new PivotalApi({ baseUrl: BASE_URL }).activity.list("29", { limit: 1 });
    await expect(list.data).toHaveLength(1);
    await expect((loaded.backend as Backend).log.length).toBeGreaterThan(0);
  },
};
