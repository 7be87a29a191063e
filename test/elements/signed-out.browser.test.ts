import { expect, waitUntil } from "@open-wc/testing";
import type { PvFieldEditor } from "../../packages/elements/src/elements/field-editor/field-editor.ts";
import { complete, current, press, said, show } from "../support/customer-list.ts";
import { LEVELS } from "../support/held-client.ts";

type List = Awaited<ReturnType<typeof show>>["list"];

const PATIENCE = { timeout: 5_000 };
const SIGNED_OUT = "You are signed out. Sign in again, then try again.";

const editor = (list: List) => list.shadowRoot?.querySelector<PvFieldEditor>(".row pv-field-editor");
const words = (list: List) => editor(list)?.shadowRoot?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const button = (list: List, label: string) => {
  const found = [...(editor(list)?.shadowRoot?.querySelectorAll("button") ?? [])].find((one) =>
    one.textContent?.includes(label),
  );
  if (!found) throw new Error(`no button ${label}: ${words(list)}`);
  return found;
};

/** A list whose first customer's plan is being typed. */
async function typing(level: (typeof LEVELS)[number]) {
  const shown = await show({ customers: 30, level }, { columns: ["name", "plan"], noFilters: true });
  const { list, store } = shown;
  await complete(list, store);
  await press(list, "ArrowRight");
  const id = store.records.values().find(({ name }) => {
    const row = current(list)?.closest(".row");
    return row?.querySelector(".name-cell")?.textContent?.trim() === name;
  })?.id;
  if (id === undefined) throw new Error("no customer");
  await press(list, "F2");
  await waitUntil(() => editor(list)?.input, "the editor opens", PATIENCE);
  await editor(list)?.updateComplete;
  const input = editor(list)?.input as HTMLInputElement;
  input.value = "Scale";
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  const enter = () =>
    input.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true }),
    );
  return { ...shown, id, enter };
}

for (const level of LEVELS) {
  describe(`a session that ends while a cell is being typed in, on a server of level ${level}`, () => {
    it("leaves the draft on the screen, says that one is signed out, and saves it after signing in again", async () => {
      const { backend, client, list, store, id, enter } = await typing(level);
      backend.faults.push({ kind: "status", status: 401 });
      enter();
      await waitUntil(() => words(list).includes("Not saved"), "it says that it is not saved", PATIENCE);
      expect(words(list)).to.include("Scale");
      await waitUntil(() => said(list).includes(SIGNED_OUT), "it is said", PATIENCE);
      expect(store.records.get(id)?.plan).not.to.equal("Scale");

      // Everything else fails too, again and again; the draft is still there.
      store.revalidate();
      await waitUntil(() => backend.log.at(-1)?.status === 401, "all is refused", PATIENCE);
      await list.updateComplete;
      expect(words(list)).to.include("Scale").and.to.include("Not saved");
      const leaving = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(leaving);
      expect(leaving.defaultPrevented, "the page asks before it is left").to.equal(true);

      button(list, "Not saved").click();
      await waitUntil(() => words(list).includes(SIGNED_OUT), "the reason is shown beside it", PATIENCE);
      expect(editor(list)?.input?.value).to.equal("Scale");

      backend.faults.length = 0;
      button(list, "Try again").click();
      await waitUntil(() => store.records.confirmed(id)?.plan === "Scale", "it is saved", PATIENCE);
      expect((await client.customers.retrieve(id)).plan).to.equal("Scale");
      await waitUntil(() => !words(list).includes("Not saved"), "nothing is left to say", PATIENCE);
    });
  });
}
