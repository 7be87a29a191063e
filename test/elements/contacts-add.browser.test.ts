import { expect, oneEvent, waitUntil } from "@open-wc/testing";
import { deepText, focused, press, showContacts, typeInto } from "../support/contacts.ts";

type Shown = Awaited<ReturnType<typeof showContacts>>;

const formOf = ({ root }: Shown) => root.querySelector("pv-contact-form")?.shadowRoot as ShadowRoot;
const input = (one: Shown, id: string) =>
  formOf(one).querySelector<HTMLInputElement>(`#${id}`) as HTMLInputElement;
const submit = (one: Shown) => formOf(one).querySelector<HTMLButtonElement>("button.main")?.click();

async function open(...given: Parameters<typeof showContacts>) {
  const one = await showContacts(...given);
  one.button("Add contact").click();
  await waitUntil(() => focused()?.id === "name", "the name has the focus");
  return one;
}

async function filled(...given: Parameters<typeof showContacts>) {
  const one = await open(...given);
  typeInto(input(one, "name"), "Dee Solis");
  typeInto(input(one, "email"), "Dee@acme.example");
  return one;
}

const POST = { match: { method: "POST" } } as const;

for (const level of ["published", "described", "full"] as const) {
  describe(`adding a contact on a server of level ${level}`, () => {
    it("asks for a phone number where the server keeps it, adds, says so, and is ready for the next", async () => {
      const one = await filled({ level }, []);
      expect(input(one, "phone") !== null).to.equal(level !== "published");
      typeInto(input(one, "title"), "Lead");
      const told = oneEvent<HTMLElementEventMap["pv-contact-added"]>(one.element, "pv-contact-added");
      submit(one);
      expect((await told).detail.customerId).to.equal(one.customer.id);
      await waitUntil(() => one.names().join() === "Dee Solis");
      expect(one.held()[0]?.is_primary, "the first becomes primary").to.equal(true);
      expect(one.held()[0]?.title).to.equal("Lead");
      expect(input(one, "name").value).to.equal("");
      await one.until("Dee Solis was added.");
    });
  });
}

describe("adding a contact", () => {
  it("makes one of a double click", async () => {
    const one = await filled();
    submit(one);
    formOf(one).querySelector("form")?.requestSubmit();
    await waitUntil(() => one.names().includes("Dee Solis"));
    expect(one.held().length).to.equal(4);
  });

  it("keeps what was typed when the answer is lost, says that it is unclear, and makes one of the retry", async () => {
    const one = await filled({ faults: [{ kind: "lost", times: 1, ...POST }] });
    submit(one);
    await one.until("it is not added twice");
    expect(input(one, "name").value).to.equal("Dee Solis");
    submit(one);
    await waitUntil(() => one.names().includes("Dee Solis"));
    expect(one.held().length).to.equal(4);
  });

  it("says at the field that an e-mail is taken, goes there, and keeps the rest", async () => {
    const one = await open();
    typeInto(input(one, "name"), "Dee Solis");
    typeInto(input(one, "email"), "ada@acme.example");
    submit(one);
    await waitUntil(() => input(one, "email").getAttribute("aria-invalid") === "true");
    const problem = formOf(one).querySelector(`#${input(one, "email").getAttribute("aria-describedby")}`);
    expect(problem?.textContent).to.equal("Another contact has this e-mail.");
    await waitUntil(() => focused()?.id === "email");
    expect(input(one, "name").value).to.equal("Dee Solis");
  });

  it("asks for a name and an address before it sends anything", async () => {
    const one = await open();
    submit(one);
    await one.until("A contact needs a name.");
    expect(one.text()).to.contain("A contact needs an e-mail.");
    expect(one.asked("POST")).to.equal(0);
    expect(focused()?.id).to.equal("name");
  });

  it("keeps what was typed through a move, a reconnect and another element of the same customer", async () => {
    const one = await filled();
    const aside = document.createElement("div");
    one.provider.append(aside);
    aside.append(one.element);
    await one.element.updateComplete;
    expect(input(one, "name").value).to.equal("Dee Solis");
    const other = document.createElement("pv-contacts");
    other.customerId = one.customer.id;
    one.element.remove();
    one.provider.append(other);
    await waitUntil(() =>
      other.shadowRoot?.querySelector("pv-contact-form")?.shadowRoot?.querySelector("#name"),
    );
    const name = other.shadowRoot
      ?.querySelector("pv-contact-form")
      ?.shadowRoot?.querySelector<HTMLInputElement>("#name");
    expect(name?.value).to.equal("Dee Solis");
  });

  it("is closed by Escape, which gives the focus back and keeps the text for the next time", async () => {
    const one = await filled();
    press(input(one, "name"), "Escape");
    await waitUntil(() => !one.root.querySelector("pv-contact-form"));
    await waitUntil(() => focused() === one.root.querySelector(".add"));
    one.button("Add contact").click();
    await waitUntil(() => formOf(one)?.querySelector("#name"));
    expect(input(one, "name").value).to.equal("Dee Solis");
    one.button("Discard").click();
    await waitUntil(() => !one.root.querySelector("pv-contact-form"));
  });

  it("has the browser ask before the page is left with something typed, and no more when it is added", async () => {
    const one = await filled();
    const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    expect(asks()).to.equal(true);
    submit(one);
    await waitUntil(() => one.names().includes("Dee Solis"));
    await waitUntil(() => !asks());
  });

  it("draws no row anew for each key", async () => {
    const one = await open();
    let drawn = 0;
    const look = new MutationObserver(() => (drawn += 1));
    look.observe(one.root, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const text of ["D", "De", "Dee"]) typeInto(input(one, "name"), text);
    await one.element.updateComplete;
    look.disconnect();
    expect(drawn).to.equal(0);
  });

  it("is accessible with its problems on show", async () => {
    const one = await open();
    submit(one);
    await one.until("A contact needs a name.");
    expect(deepText(one.element)).to.contain("optional");
    await expect(one.element).to.be.accessible();
  });
});
