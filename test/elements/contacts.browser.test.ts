import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";
import "@pivotal/elements/contacts/define";
import type { PvContacts } from "../../packages/elements/src/elements/contacts/contacts.ts";
import { clientOf, mount, untilText } from "../support/mount.ts";
import { contact, customer } from "../support/records.ts";
import { deepText, focused, press, showContacts } from "../support/contacts.ts";

const REFUSED = { kind: "status", status: 403, match: { method: "PATCH" } } as const;

for (const level of ["published", "described", "full"] as const) {
  describe(`the contacts of a customer on a server of level ${level}`, () => {
    it("are listed with the primary one first, then by name, with links that write and call", async () => {
      const one = await showContacts({ level }, ["Zoe Park", "Bo Reyes", "Ann Noor"]);
      expect(one.names()).to.deep.equal(["Zoe Park", "Ann Noor", "Bo Reyes"]);
      const links = [...one.root.querySelectorAll("a")].map(({ href }) => href);
      expect(links[0]).to.equal("mailto:zoe@acme.example");
    });

    it("show a phone number and archiving only where the server has them", async () => {
      const one = await showContacts({ level });
      expect(one.root.querySelector(".phone") !== null).to.equal(level !== "published");
      expect(one.root.querySelector("[data-part=archive]") !== null).to.equal(level === "full");
      expect(one.root.querySelectorAll("[data-part=remove]").length).to.equal(3);
    });

    it("get another primary by its star, which leaves the other", async () => {
      const one = await showContacts({ level });
      const saved = oneEvent<HTMLElementEventMap["pv-contact-saved"]>(one.element, "pv-contact-saved");
      one.part("Bo Reyes", "star").click();
      await one.element.updateComplete;
      expect(one.names()[0], "at once").to.equal("Bo Reyes");
      expect((await saved).detail.fields).to.deep.equal(["is_primary"]);
      expect(one.held().map(({ is_primary }) => is_primary)).to.deep.equal([false, true, false]);
      expect(one.part("Ada Park", "star").getAttribute("aria-pressed")).to.equal("false");
    });
  });
}

