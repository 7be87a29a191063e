import { expect, oneEvent, waitUntil } from "@open-wc/testing";
import { deepAll, focused, press, showContacts, typeInto } from "../support/contacts.ts";

type Shown = Awaited<ReturnType<typeof showContacts>>;

const fieldOf = (one: Shown, name: string, field: string): Element =>
  one.row(name).querySelector(`[data-field=${field}]`) as Element;

/** Opens the editor of a field and gives its input. */
async function edit(one: Shown, name: string, field: string): Promise<HTMLInputElement> {
  const at = fieldOf(one, name, field);
  at.shadowRoot?.querySelector("button")?.click();
  await waitUntil(() => deepAll(at.shadowRoot as ShadowRoot, "input")[0], "the input opens");
  const [input] = deepAll<HTMLInputElement>(at.shadowRoot as ShadowRoot, "input");
  await waitUntil(() => focused() === input, "it has the focus");
  return input as HTMLInputElement;
}

for (const level of ["published", "described", "full"] as const) {
  describe(`editing a contact in place on a server of level ${level}`, () => {
    it("saves with Ctrl+Enter, shows it at once, and tells the host", async () => {
      const one = await showContacts({ level });
      const told = oneEvent<HTMLElementEventMap["pv-contact-saved"]>(one.element, "pv-contact-saved");
      const input = await edit(one, "Bo Reyes", "title");
      typeInto(input, "Head of Buying");
      press(input, "Enter", { ctrlKey: true });
      await one.until("Head of Buying");
      expect((await told).detail.fields).to.deep.equal(["title"]);
      expect(one.held()[1]?.title).to.equal("Head of Buying");
    });
  });
}

describe("editing a contact in place", () => {
  it("saves a name when the person goes elsewhere, and the list stays in order", async () => {
    const one = await showContacts();
    typeInto(await edit(one, "Bo Reyes", "name"), "Zed Reyes");
    one.button("Add contact").focus();
    await waitUntil(() => one.held()[1]?.name === "Zed Reyes");
    await waitUntil(() => one.names().join() === "Ada Park,Cy Noor,Zed Reyes");
  });

  it("restores with Escape and sends nothing", async () => {
    const one = await showContacts();
    const input = await edit(one, "Bo Reyes", "title");
    typeInto(input, "Nonsense");
    press(input, "Escape");
    await one.until("Title of Bo Reyes");
    expect(one.asked("PATCH")).to.equal(0);
  });

  it("says at the field that an e-mail is taken, keeps it, and takes another", async () => {
    const one = await showContacts();
    const input = await edit(one, "Bo Reyes", "email");
    typeInto(input, "ada@acme.example");
    press(input, "Enter");
    await one.until("Another contact has this e-mail.");
    expect(one.text()).to.contain("ada@acme.example");
    fieldOf(one, "Bo Reyes", "email")
      .shadowRoot?.querySelector("pv-field-editor")
      ?.shadowRoot?.querySelector("button")
      ?.click();
    const [again] = deepAll<HTMLInputElement>(
      fieldOf(one, "Bo Reyes", "email").shadowRoot as ShadowRoot,
      "input",
    );
    await waitUntil(() => focused()?.localName === "input");
    const open = (again ?? focused()) as HTMLInputElement;
    typeInto(open, "reyes@acme.example");
    press(open, "Enter");
    await waitUntil(() => one.held()[1]?.email === "reyes@acme.example");
  });

  it("does not send what is no e-mail, and says so", async () => {
    const one = await showContacts();
    const input = await edit(one, "Bo Reyes", "email");
    typeInto(input, "nowhere");
    press(input, "Enter");
    await one.until("This is not an e-mail address");
    expect(one.asked("PATCH")).to.equal(0);
  });

  it("shows a value from elsewhere beside the typed one, to keep or to take", async () => {
    const one = await showContacts();
    const input = await edit(one, "Bo Reyes", "title");
    await waitUntil(() => one.backend.log.some(({ path }) => path.startsWith("/contacts/")));
    typeInto(input, "Mine");
    const bo = one.held()[1];
    await one.client.contacts.update(bo?.id ?? "", { title: "Theirs" });
    await one.provider.store?.refresh((await import("@pivotal/sdk/store")).contactsQuery(one.customer.id));
    await one.until("Changed elsewhere to");
    expect(one.text()).to.contain("Theirs");
    one.button("Keep mine").click();
    await waitUntil(() => one.held()[1]?.title === "Mine");
  });

  it("puts labels on one by one, and keeps those that others put on meanwhile", async () => {
    const one = await showContacts();
    const input = await edit(one, "Bo Reyes", "labels");
    await waitUntil(() => one.backend.log.some(({ path }) => path.startsWith("/contacts/")));
    typeInto(input, "billing");
    press(input, "Enter");
    const bo = one.held()[1];
    await one.client.contacts.update(bo?.id ?? "", { labels: ["vip"] });
    press(input, "Enter", { ctrlKey: true });
    await waitUntil(() => one.held()[1]?.labels.join() === "vip,billing", String(one.held()[1]?.labels));
  });

  it("can be undone", async () => {
    const one = await showContacts();
    const input = await edit(one, "Bo Reyes", "title");
    typeInto(input, "Wrong");
    press(input, "Enter");
    await one.until("1 contact changed.");
    one.button("Undo").click();
    await waitUntil(() => one.held()[1]?.title === "Title of Bo Reyes");
  });

  it("shows what was typed when the contact is deleted elsewhere meanwhile", async () => {
    const one = await showContacts();
    typeInto(await edit(one, "Bo Reyes", "title"), "Precious words");
    await one.client.contacts.delete(one.held()[1]?.id ?? "");
    await one.provider.store?.refresh((await import("@pivotal/sdk/store")).contactsQuery(one.customer.id));
    await one.until("A contact was deleted elsewhere while you were editing it.");
    expect(one.text()).to.contain("Precious words");
  });
});
