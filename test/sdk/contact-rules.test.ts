import "../support/no-network.ts";
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createBackend, type Backend } from "@pivotal/mocks";
import { isPivotalError, PivotalApi, type Contact } from "@pivotal/sdk";
import { autoLinks, contactActions } from "@pivotal/sdk/rules";
import { contact, customer } from "../support/records.ts";

for (const level of ["published", "described", "full"] as const) {
  describe(`contacts on a server at level ${level}`, () => {
    let backend: Backend;
    let pivotal: PivotalApi;
    let ada: Contact;
    let bo: Contact;

    beforeEach(async () => {
      backend = createBackend({ level, customers: 2, rateLimit: false });
      pivotal = new PivotalApi({
        apiKey: backend.keys.live,
        baseUrl: "https://contacts.invalid/api/v1",
        fetch: backend.fetch,
      });
      const { id } = await pivotal.customers.create({ name: "Aurora" });
      ada = await pivotal.contacts.create(id, { name: "Ada", email: `ada@${level}.example` });
      bo = await pivotal.contacts.create(id, { name: "Bo", email: `bo@${level}.example` });
    });

    it("have one primary: who is promoted takes that from the other", async () => {
      assert.equal((await pivotal.contacts.promote(bo.id)).is_primary, true);
      assert.equal((await pivotal.contacts.retrieve(ada.id)).is_primary, false);
    });

    it("are archived and come back, or the server says that it does not archive", async () => {
      const archive = () => Promise.resolve(pivotal.contacts.archive(ada.id));
      if (level !== "full") {
        const notKept = (error: unknown) =>
          isPivotalError(error) && error.code === "not_kept" && error.field === "archived_at";
        await assert.rejects(archive, notKept);
        await assert.rejects(Promise.resolve(pivotal.contacts.unarchive(ada.id)), notKept);
        return;
      }
      const archived = await archive();
      assert.ok(Math.abs(Date.parse(archived.archived_at ?? "") - Date.now()) < 60_000);
      assert.equal(archived.is_primary, false);
      const back = await pivotal.contacts.unarchive(ada.id);
      assert.deepEqual([back.archived_at, back.is_primary], [null, false]);
      assert.equal((await pivotal.contacts.archive(ada.id).withResponse()).response.status, 200);
    });
  });
}

describe("what can be done with contacts", () => {
  const live = contact({ archived_at: null, is_primary: false });
  const archived = contact({ archived_at: "2026-01-01T00:00:00Z", is_primary: false });

  it("is what goes for every one of them", () => {
    assert.deepEqual(contactActions([]), []);
    assert.deepEqual(contactActions([live]), ["promote", "label", "archive", "delete"]);
    assert.deepEqual(contactActions([{ ...live, is_primary: true }]), ["label", "archive", "delete"]);
    assert.deepEqual(contactActions([archived]), ["unarchive", "delete"]);
    assert.deepEqual(contactActions([live, live]), ["label", "archive"]);
    assert.deepEqual(contactActions([archived, archived]), ["unarchive"]);
    assert.deepEqual(contactActions([live, archived]), []);
  });

  it("leaves archiving out where the server does not archive", () => {
    assert.deepEqual(contactActions([contact({ is_primary: false })]), ["promote", "label", "delete"]);
  });
});

describe("a contact's e-mail", () => {
  const links = (email: string, domain: string | null) => autoLinks({ email }, customer({ domain }));

  it("links the contact when its domain is the customer's, however it is written", () => {
    assert.equal(links("ada@aurora.example", "aurora.example"), true);
    assert.equal(links("ADA@Aurora.example", "https://www.aurora.example/"), true);
    assert.equal(links("ada@bücher.example", "xn--bcher-kva.example"), true);
  });

  it("does not when it is another's, or below it", () => {
    assert.equal(links("ada@mail.example", "aurora.example"), false);
    assert.equal(links("ada@eu.aurora.example", "aurora.example"), false);
    assert.equal(links("ada@aurora.example.evil.example", "aurora.example"), false);
  });

  it("says nothing where there is no domain", () => {
    assert.equal(links("ada@aurora.example", null), undefined);
    assert.equal(links("ada", "aurora.example"), undefined);
  });
});
