import { expect, fixture, html, nextFrame, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import { createStore } from "@pivotal/sdk/store";
import { bulkRunOf } from "@pivotal/sdk/store/edits";
import "../../packages/elements/src/elements/bulk-bar/define.ts";
import type { PvBulkBar } from "../../packages/elements/src/elements/bulk-bar/bulk-bar.ts";
import { clientOf } from "../support/mount.ts";

/** A bar for the first customers of a backend. */
async function show(count: number, options: BackendOptions = {}) {
  const { backend, client } = clientOf(options);
  const store = createStore({ client });
  const rows = await client.customers.list({ limit: 100 }).toArray();
  store.records.put(rows);
  const some = rows.filter(({ status }) => status === "active").slice(0, count);
  const ids = some.map(({ id }) => id);
  let cleared = 0;
  const bar = await fixture<PvBulkBar>(
    html`<pv-bulk-bar .store=${store} .ids=${ids} .clear=${() => void (cleared += 1)}></pv-bulk-bar>`,
  );
  const asked = backend.log.length;
  const patches = () => backend.log.slice(asked).filter(({ method }) => method === "PATCH").length;
  const ended = async () => {
    await waitUntil(() => !bulkRunOf(store).state.running && bulkRunOf(store).state.progress, "the run ends");
    await bar.updateComplete;
  };
  return { backend, client, store, rows: some, ids, bar, patches, ended, cleared: () => cleared };
}

const root = (bar: PvBulkBar) => {
  if (!bar.shadowRoot) throw new Error("no shadow root");
  return bar.shadowRoot;
};
const text = (bar: PvBulkBar) => root(bar).textContent?.replace(/\s+/g, " ").trim() ?? "";
const buttons = (bar: PvBulkBar) => [...root(bar).querySelectorAll("button")];
const press = (bar: PvBulkBar, label: string) => {
  const found = buttons(bar).find((one) => one.textContent?.trim().startsWith(label));
  if (!found) throw new Error(`no button ${label}: ${text(bar)}`);
  found.click();
};
const fill = async (bar: PvBulkBar, value: string, selector = "form label :is(input, select)") => {
  const input = root(bar).querySelector<HTMLInputElement>(selector);
  if (!input) throw new Error("no input");
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  await bar.updateComplete;
};

for (const level of ["published", "described", "full"] as const) {
  describe(`editing a selection on a server of level ${level}`, () => {
    it("offers what the server takes", async () => {
      const { bar } = await show(3, { level });
      const offered = buttons(bar).map((one) => one.textContent?.trim());
      const [always, also] = [
        ["Plan", "Status"],
        ["Owner", "Plan", "Status", "Tags"],
      ];
      expect(offered).to.deep.equal([...(level === "published" ? always : also), "Clear selection"]);
    });

    it("changes every one, says so, and takes it back", async () => {
      const one = await show(5, { level });
      press(one.bar, "Plan");
      await fill(one.bar, "Scale");
      press(one.bar, "Change 5 customers");
      await one.ended();
      expect(text(one.bar)).to.include("5 customers changed.");
      expect(one.store.records.get(one.ids[0] ?? "")?.plan).to.equal("Scale");
      press(one.bar, "Undo");
      await one.ended();
      expect(text(one.bar)).to.include("5 customers restored.");
      expect(one.store.records.get(one.ids[0] ?? "")?.plan).to.equal(one.rows[0]?.plan);
      press(one.bar, "Dismiss");
      await one.bar.updateComplete;
      expect(text(one.bar)).not.to.include("restored");
    });
  });
}

describe("editing a selection", () => {
  it("is one run for a double click", async () => {
    const one = await show(4);
    press(one.bar, "Plan");
    await fill(one.bar, "Scale");
    const apply = buttons(one.bar).find((button) => button.textContent?.includes("Change 4"));
    apply?.click();
    apply?.click();
    await one.ended();
    expect(one.patches()).to.equal(4);
  });

  it("goes on while the bar is moved, taken out and put back, and shows how far it is", async () => {
    const one = await show(8, { latency: 30 });
    press(one.bar, "Plan");
    await fill(one.bar, "Scale");
    press(one.bar, "Change 8 customers");
    await waitUntil(() => text(one.bar).includes("of 8 done"));
    const parent = one.bar.parentElement;
    one.bar.remove();
    await nextFrame();
    parent?.append(one.bar);
    await one.bar.updateComplete;
    expect(root(one.bar).querySelector("progress")?.max).to.equal(8);
    await one.ended();
    expect(one.patches()).to.equal(8);
    expect(text(one.bar)).to.include("8 customers changed.");
  });

  it("stops when cancelled, and goes on with the rest when told to", async () => {
    const one = await show(12, { latency: 30 });
    press(one.bar, "Plan");
    await fill(one.bar, "Scale");
    press(one.bar, "Change 12 customers");
    await waitUntil(() => text(one.bar).includes("of 12 done"));
    press(one.bar, "Cancel");
    await one.bar.updateComplete;
    expect(text(one.bar)).to.include("Stopping");
    await one.ended();
    expect(text(one.bar)).to.match(/\d+ not tried\./);
    press(one.bar, "Go on");
    await one.ended();
    expect(text(one.bar)).to.include("12 customers changed.");
  });

  it("names those that failed and why, and tries them again", async () => {
    const one = await show(5);
    one.backend.faults.push({
      kind: "status",
      status: 403,
      times: 1,
      match: { method: "PATCH", path: `/customers/${one.ids[2]}` },
    });
    press(one.bar, "Plan");
    await fill(one.bar, "Scale");
    press(one.bar, "Change 5");
    await one.ended();
    expect(text(one.bar)).to.include("4 customers changed. 1 failed.");
    expect(root(one.bar).querySelector("li bdi")?.textContent).to.equal(one.rows[2]?.name);
    expect(text(one.bar)).to.include("You do not have access to this.");
    press(one.bar, "Try again");
    await one.ended();
    expect(text(one.bar)).to.include("5 customers changed.");
  });

  it("says before whose next sync will overwrite it", async () => {
    const one = await show(60, { customers: 100 });
    const owned = one.rows.filter(({ field_sources }) => field_sources?.["plan"] === "salesforce").length;
    expect(owned).to.be.above(1);
    press(one.bar, "Plan");
    await one.bar.updateComplete;
    expect(text(one.bar)).to.include(`Salesforce owns the plan of ${owned} customers.`);
  });

  it("churns only after its consequences were spelled out and confirmed", async () => {
    const one = await show(3);
    press(one.bar, "Status");
    await fill(one.bar, "churned");
    press(one.bar, "Mark 3 customers as churned…");
    const dialog = root(one.bar).querySelector("dialog");
    expect(dialog?.open).to.equal(true);
    expect(dialog?.textContent).to.include("onboardings pause").and.to.include("notifications stop");
    press(one.bar, "Cancel");
    await nextFrame();
    expect(dialog?.open).to.equal(false);
    expect(one.patches()).to.equal(0);
    press(one.bar, "Status");
    await fill(one.bar, "churned");
    press(one.bar, "Mark 3 customers as churned…");
    [...(dialog?.querySelectorAll("button") ?? [])].find(({ value }) => value === "churn")?.click();
    await one.ended();
    expect(one.patches()).to.equal(3);
    expect(one.store.records.get(one.ids[0] ?? "")?.status).to.equal("churned");
    expect(text(one.bar)).to.include("onboardings stay paused");
  });

  it("adds tags beside those that are there", async () => {
    const one = await show(2);
    press(one.bar, "Tags");
    await fill(one.bar, "one, two");
    press(one.bar, "Change 2");
    await one.ended();
    expect(one.store.records.get(one.ids[0] ?? "")?.tags).to.include.members([
      ...(one.rows[0]?.tags ?? []),
      "one",
      "two",
    ]);
  });

  it("sets the owner to one of the people there are, or to nobody", async () => {
    const one = await show(2);
    press(one.bar, "Owner");
    await waitUntil(() => root(one.bar).querySelectorAll("form option").length > 3, "people come");
    const apply = root(one.bar).querySelector<HTMLButtonElement>("form .main");
    expect(apply?.disabled).to.equal(true);
    const someone = [...root(one.bar).querySelectorAll<HTMLOptionElement>("form option")].at(-1)?.value ?? "";
    await fill(one.bar, someone);
    press(one.bar, "Change 2");
    await one.ended();
    expect(one.store.records.get(one.ids[0] ?? "")?.owner).to.equal(someone);
    press(one.bar, "Owner");
    await fill(one.bar, "-");
    press(one.bar, "Change 2");
    await one.ended();
    expect(one.store.records.get(one.ids[0] ?? "")?.owner).to.equal(null);
  });

  it("keeps the keyboard in the bar when a button goes", async () => {
    const one = await show(2);
    press(one.bar, "Plan");
    await fill(one.bar, "Scale");
    press(one.bar, "Change 2");
    await one.ended();
    const undo = buttons(one.bar).find((button) => button.textContent?.trim() === "Undo");
    undo?.focus();
    undo?.click();
    await one.ended();
    expect(root(one.bar).activeElement).to.not.equal(null);
  });

  it("is not offered where nothing can be edited", async () => {
    const one = await show(2);
    one.store.configure({ readOnly: true });
    one.bar.requestUpdate();
    await one.bar.updateComplete;
    expect(buttons(one.bar).filter((button) => !button.closest("dialog, [popover]"))).to.deep.equal([]);
  });

  it("lets go of everything when taken out a hundred times", async () => {
    const one = await show(2);
    const run = bulkRunOf(one.store);
    const before = run.changed.size;
    const parent = one.bar.parentElement;
    for (let i = 0; i < 100; i++) {
      one.bar.remove();
      parent?.append(one.bar);
      await one.bar.updateComplete;
    }
    expect(run.changed.size).to.equal(before);
    one.bar.remove();
    expect(run.changed.size).to.equal(0);
  });

  it("is easy to use without seeing it", async () => {
    const one = await show(3);
    await expect(one.bar).to.be.accessible();
    press(one.bar, "Tags");
    await one.bar.updateComplete;
    await expect(one.bar).to.be.accessible();
  });
});
