import { expect, oneEvent, waitUntil } from "@open-wc/testing";
import { focused, press, showContacts, typeInto } from "../support/contacts.ts";

type Shown = Awaited<ReturnType<typeof showContacts>>;

const dialogOf = ({ root }: Shown) => root.querySelector("pv-contact-paste")?.shadowRoot as ShadowRoot;
const area = (one: Shown) => dialogOf(one).querySelector("textarea") as HTMLTextAreaElement;
const states = (one: Shown) =>
  [...dialogOf(one).querySelectorAll("tbody tr")].map((row) => row.lastElementChild?.textContent?.trim());

async function pasted(text: string, ...given: Parameters<typeof showContacts>) {
  const one = await showContacts(...given);
  one.button("Paste several").click();
  await waitUntil(() => focused()?.localName === "textarea", "the text has the focus");
  typeInto(area(one), text);
  await waitUntil(() => dialogOf(one).querySelector("tbody tr"), "there is a preview");
  return one;
}

const TWO = "Dee Solis, dee@acme.example, Lead\nEli Moss, eli@acme.example";

for (const level of ["published", "described", "full"] as const) {
  it(`people pasted on a server of level ${level} are shown before they are added, and then in the list`, async () => {
    const one = await pasted(TWO, { level });
    expect(states(one)).to.deep.equal(["Ready", "Ready"]);
    one.button("Add 2 contacts").click();
    await one.until("2 contacts added.");
    expect(area(one).value).to.equal("");
    expect(one.held().length).to.equal(5);
    expect(one.names()).to.include("Eli Moss");
  });
}

describe("pasting contacts", () => {
  it("says of each line why it cannot be added, and adds the others", async () => {
    const one = await pasted(
      `${TWO}\nnobody\nAda, ada@acme.example\nDee again, dee@acme.example\nBad, not-mail`,
    );
    expect(states(one)).to.deep.equal([
      "Ready",
      "Ready",
      "No e-mail",
      "Already a contact here",
      "Same e-mail as line 1",
      "Not an e-mail address",
    ]);
    one.button("Add 2 contacts").click();
    await one.until("2 contacts added.");
    expect(area(one).value.split("\n").length, "the others stay").to.equal(4);
  });

  it("keeps who failed with the reason, and adds them by a second try", async () => {
    const one = await pasted(TWO, {
      faults: [{ kind: "status", status: 403, times: 1, match: { method: "POST" } }],
    });
    one.button("Add 2 contacts").click();
    await one.until("1 failed and stay above");
    expect(states(one)).to.deep.equal(["You do not have access to this."]);
    one.button("Add 1 contact").click();
    await waitUntil(() => one.held().length === 5 && area(one).value === "");
  });

  it("adds nobody twice when an answer is lost and it is tried again", async () => {
    const one = await pasted(TWO, { faults: [{ kind: "lost", times: 1, match: { method: "POST" } }] });
    one.button("Add 2 contacts").click();
    await one.until("1 failed and stay above");
    await waitUntil(() => states(one)[0]?.startsWith("Already a contact here"));
    expect(one.held().length).to.equal(5);
  });

  it("shows how far it is, stops when told, and leaves the rest in the text", async () => {
    const many = Array.from({ length: 30 }, (_, i) => `P ${i}, p${i}@acme.example`).join("\n");
    const one = await pasted(many, { latency: 20 });
    one.button("Add 30 contacts").click();
    await waitUntil(() => dialogOf(one).querySelector("progress"));
    one.button("Stop").click();
    await one.until("not tried.");
    const left = area(one).value.split("\n").length;
    expect(left).to.be.greaterThan(0);
    expect(one.held().length).to.equal(3 + 30 - left);
  });

  it("keeps the text when it is closed by Escape, says so, and gives the focus back", async () => {
    const one = await pasted(TWO);
    const closed = oneEvent(dialogOf(one).querySelector("dialog") as HTMLDialogElement, "close");
    dialogOf(one).querySelector("dialog")?.close();
    await closed;
    await one.until("Pasted lines are not added yet.");
    await waitUntil(() => focused()?.textContent?.trim() === "Paste several");
    one.button("Show").click();
    await waitUntil(() => dialogOf(one)?.querySelector("textarea")?.value === TWO);
  });

  it("starts once by Ctrl+Enter, however often it is pressed", async () => {
    const one = await pasted(TWO);
    for (let i = 0; i < 3; i += 1) press(area(one), "Enter", { ctrlKey: true });
    await one.until("2 contacts added.");
    expect(one.asked("POST")).to.equal(2);
  });

  it("is accessible with problems on show", async () => {
    const one = await pasted(`${TWO}\nnobody`);
    await expect(one.element).to.be.accessible();
  });
});
