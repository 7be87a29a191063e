import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { addContact, contactsQuery, updateContact } from "@pivotal/sdk/store";
import { settled, storeOn } from "../support/store-on.ts";

/** One customer with a primary contact and another, both loaded. */
async function acme(options: BackendOptions = {}) {
  const on = storeOn({ customers: 0, ...options });
  const { backend, store } = on;
  const customer = backend.add.customer({ name: "Acme", domain: "acme.example" });
  backend.add.contact(customer.id, { name: "Ada Park", email: "ada@acme.example" });
  backend.add.contact(customer.id, { name: "Bo Reyes", email: "bo@acme.example" });
  await settled(store, contactsQuery(customer.id));
  const named = (name: string) => {
    const found = store.records.contactsOf(customer.id)?.find((one) => one.name === name);
    assert.ok(found, name);
    return found;
  };
  const primaries = () =>
    store.records
      .contactsOf(customer.id)
      ?.filter(({ is_primary }) => is_primary)
      .map(({ name }) => name);
  return { ...on, customer, named, primaries };
}

const REFUSED = { kind: "status", status: 403, match: { method: "PATCH" } } as const;

describe("an edit of a contact", () => {
  it("shows at once, and the star leaves the other", async () => {
    const { store, named, primaries } = await acme();
    const saving = updateContact(store, named("Bo Reyes"), { is_primary: true });
    assert.deepEqual(primaries(), ["Bo Reyes"]);
    await saving;
    assert.deepEqual(primaries(), ["Bo Reyes"]);
  });

  it("is taken back when the server refuses it", async () => {
    const { store, named, primaries } = await acme({ faults: [REFUSED] });
    const saving = updateContact(store, named("Bo Reyes"), { is_primary: true });
    assert.deepEqual(primaries(), ["Bo Reyes"]);
    await assert.rejects(saving);
    assert.deepEqual(primaries(), ["Ada Park"]);
  });

  it("that is refused takes nothing with it that came meanwhile", async () => {
    const { store, customer, named } = await acme({ faults: [REFUSED] });
    const refused = updateContact(store, named("Bo Reyes"), { title: "Lead" });
    await addContact(store, customer.id, { name: "Cy Noor", email: "cy@acme.example" });
    await assert.rejects(refused);
    assert.equal(named("Bo Reyes").title, null);
    assert.equal(named("Cy Noor").email, "cy@acme.example");
  });

  it("stays on show when the list is loaded again before the server has answered", async () => {
    const { backend, store, customer, named } = await acme();
    backend.faults.push({ kind: "delay", ms: 50, match: { method: "PATCH" } });
    const saving = updateContact(store, named("Bo Reyes"), { title: "Lead" });
    await store.refresh(contactsQuery(customer.id));
    assert.equal(named("Bo Reyes").title, "Lead");
    await saving;
    assert.equal(named("Bo Reyes").title, "Lead");
  });
});
