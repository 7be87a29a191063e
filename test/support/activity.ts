import "@pivotal/elements/activity/define";
import { fixture, html, waitUntil } from "@open-wc/testing";
import type { PvActivity } from "@pivotal/elements/activity";
import type { BackendOptions } from "@pivotal/mocks";
import type { ActivityRow, PivotalApi } from "@pivotal/sdk";
import { mount } from "./mount.ts";

export const ID = "29";
/** A machine that does other things too is slow. */
export const PATIENCE = { timeout: 8_000 };

export async function show(
  options: BackendOptions = {},
  prepare: (client: PivotalApi) => Promise<unknown> = async () => undefined,
) {
  const element = document.createElement("pv-activity");
  const { backend, provider } = await mount(html`<span></span>`, { customers: 40, ...options });
  const client = provider.client as PivotalApi;
  await prepare(client);
  element.customerId = ID;
  provider.append(element);
  return { backend, client, provider, element };
}

export const entries = (element: PvActivity) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(".entry") ?? []),
];
export const sentences = (element: PvActivity) =>
  entries(element).map(
    (entry) =>
      entry
        .querySelector(".what")
        ?.textContent?.replace(/[\u2068\u2069]/g, "")
        .replace(/\s+/g, " ")
        .trim() ?? "",
  );
export const untilEntries = (element: PvActivity) =>
  waitUntil(
    () => entries(element).length > 0 && !element.matches(":state(loading)"),
    "events come",
    PATIENCE,
  );
export const bar = (element: PvActivity) =>
  element.shadowRoot?.querySelector(".bar p")?.textContent?.trim() ?? "";

/** As many changes of one field as asked for. */
export const changes = (count: number) => async (client: PivotalApi) => {
  for (let i = 1; i <= count; i += 1) await client.customers.update(ID, { monthly_orders: i });
};

export function choose(element: PvActivity, place: number, value: string): void {
  const control = element.shadowRoot?.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    ".filters select, .filters input",
  )[place];
  if (!control) throw new Error(`There is no filter ${place}.`);
  control.value = value;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}
export const [WHO, WHAT, FROM, TO] = [0, 1, 2, 3];

export function press(root: ParentNode | null | undefined, label: string): void {
  const found = [...(root?.querySelectorAll("button") ?? [])].find((one) => one.textContent?.includes(label));
  if (!found) throw new Error(`There is no button ${label}.`);
  found.click();
}

export const row = (more: Partial<ActivityRow> = {}): ActivityRow => ({
  id: `act_${JSON.stringify(more).length}_${Math.random()}`,
  timestamp: new Date().toISOString(),
  actor: "Ada Park",
  actor_type: "user",
  event_type: "customer.field_changed",
  field: "plan",
  old_value: "starter",
  new_value: "growth",
  onboarding_id: null,
  ...more,
});
export const given = (...rows: Partial<ActivityRow>[]) =>
  fixture<PvActivity>(html`<pv-activity .activity=${rows.map(row)}></pv-activity>`);