describe("a list of contacts", () => {
  it("says which address the CRM will not link, and nothing of the others", async () => {
    const one = await showContacts();
    expect(deepText(one.row("Cy Noor"))).to.contain("Not linked from the CRM");
    expect(deepText(one.row("Cy Noor"))).to.contain("acme.example");
    expect(deepText(one.row("Bo Reyes"))).not.to.contain("Not linked");
  });

  it("warns when there is no primary contact, and no more when there is one", async () => {
    const one = await showContacts();
    const [ada] = one.held();
    await one.client.contacts.archive(ada?.id ?? "");
    await one.provider.store?.refresh((await import("@pivotal/sdk/store")).contactsQuery(one.customer.id));
    await one.until("mail falls back to the owner");
    one.part("Bo Reyes", "star").click();
    await waitUntil(() => !one.text().includes("mail falls back"));
  });

  it("gives the star back when the server refuses, says why, and tries again", async () => {
    const one = await showContacts({ faults: [{ ...REFUSED, times: 1 }] });
    one.part("Bo Reyes", "star").click();
    await one.until("Not made primary. You do not have access to this.");
    expect(one.names()[0]).to.equal("Ada Park");
    one.button("Try again").click();
    await waitUntil(() => one.held()[1]?.is_primary);
    await waitUntil(() => !one.text().includes("Not made primary"));
  });

  it("keeps the keyboard on the star of a row that moves", async () => {
    const one = await showContacts();
    one.part("Cy Noor", "star").focus();
    one.part("Cy Noor", "star").click();
    await waitUntil(() => one.names()[0] === "Cy Noor");
    expect(focused()).to.equal(one.part("Cy Noor", "star"));
  });

  it("archives and unarchives, and shows the archived ones by a filter", async () => {
    const one = await showContacts();
    one.part("Ada Park", "archive").click();
    await waitUntil(() => one.names().join() === "Bo Reyes,Cy Noor");
    await one.until("A former primary must be promoted again.");
    one.button(/^Archived/).click();
    await waitUntil(() => one.names().join() === "Ada Park");
    one.part("Ada Park", "archive").click();
    await waitUntil(() => one.text().includes("No contact is archived."));
    one.button(/^Active/).click();
    await waitUntil(() => one.names().length === 3);
    await waitUntil(() => one.held()[0]?.archived_at === null);
    expect(one.held()[0]?.is_primary).to.equal(false);
  });

  it("deletes after a confirmation that says what it means, goes to the next row and says so", async () => {
    const one = await showContacts();
    one.part("Ada Park", "remove").focus();
    one.part("Ada Park", "remove").click();
    await one.until("Every past mention becomes “removed contact”");
    expect(one.text()).to.contain("This is the primary contact.");
    const told = oneEvent<HTMLElementEventMap["pv-contact-deleted"]>(one.element, "pv-contact-deleted");
    one.button("Delete contact").click();
    expect((await told).detail.customerId).to.equal(one.customer.id);
    await waitUntil(() => focused() === one.part("Bo Reyes", "remove"), "the next row has the focus");
    expect(one.names()).to.deep.equal(["Bo Reyes", "Cy Noor"]);
    await one.until("Ada Park was deleted.");
    expect(one.held().length).to.equal(2);
  });

  it("goes back to the row when a deletion is cancelled", async () => {
    const one = await showContacts();
    one.part("Bo Reyes", "remove").focus();
    one.part("Bo Reyes", "remove").click();
    await one.until("This cannot be undone.");
    one.button("Cancel").click();
    await waitUntil(() => focused() === one.part("Bo Reyes", "remove"));
    expect(one.asked("DELETE")).to.equal(0);
  });

  it("keeps the contact when the deletion fails, says why, and deletes once on a second try", async () => {
    const one = await showContacts({
      faults: [{ kind: "status", status: 500, times: 1, match: { method: "DELETE" } }],
    });
    one.part("Bo Reyes", "remove").click();
    await one.until("This cannot be undone.");
    one.button("Delete contact").click();
    await one.until("Pivotal could not answer this request.");
    expect(one.names()).to.contain("Bo Reyes");
    one.button("Delete contact").click();
    one.button(/^Delet(e contact|ing)$/).click();
    await waitUntil(() => !one.names().includes("Bo Reyes"));
    expect(one.asked("DELETE")).to.equal(2);
  });

  it("can be looked at and not changed where it is read-only", async () => {
    const one = await showContacts();
    one.element.readOnly = true;
    await waitUntil(() => !one.root.querySelector(".add"));
    expect(one.root.querySelectorAll("button, input, pv-field").length).to.equal(0);
    expect(one.root.querySelectorAll("a[href^='mailto:']").length).to.equal(3);
  });

  it("offers to add the first one where there is none", async () => {
    const one = await showContacts({}, []);
    await one.until("No contacts yet.");
    one.button("Add contact").click();
    await one.until("The first contact becomes primary.");
  });

  it("leaves no watcher behind after a hundred comings and goings", async () => {
    const one = await showContacts();
    const { records, settingsChanged } = one.provider.store ?? {};
    one.element.remove();
    const before = records?.changed.size;
    for (let i = 0; i < 100; i += 1) {
      one.provider.append(one.element);
      one.element.remove();
    }
    expect(records?.changed.size).to.equal(before);
    expect(settingsChanged?.size).to.equal(0);
  });

  it("draws two thousand a few at a time", async () => {
    const one = await showContacts({}, []);
    for (let i = 0; i < 2_000; i += 1)
      one.backend.add.contact(one.customer.id, { name: `P ${i}`, email: `p${i}@acme.example` });
    await one.provider.store?.refresh((await import("@pivotal/sdk/store")).contactsQuery(one.customer.id));
    await waitUntil(() => one.root.querySelector("li.row"));
    expect(one.root.querySelectorAll("li.row").length).to.be.lessThan(400);
    const before = one.root.querySelectorAll("li.row").length;
    one.button(/^Show .* more$/).click();
    await waitUntil(() => one.root.querySelectorAll("li.row").length > before);
  });
});

