import { fixture, html } from "@open-wc/testing";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/search/define";
import type { PvProvider } from "@pivotal/elements/provider";
import type { PvSearch } from "@pivotal/elements/search";
import { createBackend, type Backend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { until } from "./mount.ts";

interface Page {
  backend?: BackendOptions;
  /** Stands between the client and the backend. */
  fetch?: (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;
  search?: Partial<PvSearch>;
}

/** A search on a page of its own, with a backend of its own. No customer that is opened is followed. */
export async function searchPage({ backend: options, fetch, search: properties }: Page = {}) {
  const backend = createBackend({ customers: 0, rateLimit: false, mount: "/api/pivotal", ...options });
  const next = (request: Request) => backend.fetch(request);
  const client = new PivotalApi({
    baseUrl: "/api/pivotal",
    fetch: fetch ? (input, init) => fetch(new Request(input, init), next) : backend.fetch,
    maxRetries: 0,
  });
  const provider = await fixture<PvProvider>(html`<pv-provider .client=${client}></pv-provider>`);
  const search = Object.assign(document.createElement("pv-search"), properties);
  search.addEventListener("pv-customer-select", (event) => event.preventDefault());
  provider.append(search);
  await loaded(search);
  return { backend, client, provider, search };
}

/** Waits for what the search loads when it is wanted. */
export async function loaded(search: PvSearch): Promise<void> {
  await search.updateComplete;
  search.shadowRoot?.querySelector(".trigger")?.dispatchEvent(new PointerEvent("pointerenter"));
  await until(() => search.shadowRoot?.querySelector("dialog, input"), "the panel is loaded");
}

export const named = (backend: Backend, ...names: string[]): void => {
  for (const name of names) backend.add.customer({ name, status: "active" });
};

export function part<T extends Element>(search: PvSearch, selector: string): T {
  const found = search.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

export const field = (search: PvSearch) => part<HTMLInputElement>(search, "input");
export const isOpen = (search: PvSearch) => part<HTMLDialogElement>(search, "dialog").open;
/** The customers among what is offered. */
export const options = (search: PvSearch) => [
  ...(search.shadowRoot?.querySelectorAll<HTMLElement>("[role=option][id^=customer-]") ?? []),
];
export const active = (search: PvSearch) => part<HTMLElement>(search, "[role=option][aria-selected=true]");
export { until };
export const says = (search: PvSearch, text: string) =>
  until(() => search.shadowRoot?.textContent?.includes(text), `says "${text}"`);
export const finds = (search: PvSearch, count: number) =>
  until(() => options(search).length === count, `finds ${count}`);

export function type(search: PvSearch, text: string, more: InputEventInit = {}): void {
  field(search).value = text;
  field(search).dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, ...more }));
}

export async function press(search: PvSearch, key: string, more: KeyboardEventInit = {}): Promise<void> {
  field(search).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
  await search.updateComplete;
}

/** Presses a key on the page, outside any search. True when nobody has used it. */
export const pressOnPage = (more: KeyboardEventInit = { key: "k", ctrlKey: true }): boolean =>
  document.body.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...more }));
