import "@pivotal/elements/health-score/define";
import { configure } from "@pivotal/elements";
import type { Backend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, waitFor } from "storybook/test";
import { BASE_URL } from "../.storybook/backend.ts";

interface Args {
  baseUrl?: string;
  healthyFrom?: number;
  watchFrom?: number;
  readOnly?: boolean;
}

type Story = StoryObj<Args>;

const pills = (...ids: string[]) =>
  html`<ul>
    ${ids.map((id) => html`<li><pv-health-score customer-id=${id}></pv-health-score></li>`)}
  </ul>`;

const metersIn = (canvas: HTMLElement) =>
  [...canvas.querySelectorAll("pv-health-score")].filter((element) =>
    element.shadowRoot?.querySelector("[role=meter]"),
  ).length;

const meta: Meta<Args> = {
  title: "Elements/Provider",
  component: "pv-provider",
  tags: ["autodocs"],
  parameters: { provider: false },
  args: { baseUrl: BASE_URL, healthyFrom: 70, watchFrom: 40, readOnly: false },
  argTypes: {
    baseUrl: { name: "base-url", control: "text" },
    healthyFrom: { name: "healthy-from", control: { type: "number", min: 0, max: 100 } },
    watchFrom: { name: "watch-from", control: { type: "number", min: 0, max: 100 } },
    readOnly: { name: "read-only", control: "boolean" },
  },
  render: ({ baseUrl, healthyFrom, watchFrom, readOnly }) =>
    html`<pv-provider
      base-url=${baseUrl || nothing}
      healthy-from=${healthyFrom ?? nothing}
      watch-from=${watchFrom ?? nothing}
      ?read-only=${readOnly}
      >${pills("29", "2", "35")}</pv-provider
    >`,
};
export default meta;

export const Playground: Story = {};

/** An element that nothing connects says what it needs. */
export const NotConnected: Story = {
  name: "States / Not connected",
  args: { baseUrl: "" },
};
/** The host's handler no longer knows who asks. */
export const SignedOut: Story = {
  name: "States / Signed out",
  parameters: { backend: { faults: [{ kind: "status", status: 401 }] } },
};

/** A client that the host has made, with headers or hooks of its own. */
export const OwnClient: Story = {
  name: "Options / Client",
  render: () =>
    html`<pv-provider .client=${new PivotalApi({ baseUrl: BASE_URL, maxRetries: 0 })}
      >${pills("29", "2")}</pv-provider
    >`,
};
/** A page without a provider sets its connection once, and takes it away with `configure(null)`. */
export const PageWide: Story = {
  name: "Options / configure()",
  beforeEach: () => () => configure(null),
  render: () => {
    configure({ baseUrl: BASE_URL });
    return pills("29", "2", "35");
  },
};
export const Nested: Story = {
  name: "Options / One provider inside another",
  render: () =>
    html`<pv-provider base-url=${BASE_URL}>
      ${pills("29", "2")}
      <p>Here a customer is Healthy from 95:</p>
      <pv-provider base-url=${BASE_URL} healthy-from="95">${pills("29", "2")}</pv-provider>
    </pv-provider>`,
};

/** Every element inside shares one store: each record is asked for once. */
export const OneStore: Story = {
  name: "Behaviours / One request for each record",
  render: ({ baseUrl }) =>
    html`<pv-provider base-url=${baseUrl ?? nothing}>${pills("29", "2", "29", "2", "29")}</pv-provider>`,
  play: async ({ canvasElement, loaded }) => {
    await waitFor(() => expect(metersIn(canvasElement)).toBe(5));
    await expect((loaded.backend as Backend).log).toHaveLength(2);
  },
};

/** A provider is no box and has no role: what it holds is laid out and read as if it were not there. */
export const Accessibility: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(metersIn(canvasElement)).toBe(3));
    const provider = canvasElement.querySelector("pv-provider");
    await expect(provider?.getClientRects()).toHaveLength(0);
    await expect(provider?.getAttributeNames().filter((name) => /^(role|aria-)/.test(name))).toEqual([]);
  },
};