describe("contacts at hand", () => {
  it("are shown without a provider and without a request, to be looked at", async () => {
    const evil = `<img src=x onerror="window.__evil = true">`;
    const element = await fixture<PvContacts>(
      html`<pv-contacts
        .customer=${customer()}
        .contacts=${[contact(), contact({ id: "con_2", name: evil, email: "javascript:alert(1)@x", is_primary: false })]}
      ></pv-contacts>`,
    );
    await untilText(element, "Ada Park");
    await untilText(element, evil);
    expect(element.shadowRoot?.querySelectorAll("a").length).to.equal(1);
    expect(element.shadowRoot?.querySelectorAll("button, input").length).to.equal(0);
    await expect(element).to.be.accessible();
  });

  it("cause no request in a provider either, and can be changed there", async () => {
    const { backend, provider } = await mount(
      html`<pv-contacts .customer=${customer()} .contacts=${[contact()]}></pv-contacts>`,
    );
    const element = provider.querySelector("pv-contacts") as PvContacts;
    await waitUntil(() => element.shadowRoot?.querySelector(".add"));
    expect(backend.log.length).to.equal(0);
  });
});

describe("contacts that cannot be shown", () => {
  it("say that a person has no access, without a way to try again", async () => {
    const fault = { kind: "status", status: 403, match: { path: "/customers/{id}/contacts" } } as const;
    const { provider } = await mount(html`<pv-contacts customer-id="7"></pv-contacts>`, { faults: [fault] });
    const element = provider.querySelector("pv-contacts") as PvContacts;
    await untilText(element, "You do not have access to this.");
    expect(element.shadowRoot?.querySelector("button")).to.equal(null);
  });

  it("are tried again", async () => {
    const fault = {
      kind: "status",
      status: 500,
      times: 1,
      match: { path: "/customers/{id}/contacts" },
    } as const;
    const { provider } = await mount(html`<pv-contacts customer-id="7"></pv-contacts>`, { faults: [fault] });
    const element = provider.querySelector("pv-contacts") as PvContacts;
    await untilText(element, "Try again");
    element.shadowRoot?.querySelector("button")?.click();
    await waitUntil(() => element.shadowRoot?.querySelector("li"));
  });

  it("of a customer who is not there say so", async () => {
    const { provider } = await mount(html`<pv-contacts customer-id="99999"></pv-contacts>`);
    await untilText(provider.querySelector("pv-contacts") as PvContacts, "This customer does not exist");
  });

  it("say that they are not connected", async () => {
    const element = await fixture<PvContacts>(html`<pv-contacts customer-id="7"></pv-contacts>`);
    await untilText(element, "Not connected to Pivotal.");
    expect(clientOf().backend.log.length).to.equal(0);
  });
});

