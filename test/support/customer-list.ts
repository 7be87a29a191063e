import { fixture, html, waitUntil } from "@open-wc/testing";
import { createBackend, type BackendOptions } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { replicaOf, type PivotalStore } from "@pivotal/sdk/store";
import "@pivotal/elements/provider/define";
import "@pivotal/elements/customer-list/define";
import type { PvCustomerList } from "@pivotal/elements/customer-list";

/** A machine that does other things too is slow. */
const PATIENCE = { timeout: 8_000 };

export const setUp = (options: BackendOptions = {}) => {
  const backend = createBackend({ customers: 250, rateLimit: false, mount: "/api/pivotal", ...options });
  const client = new PivotalApi({ baseUrl: "/api/pivotal", fetch: backend.fetch, maxRetries: 0 });
  return { backend, client };
};

/** A list in a provider, over a backend of its own. */
export async function show(options: BackendOptions = {}, properties: Partial<PvCustomerList> = {}) {
  const { backend, client } = setUp(options);
  const list = document.createElement("pv-customer-list");
  Object.assign(list, { selectable: true, href: "/customers/{display_id}", ...properties });
  const provider = await fixture<HTMLElementTagNameMap["pv-provider"]>(
    html`<pv-provider .client=${client}>${list}</pv-provider>`,
  );
  await list.updateComplete;
  const { store } = provider;
  if (!store) throw new Error("no store");
  return { backend, client, list, provider, store };
}

/** Rows in the order in which they are seen. */
export const rows = (list: PvCustomerList): HTMLElement[] =>
  [...(list.shadowRoot?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].sort(
    (a, b) => Number(a.dataset.row) - Number(b.dataset.row),
  );

export async function loaded(list: PvCustomerList): Promise<void> {
  await waitUntil(() => rows(list).length > 0, "rows come", PATIENCE);
  // All that have room come once it is known how much there is.
  await frame();
  await frame();
  await list.updateComplete;
}

/** Everything that the server has is here. */
export async function complete(list: PvCustomerList, store: PivotalStore): Promise<void> {
  await waitUntil(() => replicaOf(store).coverage.complete, "everything comes", PATIENCE);
  await list.updateComplete;
}

export function part(list: PvCustomerList, selector: string): HTMLElement {
  const found = list.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

export const grid = (list: PvCustomerList): HTMLElement => part(list, ".grid");
export const scroller = (list: PvCustomerList): HTMLElement => part(list, ".scroller");
export const said = (list: PvCustomerList): string => part(list, "[role=status]").textContent ?? "";
export const bar = (list: PvCustomerList): string => part(list, ".bar p").textContent?.trim() ?? "";
export const labels = (list: PvCustomerList): string[] =>
  [...(list.shadowRoot?.querySelectorAll(".head .title") ?? [])].map(
    (title) => title.textContent?.trim() ?? "",
  );
export const header = (list: PvCustomerList, label: string): HTMLElement => {
  const at = labels(list).findIndex((one) => one.startsWith(label));
  return part(list, `.head [data-column="${at}"]`);
};
/** The texts of one column of the rows that are drawn. */
export const texts = (list: PvCustomerList, kind: string): string[] =>
  rows(list).map((row) => row.querySelector(`.${kind}-cell`)?.textContent?.trim() ?? "");

export async function press(list: PvCustomerList, key: string, more: KeyboardEventInit = {}): Promise<void> {
  grid(list).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
  await list.updateComplete;
}

/** The cell that the keyboard is on, as assistive technology is told. */
export function current(list: PvCustomerList): HTMLElement | null {
  const id = grid(list).getAttribute("aria-activedescendant");
  return id === null ? null : (list.shadowRoot?.getElementById(id) ?? null);
}

/** Where the keyboard is: row and column, from 0; the header is row -1. */
export const place = (list: PvCustomerList): string | null =>
  grid(list).getAttribute("aria-activedescendant")?.replace("cell-", "") ?? null;

export const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

export async function scrollTo(list: PvCustomerList, top: number): Promise<void> {
  scroller(list).scrollTop = top;
  await frame();
  await frame();
}
