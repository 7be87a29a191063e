import "@pivotal/elements/health-score/define";
import type { Backend, Fault } from "@pivotal/mocks";
import { PivotalApi, type Customer } from "@pivotal/sdk";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, userEvent, waitFor } from "storybook/test";
import { BASE_URL } from "../.storybook/backend.ts";

interface Args {
  customerId?: string;
  score?: string;
  variant?: "pill" | "full";
}

type Story = StoryObj<Args>;

const view = ({ customerId, score, variant }: Args) =>
  html`<pv-health-score
    customer-id=${customerId || nothing}
    score=${score ?? nothing}
    variant=${variant ?? nothing}
  ></pv-health-score>`;

/** What the seed of these stories holds. */
const HEALTHY = "29";
const WATCH = "2";
const AT_RISK = "35";
const NOT_SCORED = "13";
const CHURNED = "30";

const meta: Meta<Args> = {
  title: "Elements/Health score",
  component: "pv-health-score",
  tags: ["autodocs"],
  args: { customerId: HEALTHY, variant: "pill" },
  argTypes: {
    customerId: { name: "customer-id", control: "text" },
    score: { control: "text" },
    variant: { control: "inline-radio", options: ["pill", "full"] },
  },
  render: view,
};
export default meta;

const both = (customerId: string): Pick<Story, "render"> => ({
  render: () =>
    html`<p>${view({ customerId })}</p>
      ${view({ customerId, variant: "full" })}`,
});
const failing = (...faults: Fault[]): Pick<Story, "parameters"> => ({ parameters: { backend: { faults } } });
const elementsIn = (canvas: HTMLElement) => [...canvas.querySelectorAll("pv-health-score")];
const within = <T extends Element>(canvas: HTMLElement, selector: string): T => {
  const found = elementsIn(canvas)[0]?.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} yet.`);
  return found;
};
const metersIn = (canvas: HTMLElement) =>
  elementsIn(canvas).filter((element) => element.shadowRoot?.querySelector("[role=meter]")).length;
const textOf = (canvas: HTMLElement) =>
  elementsIn(canvas)
    .map((element) => element.shadowRoot?.textContent ?? "")
    .join("\n");

export const Playground: Story = {};

export const Healthy: Story = { name: "States / Healthy", ...both(HEALTHY) };
export const Watch: Story = { name: "States / Watch", ...both(WATCH) };
/** Here the score and the status disagree, which the record says. */
export const AtRisk: Story = { name: "States / At risk", ...both(AT_RISK) };
/** A customer without a score is not a customer at zero: there is no meter. */
export const NotScored: Story = { name: "States / Not scored", ...both(NOT_SCORED) };
/** The score stops when the customer churns, and says so. */
export const Frozen: Story = { name: "States / Frozen", ...both(CHURNED) };
export const Loading: Story = {
  name: "States / Loading",
  ...both(HEALTHY),
  ...failing({ kind: "hang" }),
};
export const Slow: Story = {
  name: "States / Three seconds of waiting",
  ...both(HEALTHY),
  parameters: { backend: { latency: 3_000 } },
};
/** The first answers fail; "Try again" brings the score. */
export const Failed: Story = {
  name: "States / Error",
  ...both(HEALTHY),
  ...failing({ kind: "status", status: 500, times: 3 }),
};
/** The score is known, what it is made of is not. */
export const SignalsFailed: Story = {
  name: "States / Signals failed",
  ...both(HEALTHY),
  ...failing({ kind: "status", status: 500, match: { path: "/customers/{id}/health" } }),
};
export const Deleted: Story = { name: "States / Unknown customer", ...both("99999") };
/** A server with the published API alone knows no health. */
export const PublishedOnly: Story = {
  name: "States / Not offered by the server",
  ...both(HEALTHY),
  parameters: { backend: { level: "published" } },
};
/** The score is on the customer, its signals are not offered. */
export const DescribedOnly: Story = {
  name: "States / Score without signals",
  ...both(HEALTHY),
  parameters: { backend: { level: "described" } },
};

export const Variants: Story = {
  name: "Options / Variant",
  render: () =>
    html`<p>In a line of text: ${view({ customerId: WATCH, variant: "pill" })}</p>
      ${view({ customerId: WATCH, variant: "full" })}`,
};
/** A workspace draws its own lines; these are Healthy from 90 and Watch from 60. */
export const Thresholds: Story = {
  name: "Options / Thresholds",
  parameters: { provider: false },
  render: () =>
    html`<pv-provider base-url=${BASE_URL} healthy-from="90" watch-from="60">
      <ul>
        ${["95", "89", "60", "59"].map((score) => html`<li>${view({ score })}</li>`)}
      </ul>
    </pv-provider>`,
};
/** No provider and no request: the host knows the score already. */
export const Score: Story = {
  name: "Options / Score",
  parameters: { provider: false },
  render: () =>
    html`<ul>
      ${["100", "70", "69.6", "40", "39", "0", ""].map((score) => html`<li>${view({ score })}</li>`)}
    </ul>`,
};

/** A customer that the host has fetched for reasons of its own. */
export const CustomerProperty: Story = {
  name: "Options / Customer",
  parameters: { provider: false },
  loaders: [
    async () => ({ customer: await new PivotalApi({ baseUrl: BASE_URL }).customers.retrieve(AT_RISK) }),
  ],
  render: (_args, { loaded }) =>
    html`<pv-health-score .customer=${loaded.customer as Customer}></pv-health-score>`,
};

/** Fifty elements name one record, and the server is asked once. */
export const OneRequest: Story = {
  name: "Behaviours / Fifty pills, one request",
  render: () =>
    html`<ol>
      ${Array.from({ length: 50 }, () => html`<li>${view({ customerId: HEALTHY })}</li>`)}
    </ol>`,
  play: async ({ canvasElement, loaded }) => {
    await waitFor(() => expect(metersIn(canvasElement)).toBe(50));
    await expect((loaded.backend as Backend).log).toHaveLength(1);
  },
};
/** What would move the score most is said first; a signal with nothing to score is missing, not bad. */
export const Moves: Story = {
  name: "Behaviours / What would move it",
  args: { customerId: "8", variant: "full" },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(textOf(canvasElement)).toContain("What would move it most"));
    await expect(textOf(canvasElement)).toContain("Missing and not counted");
    await expect(textOf(canvasElement)).toContain("Changes of level");
  },
};
/** Each signal opens into what feeds it. */
export const OpensSignals: Story = {
  name: "Behaviours / A signal opens",
  args: { variant: "full" },
  play: async ({ canvasElement }) => {
    const signal = await waitFor(() => within<HTMLDetailsElement>(canvasElement, "details"));
    await userEvent.click(within(canvasElement, "summary"));
    await expect(signal.open).toBe(true);
  },
};
export const Retry: Story = {
  name: "Behaviours / Try again",
  ...failing({ kind: "status", status: 403, times: 1 }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(textOf(canvasElement)).toContain("Try again"));
    await userEvent.click(within(canvasElement, "button"));
    await waitFor(() => expect(textOf(canvasElement)).toContain("Healthy"));
  },
};

/**
 * The pill is a meter that says score and word; shape and word tell the levels apart without colour. Signals are native
 * disclosures: Tab reaches each, Enter and Space open it. The trend is given in words beside the line. Try the theme and
 * direction in the toolbar, and forced colours in the browser.
 */
export const Accessibility: Story = {
  render: () =>
    html`<p>${["88", "55", "12", ""].map((score) => view({ score }))}</p>
      ${view({ customerId: CHURNED, variant: "full" })}`,
  play: async ({ canvasElement }) => {
    const meter = await waitFor(() => within(canvasElement, "[role=meter]"));
    await expect(meter).toHaveAttribute("aria-valuetext", "88 of 100, healthy");
  },
};