describe("ticked contacts", () => {
  const ticked = (one: Awaited<ReturnType<typeof showContacts>>) =>
    [...one.root.querySelectorAll<HTMLInputElement>(".rows [data-part=tick]")].map(({ checked }) => checked);

  it("are a range with Shift, all by the head, none by Escape", async () => {
    const one = await showContacts();
    one.part("Ada Park", "tick").click();
    one
      .part("Cy Noor", "tick")
      .dispatchEvent(
        new MouseEvent("click", { shiftKey: true, bubbles: true, composed: true, cancelable: true }),
      );
    await one.element.updateComplete;
    expect(ticked(one)).to.deep.equal([true, true, true]);
    press(one.part("Cy Noor", "tick"), "Escape");
    await one.element.updateComplete;
    expect(ticked(one)).to.deep.equal([false, false, false]);
    one.root.querySelector<HTMLElement>(".heads input")?.click();
    await one.element.updateComplete;
    expect(ticked(one)).to.deep.equal([true, true, true]);
  });

  it("stay ticked when a range begins and ends with them", async () => {
    const one = await showContacts();
    one.root.querySelector<HTMLElement>(".heads input")?.click();
    await one.element.updateComplete;
    one.part("Ada Park", "tick").click();
    one.part("Ada Park", "tick").click();
    const shift = { shiftKey: true, bubbles: true, composed: true, cancelable: true };
    one.part("Cy Noor", "tick").dispatchEvent(new MouseEvent("click", shift));
    await one.element.updateComplete;
    expect(ticked(one)).to.deep.equal([true, true, true]);
  });

  it("grow with Shift and an arrow", async () => {
    const one = await showContacts();
    one.part("Ada Park", "tick").focus();
    press(one.part("Ada Park", "tick"), "ArrowDown", { shiftKey: true });
    await one.element.updateComplete;
    expect(ticked(one)).to.deep.equal([true, true, false]);
    expect(focused()).to.equal(one.part("Bo Reyes", "tick"));
  });

  it("offer only what can be done with all of them", async () => {
    const one = await showContacts();
    one.backend.add.contact(one.customer.id, {
      name: "Old Hand",
      email: "old@acme.example",
      archived_at: "2026-01-01T00:00:00.000Z",
    });
    await one.provider.store?.refresh((await import("@pivotal/sdk/store")).contactsQuery(one.customer.id));
    await one.until("Archived");
    one.button(/^All/).click();
    await waitUntil(() => one.names().length === 4);
    one.part("Ada Park", "tick").click();
    await one.until("1 contact selected");
    expect(one.button("Archive")).not.to.equal(undefined);
    expect(one.button("Change labels")).not.to.equal(undefined);
    expect(() => one.button("Unarchive")).to.throw();
    one.part("Old Hand", "tick").click();
    await one.until("Nothing can be done with all of these together.");
    expect(() => one.button("Archive")).to.throw();
    one.part("Ada Park", "tick").click();
    await waitUntil(() => {
      const bar = one.root.querySelector("pv-contact-bar");
      return bar?.shadowRoot?.textContent?.includes("Unarchive");
    });
  });

  it("are archived together, with what failed to be tried again and all of it to be undone", async () => {
    const one = await showContacts({ faults: [{ ...REFUSED, times: 1 }] });
    one.root.querySelector<HTMLElement>(".heads input")?.click();
    await one.until("3 contacts selected");
    one.button("Archive").click();
    await one.until("2 contacts changed. 1 failed.");
    expect(one.names().length).to.equal(1);
    one.button("Try again").click();
    await one.until("3 contacts changed.");
    expect(one.held().every(({ archived_at }) => archived_at)).to.equal(true);
    one.button("Undo").click();
    await one.until("3 contacts restored.");
    expect(one.held().some(({ archived_at }) => archived_at)).to.equal(false);
  });

  for (const level of ["published", "described", "full"] as const) {
    it(`get a label, and lose it, on a server of level ${level}`, async () => {
      const one = await showContacts({ level });
      one.root.querySelector<HTMLElement>(".heads input")?.click();
      await one.until("3 contacts selected");
      const label = async (mode: string, text: string) => {
        one.button("Change labels").click();
        const bar = one.root.querySelector("pv-contact-bar")?.shadowRoot as ShadowRoot;
        await waitUntil(() => bar.querySelector("form"));
        const select = bar.querySelector("select") as HTMLSelectElement;
        select.value = mode;
        select.dispatchEvent(new Event("input"));
        const input = bar.querySelector("input") as HTMLInputElement;
        input.value = text;
        input.dispatchEvent(new Event("input"));
        await waitUntil(() => !bar.querySelector<HTMLButtonElement>("button.main")?.disabled);
        bar.querySelector<HTMLButtonElement>("button.main")?.click();
      };
      await label("add", "billing, vip");
      await one.until("3 contacts changed.");
      expect(one.held().map(({ labels }) => labels)).to.deep.equal(Array(3).fill(["billing", "vip"]));
      await label("remove", "vip");
      await waitUntil(() => one.held().every(({ labels }) => labels.join() === "billing"));
    });
  }
});
