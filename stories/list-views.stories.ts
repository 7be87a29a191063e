import "@pivotal/elements/customer-list/define";
import { historyUrlState, type UrlState } from "@pivotal/elements";
import type { SavedView, ViewStorage } from "@pivotal/sdk/store";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { expect, waitFor } from "storybook/test";

interface Args {
  view?: string;
  query?: string;
  urlState?: UrlState;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: "Elements/Customer list: views",
  component: "pv-customer-list",
  args: { view: "", query: "" },
  argTypes: {
    view: {
      control: "select",
      options: ["", "pv-mine", "pv-at-risk", "pv-no-primary", "pv-recently-churned"],
    },
    query: { control: "text" },
  },
  parameters: { backend: { customers: 200 } },
  render: ({ view, query, urlState }) =>
    html`<pv-customer-list
      href="#/customers/{display_id}"
      view=${view || nothing}
      query=${query || nothing}
      .urlState=${urlState}
    ></pv-customer-list>`,
};
export default meta;

const listIn = (canvas: HTMLElement) => {
  const list = canvas.querySelector("pv-customer-list");
  if (!list) throw new Error("There is no list yet.");
  return list;
};
const viewsIn = (canvas: HTMLElement): ShadowRoot => {
  const root = listIn(canvas).shadowRoot?.querySelector("pv-customer-views")?.shadowRoot;
  if (!root) throw new Error("There is no menu yet.");
  return root;
};
const trigger = (canvas: HTMLElement) => viewsIn(canvas).querySelector<HTMLElement>(".trigger");
const items = (canvas: HTMLElement) => [...viewsIn(canvas).querySelectorAll<HTMLElement>(".item")];
const open = async (canvas: HTMLElement) => {
  await waitFor(() => expect(listIn(canvas).shadowRoot?.querySelector("[data-row]")).not.toBeNull());
  await waitFor(() => expect(trigger(canvas)).not.toBeNull());
  trigger(canvas)?.click();
  await waitFor(() => expect(items(canvas).length).toBeGreaterThan(4));
};
/** The dialog's code comes when it is first asked for. */
const dialogIn = (canvas: HTMLElement): Promise<HTMLElement> =>
  waitFor(() => {
    const found = viewsIn(canvas).querySelector<HTMLElement>("dialog[open]");
    if (!found) throw new Error("There is no dialog yet.");
    return found;
  });
const pick = async (canvas: HTMLElement, words: string) => {
  await open(canvas);
  items(canvas)
    .find((item) => item.textContent?.trim().startsWith(words))
    ?.click();
};

export const Menu: Story = { play: ({ canvasElement }) => open(canvasElement) };

export const BuiltIn: Story = {
  name: "Built in: At risk",
  args: { view: "pv-at-risk" },
  play: ({ canvasElement }) => waitFor(() => expect(listIn(canvasElement).query).toBe("status:at_risk")),
};

/** The server keeps the views, and shares them. */
export const Save: Story = {
  name: "Saving a view",
  args: { query: "plan:growth health:<70" },
  play: async ({ canvasElement }) => {
    await pick(canvasElement, "Save as new view");
    await dialogIn(canvasElement);
  },
};

/** Without `/views` on the server, this browser keeps them. */
export const Local: Story = {
  name: "Kept in this browser",
  args: { query: "plan:growth" },
  parameters: { backend: { customers: 200, level: "published" } },
  play: async ({ canvasElement }) => {
    await pick(canvasElement, "Save as new view");
    const dialog = await dialogIn(canvasElement);
    await expect(dialog.textContent).toContain("Kept in this browser");
  },
};

/** A host that keeps views itself, for a server that does not. */
const hostStorage = (): ViewStorage => {
  let held: readonly SavedView[] = [
    { id: "h1", name: "Renewals", query: "created:>90d", columns: [], sort: [], shared: true },
  ];
  return {
    list: async () => held,
    save: async (view) => {
      const saved = { ...view, id: view.id ?? `h${held.length + 1}` };
      held = [...held.filter(({ id }) => id !== saved.id), saved];
      return saved;
    },
    remove: async (id) => {
      held = held.filter((view) => view.id !== id);
    },
  };
};
export const Host: Story = {
  name: "Kept by the host",
  parameters: { backend: { customers: 200, level: "described" }, provider: false },
  render: () =>
    html`<pv-provider base-url="/api/pivotal" .viewStorage=${hostStorage()}
      ><pv-customer-list href="#/customers/{display_id}"></pv-customer-list
    ></pv-provider>`,
  play: async ({ canvasElement }) => {
    await open(canvasElement);
    await waitFor(() =>
      expect(items(canvasElement).some((item) => item.textContent?.includes("Renewals"))).toBe(true),
    );
  },
};

/** What a failed save says; the typed name stays. */
export const Failed: Story = {
  name: "Saving fails",
  args: { query: "plan:growth" },
  parameters: {
    backend: {
      customers: 60,
      faults: [{ kind: "status", status: 500, match: { method: "POST", path: "/views" } }],
    },
  },
  play: async ({ canvasElement }) => {
    await pick(canvasElement, "Save as new view");
    const dialog = await dialogIn(canvasElement);
    const input = dialog.querySelector("input");
    if (input) input.value = "Growth";
    input?.dispatchEvent(new InputEvent("input", { bubbles: true }));
    dialog.querySelector("form")?.requestSubmit();
    await waitFor(() => expect(dialog.querySelector(".error")).not.toBeNull());
  },
};

/** The host hands over where the state is kept; here the address of this frame. */
export const Address: Story = {
  name: "In the address",
  args: { urlState: historyUrlState() },
  play: async ({ canvasElement }) => {
    const before = location.href;
    await pick(canvasElement, "At risk");
    await waitFor(() => expect(location.search).toContain("q=status%3Aat_risk"));
    history.replaceState(null, "", before);
  },
};
