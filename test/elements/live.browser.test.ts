import "@pivotal/elements/health-score/define";
import { expect, fixture, waitUntil } from "@open-wc/testing";
import { createBackend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { html } from "lit";
import { configure } from "../../packages/elements/src/context/configure.ts";
import type { PvProvider } from "../../packages/elements/src/elements/provider/provider.ts";
import "@pivotal/elements/provider/define";

/** A client whose host has events, which the test sends. */
function clientWithEvents() {
  const backend = createBackend({ customers: 30, rateLimit: false, mount: "/api/pivotal" });
  const streams: { signal: AbortSignal; send(message: object): void }[] = [];
  const client = new PivotalApi({
    baseUrl: "/api/pivotal",
    fetch(input, init) {
      const request = new Request(input, init);
      if (!request.url.includes("/events")) return backend.fetch(request);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const send = (message: object) =>
            controller.enqueue(new TextEncoder().encode(`id: evt_1\ndata: ${JSON.stringify(message)}\n\n`));
          streams.push({ signal: init?.signal ?? request.signal, send });
        },
      });
      const headers = { "content-type": "text/event-stream; charset=utf-8" };
      return Promise.resolve(new Response(body, { headers }));
    },
  });
  return { client, streams };
}

const pill = html`<pv-health-score customer-id="29"></pv-health-score>`;
const scoreIn = (root: ParentNode) =>
  root
    .querySelector("pv-health-score")
    ?.shadowRoot?.querySelector("[role=meter]")
    ?.getAttribute("aria-valuenow");

describe("elements that follow what happens elsewhere", () => {
  it("change where they stand, while they are on the page", async () => {
    const { client, streams } = clientWithEvents();
    const provider = await fixture<PvProvider>(
      html`<pv-provider live .client=${client}>${pill}</pv-provider>`,
    );
    await waitUntil(() => streams.length === 1 && scoreIn(provider));
    const row = provider.store?.records.get("29");
    const updated_at = new Date(Date.now() + 1_000).toISOString();
    streams[0]?.send({ customer: { ...row, health_score: 12, updated_at } });
    await waitUntil(() => scoreIn(provider) === "12");
    provider.remove();
    await waitUntil(() => streams[0]?.signal.aborted);
  });

  it("do not follow where nobody asked for it", async () => {
    const { client, streams } = clientWithEvents();
    const provider = await fixture<PvProvider>(html`<pv-provider .client=${client}>${pill}</pv-provider>`);
    await waitUntil(() => scoreIn(provider));
    expect(streams).to.have.length(0);
  });

  it("follow the store of the page until another one takes its place", async () => {
    const { client, streams } = clientWithEvents();
    configure({ client, live: true });
    await waitUntil(() => streams.length === 1);
    configure(null);
    await waitUntil(() => streams[0]?.signal.aborted);
  });
});
