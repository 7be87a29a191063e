import { expect, fixture, html, nextFrame, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import { createStore, type CustomerField } from "@pivotal/sdk/store";
import { editsOf } from "@pivotal/sdk/store/edits";
import type { Column } from "../../packages/elements/src/elements/customer-list/columns.ts";
import { CellEdits } from "../../packages/elements/src/elements/field-editor/cell-edits.ts";
import type { PvFieldEditor } from "../../packages/elements/src/elements/field-editor/field-editor.ts";
import { clientOf } from "../support/mount.ts";

const KINDS: Record<string, Column["kind"]> = { mrr: "money", tags: "tags", status: "status", name: "name" };

const leave: (() => void)[] = [];
afterEach(() => {
  for (const off of leave.splice(0)) off();
});

/** One cell of a list, drawn by the editor as a list would draw it. */
async function cell(field: CustomerField, options: BackendOptions = {}, number = "7") {
  const { backend, client } = clientOf(options);
  const store = createStore({ client });
  const row = await client.customers.retrieve(number);
  store.records.put([row]);
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const outside = await fixture<HTMLElement>(html`<button>elsewhere</button>`);
  const column = { field, label: "Field", kind: KINDS[field] ?? "text" } as Column;
  let finished = 0;
  const draw = () => {
    const customer = store.records.get(row.id);
    if (customer && edits.holds(row.id)) edits.draw(place, customer, column);
    else edits.release(place);
  };
  const said: string[] = [];
  const edits = new CellEdits(store, {
    redraw: draw,
    focus: () => void (finished += 1),
    announce: (words) => void said.push(words),
  });
  edits.connect();
  leave.push(() => edits.disconnect());
  const editor = () => {
    const found = place.querySelector("pv-field-editor");
    if (!found) throw new Error("no editor");
    return found;
  };
  const open = async () => {
    edits.edit(store.records.get(row.id) ?? row, column);
    await editor().updateComplete;
    await waitUntil(() => editor().input, "an input opens");
    return editor().input as HTMLInputElement;
  };
  const now = () => client.customers.retrieve(row.id);
  const session = () => editsOf(store).get(row.id, field);
  const patches = () => backend.log.filter(({ method }) => method === "PATCH").length;
  return {
    backend,
    client,
    store,
    row,
    place,
    outside,
    edits,
    column,
    draw,
    editor,
    open,
    now,
    session,
    patches,
    said,
    finished: () => finished,
  };
}

const type = async (input: HTMLInputElement | HTMLSelectElement, value: string) => {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  await Promise.resolve();
};
const press = (target: Element, key: string, more: KeyboardEventInit = {}) => {
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
};
const text = (editor: PvFieldEditor) => editor.shadowRoot?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const button = (editor: PvFieldEditor, label: string) => {
  const found = [...(editor.shadowRoot?.querySelectorAll("button") ?? [])].find((one) =>
    one.textContent?.includes(label),
  );
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const settled = async (one: { session: () => { state: { saving: boolean } } | undefined }) => {
  // Leaving an input takes effect when it is clear that the editor was not just moved.
  await nextFrame();
  await waitUntil(() => !one.session()?.state.saving, "it is saved");
};

for (const level of ["published", "described", "full"] as const) {
  describe(`editing a cell on a server of level ${level}`, () => {
    it("takes the focus, saves with Enter, says so, and gives the focus back", async () => {
      const one = await cell("plan", { level });
      const input = await one.open();
      expect(one.editor().shadowRoot?.activeElement).to.equal(input);
      expect(input.value).to.equal(one.row.plan ?? "");
      await type(input, "Scale");
      press(input, "Enter");
      expect(one.finished()).to.equal(1);
      await settled(one);
      await one.editor().updateComplete;
      expect(one.editor().shadowRoot?.querySelector('[aria-label="Saved"]')).to.not.equal(null);
      expect((await one.now()).plan).to.equal("Scale");
      expect(one.said).to.deep.equal(["Saved"]);
    });

    it("saves when the person goes elsewhere, and with Ctrl+Enter", async () => {
      const one = await cell("name", { level });
      await type(await one.open(), "Renamed");
      one.outside.focus();
      await settled(one);
      expect((await one.now()).name).to.equal("Renamed");
      const again = await one.open();
      await type(again, "Renamed twice");
      press(again, "Enter", { ctrlKey: true });
      await settled(one);
      expect((await one.now()).name).to.equal("Renamed twice");
    });

    it("restores with Esc, and leaving then saves nothing", async () => {
      const one = await cell("plan", { level });
      const input = await one.open();
      await type(input, "Scale");
      press(input, "Escape");
      one.outside.focus();
      await one.editor().updateComplete;
      expect(one.patches()).to.equal(0);
      expect(one.session()?.busy ?? false).to.equal(false);
    });
  });
}

describe("a cell that could not be saved", () => {
  it("keeps what was typed, says that it is not saved, and tries again", async () => {
    const one = await cell("plan");
    one.backend.faults.push({ kind: "networkError", times: 1, match: { method: "PATCH" } });
    const input = await one.open();
    await type(input, "Scale");
    press(input, "Enter");
    await settled(one);
    await one.editor().updateComplete;
    expect(text(one.editor())).to.include("Scale").and.to.include("Not saved");
    expect(one.said[0]).to.include("Not saved. Pivotal could not be reached.");
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    button(one.editor(), "Not saved").click();
    await one.editor().updateComplete;
    expect(text(one.editor())).to.include("could not be reached");
    button(one.editor(), "Try again").click();
    await settled(one);
    expect((await one.now()).plan).to.equal("Scale");
  });

  it("says what is wrong with a value before it is sent, at the input", async () => {
    const one = await cell("mrr");
    const input = await one.open();
    await type(input, "a lot");
    press(input, "Enter");
    await one.editor().updateComplete;
    expect(text(one.editor())).to.include("This is not a number.");
    expect(input.getAttribute("aria-invalid")).to.equal("true");
    expect(input.getAttribute("aria-describedby")).to.equal("panel");
    expect(one.finished()).to.equal(0);
    expect(one.patches()).to.equal(0);
    await type(input, "1500");
    press(input, "Enter");
    await settled(one);
    expect((await one.now()).mrr).to.equal(150_000);
  });

  it("keeps what was typed while its row is scrolled away, moved or drawn anew", async () => {
    const one = await cell("plan");
    const input = await one.open();
    await type(input, "Sca");
    const other = await fixture<HTMLElement>(html`<div></div>`);
    one.edits.release(one.place);
    one.edits.draw(other, one.row, one.column);
    const moved = other.querySelector("pv-field-editor");
    await moved?.updateComplete;
    expect(moved?.input?.value).to.equal("Sca");
    expect(moved?.shadowRoot?.activeElement).to.equal(moved?.input);
    expect(one.patches()).to.equal(0);
    one.edits.release(other);
    await Promise.resolve();
    await waitUntil(() => one.patches() === 1, "it is saved as when one goes elsewhere");
  });
});

describe("a change from elsewhere", () => {
  it("is shown beside what was typed; nothing is overwritten before the person chooses", async () => {
    for (const choice of ["Keep mine", "Take theirs"]) {
      const one = await cell("plan");
      await one.client.customers.update(one.row.id, { plan: "Theirs" });
      const input = await one.open();
      await type(input, "Mine");
      await waitUntil(() => text(one.editor()).includes("Changed elsewhere to"), "both are shown");
      expect(text(one.editor())).to.include("Theirs").and.to.include("Mine");
      press(input, "Enter");
      expect((await one.now()).plan).to.equal("Theirs");
      if (!one.session()?.state.editing) {
        await one.editor().updateComplete;
        button(one.editor(), "Not saved").click();
        await one.editor().updateComplete;
      }
      button(one.editor(), choice).click();
      await settled(one);
      expect((await one.now()).plan).to.equal(choice === "Keep mine" ? "Mine" : "Theirs");
    }
  });
});

describe("a field with consequences", () => {
  it("says which CRM will overwrite it", async () => {
    const { client } = clientOf();
    const rows = await client.customers.list({ limit: 100 }).toArray();
    const owned = rows.find(({ field_sources }) => field_sources?.["plan"] === "salesforce");
    const one = await cell("plan", {}, String(owned?.display_id));
    await one.open();
    expect(text(one.editor())).to.include(
      "Salesforce owns this field. Its next sync will overwrite what you save.",
    );
  });

  it("spells out what churning means, and churns only when told so", async () => {
    const { client } = clientOf();
    const rows = await client.customers.list({ limit: 100 }).toArray();
    const active = rows.find(({ status }) => status === "active");
    const one = await cell("status", {}, String(active?.display_id));
    const select = await one.open();
    await type(select, "churned");
    await one.editor().updateComplete;
    expect(text(one.editor())).to.include("notifications stop");
    press(select, "Enter");
    one.outside.focus();
    await one.editor().updateComplete;
    expect(one.patches()).to.equal(0);
    button(one.editor(), "Mark as churned").click();
    await settled(one);
    expect((await one.now()).status).to.equal("churned");
  });

  it("chooses the owner among the people of the workspace", async () => {
    const one = await cell("owner");
    const select = (await one.open()) as unknown as HTMLSelectElement;
    await waitUntil(() => (one.editor().input?.querySelectorAll("option").length ?? 0) > 2, "people come");
    const other = [...select.options].find(({ value }) => value && value !== one.row.owner);
    await type(select, other?.value ?? "");
    press(select, "Enter");
    await settled(one);
    expect((await one.now()).owner).to.equal(other?.value);
  });

  it("adds and removes tags one by one, whatever is in them", async () => {
    const one = await cell("tags");
    await one.client.customers.update(one.row.id, { tags: ["a, b", "old"] });
    one.store.records.put([await one.now()]);
    const input = await one.open();
    expect(text(one.editor())).to.include("a, b");
    const before = one.patches();
    one.editor().shadowRoot?.querySelector<HTMLElement>('[aria-label="Remove old"]')?.click();
    await type(input, "new");
    press(input, "Enter");
    await one.editor().updateComplete;
    expect(one.patches()).to.equal(before);
    await type(input, "last");
    press(input, "Enter", { metaKey: true });
    await settled(one);
    expect((await one.now()).tags).to.deep.equal(["a, b", "new", "last"]);
  });

  it("shows a hostile value as text", async () => {
    const hostile = `<img src=x onerror="window.broken=1">`;
    const one = await cell("plan");
    one.backend.faults.push({ kind: "networkError", match: { method: "PATCH" } });
    const input = await one.open();
    await type(input, hostile);
    press(input, "Enter");
    await settled(one);
    await one.editor().updateComplete;
    expect(text(one.editor())).to.include(hostile);
    expect(one.editor().shadowRoot?.querySelector("img")).to.equal(null);
  });
});

describe("where nothing can be edited", () => {
  it("no editor opens", async () => {
    const one = await cell("plan");
    one.store.configure({ readOnly: true });
    expect(one.edits.canEdit(one.row, one.column)).to.equal(false);
    one.edits.edit(one.row, one.column);
    expect(one.place.childElementCount).to.equal(0);
  });

  it("neither does one for a field that the server lacks", async () => {
    const one = await cell("tags", { level: "published" });
    expect(one.edits.canEdit(one.row, one.column)).to.equal(false);
  });
});
