import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendOptions } from "@pivotal/mocks";
import { contactsQuery } from "@pivotal/sdk/store";
import { contactFormOf } from "@pivotal/sdk/store/edits";
import { settled, storeOn } from "../support/store-on.ts";

const POST = { match: { method: "POST" } } as const;

async function form(options: BackendOptions = {}) {
  const on = storeOn({ customers: 0, ...options });
  const customer = on.backend.add.customer({ name: "Acme", domain: "acme.example" });
  await settled(on.store, contactsQuery(customer.id));
  const it = contactFormOf(on.store, customer.id);
  it.open();
  it.type("name", " Ada Park ");
  it.type("email", "Ada@Acme.example");
  const held = () =>
    on.backend.db.contactsOf(customer.display_id).map(({ name, email }) => `${name} <${email}>`);
  return { ...on, customer, it, held };
}

describe("the form of a contact", () => {
  for (const level of ["published", "described", "full"] as const) {
    it(`adds a contact on a server of level ${level}, the first as primary, and is empty again`, async () => {
      const { it, store, customer } = await form({ level });
      const added = await it.submit();
      assert.equal(added?.email, "ada@acme.example");
      assert.equal(added.is_primary, true);
      assert.equal(it.unsaved, 0);
      assert.deepEqual(
        store.records.contactsOf(customer.id)?.map(({ name }) => name),
        ["Ada Park"],
      );
    });
  }

  it("makes one contact of a double click", async () => {
    const { it, held } = await form();
    await Promise.all([it.submit(), it.submit()]);
    assert.equal(held().length, 1);
  });

  it("makes one contact when the answer was lost and it is tried again", async () => {
    const { it, held } = await form({ faults: [{ kind: "lost", times: 1, ...POST }] });
    assert.equal(await it.submit(), undefined);
    assert.equal(it.state.values.name, " Ada Park ", "what was typed stays");
    assert.ok(it.state.error);
    assert.ok(await it.submit());
    assert.deepEqual(held(), ["Ada Park <ada@acme.example>"]);
  });

  it("changes the contact that a lost answer had made when something else is typed before the retry", async () => {
    const { it, held } = await form({ faults: [{ kind: "lost", times: 1, ...POST }] });
    await it.submit();
    it.type("email", "park@acme.example");
    assert.equal((await it.submit())?.email, "park@acme.example");
    assert.deepEqual(held(), ["Ada Park <park@acme.example>"]);
  });

  it("says at the field that an e-mail is taken, and takes another", async () => {
    const { it, backend, customer, held } = await form();
    backend.add.contact(customer.id, { name: "Bo", email: "ada@acme.example" });
    assert.equal(await it.submit(), undefined);
    assert.deepEqual(it.state.problems, { email: "email_taken" });
    it.type("email", "park@acme.example");
    assert.deepEqual(it.state.problems, {});
    assert.ok(await it.submit());
    assert.equal(held().length, 2);
  });

  it("asks for a name and an address before it sends anything", async () => {
    const { it, backend } = await form();
    it.type("name", " ");
    it.type("email", "nobody");
    const before = backend.log.length;
    await it.submit();
    assert.deepEqual(it.state.problems, { name: "too_small", email: "invalid_email" });
    assert.equal(backend.log.length, before);
  });

  it("keeps what was typed when it is closed, and forgets it when it is discarded or another user comes", async () => {
    const { it, store } = await form();
    it.close();
    assert.equal(it.state.values.name, " Ada Park ");
    store.clear();
    assert.equal(it.unsaved, 0);
    it.type("name", "Bo");
    it.discard();
    assert.equal(it.unsaved, 0);
  });
});
