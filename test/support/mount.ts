import "@pivotal/elements/provider/define";
import { fixture, waitUntil } from "@open-wc/testing";
import { createBackend, type Backend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { html, type TemplateResult } from "lit";
import type { PvProvider } from "../../packages/elements/src/elements/provider/provider.ts";

/** A backend of its own and a client that speaks to it without the network. */
export function clientOf(options: BackendOptions = {}): { backend: Backend; client: PivotalApi } {
  const backend = createBackend({ rateLimit: false, ...options });
  const baseUrl = `${location.origin}/api/pivotal`;
  return { backend, client: new PivotalApi({ baseUrl, fetch: backend.fetch, maxRetries: 0 }) };
}

/** Puts content below a provider. */
export async function mount(content: TemplateResult, options?: BackendOptions) {
  const { backend, client } = clientOf(options);
  const provider = await fixture<PvProvider>(html`<pv-provider .client=${client}>${content}</pv-provider>`);
  return { backend, client, provider };
}

/** The text in an element's shadow root, with spaces made one. */
export const shadowText = (element: Element): string => {
  const copy = element.shadowRoot?.textContent ?? "";
  return copy.replace(/\s+/g, " ").trim();
};

/** Waits until something is so, longer than a busy machine takes. */
export const until = (isSo: () => unknown, message?: string, timeout = 8_000) =>
  waitUntil(isSo, message, { timeout });

export const untilText = (element: Element, text: string): Promise<void> =>
  until(() => shadowText(element).includes(text), `"${text}" is not shown`);
