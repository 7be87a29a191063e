import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, createClock } from "@pivotal/mocks";
import { EVERY_LEVEL, apiOf, refusal } from "./api.ts";

for (const level of EVERY_LEVEL) {
  describe(`contacts of a ${level} server`, () => {
    const clock = createClock();
    const api = apiOf(createBackend({ level, clock, rateLimit: false }));
    const newCustomer = async () => (await api.post("/customers", { name: "Contacts" })).body["id"] as string;
    const primaries = async (customer: string) =>
      (await api.list(`/customers/${customer}/contacts`)).data
        .filter(({ is_primary }) => is_primary)
        .map(({ name }) => name);

    it("are listed newest first, by either id of their customer", async () => {
      const customer = await newCustomer();
      for (const name of ["First", "Second"]) {
        clock.advance(10);
        await api.post(`/customers/${customer}/contacts`, { name, email: `${name}.${level}@x.example` });
      }
      const { display_id } = (await api.get(`/customers/${customer}`)).body;
      const { data } = await api.list(`/customers/${display_id}/contacts`);
      assert.deepEqual(
        data.map(({ name }) => name),
        ["Second", "First"],
      );
    });

    it("lower-case an e-mail on the way in and refuse one that is taken, seeded ones too", async () => {
      const customer = await newCustomer();
      const { body } = await api.post(`/customers/${customer}/contacts`, {
        name: "A",
        email: `MiXeD@${level}.Example`,
      });
      assert.equal(body["email"], `mixed@${level}.example`);
      const again = { name: "B", email: `mixed@${level.toUpperCase()}.example` };
      assert.equal(
        refusal(await api.post(`/customers/${customer}/contacts`, again)),
        "409 conflict email_taken email",
      );
      const seeded = (await api.get("/contacts/5")).body["email"];
      assert.equal(
        refusal(await api.patch(`/contacts/${body["id"]}`, { email: seeded })),
        "409 conflict email_taken email",
      );
      assert.equal((await api.patch(`/contacts/${body["id"]}`, { email: body["email"] })).status, 200);
      await api.patch("/contacts/5", { email: `moved@${level}.example` });
      assert.equal((await api.patch(`/contacts/${body["id"]}`, { email: seeded })).status, 200);
    });

    it("leave an e-mail free that they no longer have", async () => {
      const customer = await newCustomer();
      const { id } = (
        await api.post(`/customers/${customer}/contacts`, { name: "A", email: `old@${level}.example` })
      ).body;
      await api.patch(`/contacts/${id}`, { email: `new@${level}.example` });
      const heir = { name: "B", email: `old@${level}.example` };
      assert.equal((await api.post(`/customers/${customer}/contacts`, heir)).status, 201);
    });

    it("need a name and an e-mail", async () => {
      const customer = await newCustomer();
      const path = `/customers/${customer}/contacts`;
      assert.equal(
        refusal(await api.bad("POST", path, { email: "a@b.c" })),
        "400 invalid_request_error missing_field name",
      );
      assert.equal(
        refusal(await api.bad("POST", path, { name: "A" })),
        "400 invalid_request_error missing_field email",
      );
    });

    it("have one primary: the first becomes it by itself, promoting another demotes it", async () => {
      const customer = await newCustomer();
      const add = async (name: string, more = {}) =>
        (
          await api.post(`/customers/${customer}/contacts`, {
            name,
            email: `${name}@primary-${level}.example`,
            ...more,
          })
        ).body;
      await add("One", { is_primary: false });
      assert.deepEqual(await primaries(customer), ["One"]);
      const two = await add("Two");
      assert.deepEqual(await primaries(customer), ["One"]);
      await add("Three", { is_primary: true });
      assert.deepEqual(await primaries(customer), ["Three"]);
      await api.patch(`/contacts/${two["id"]}`, { is_primary: true });
      assert.deepEqual(await primaries(customer), ["Two"]);
      await api.delete(`/contacts/${two["id"]}`);
      assert.deepEqual(await primaries(customer), []);
    });

    it("are deleted softly, twice the same, and leave their e-mail free", async () => {
      const contact = (await api.get("/contacts/9")).body;
      const deleted = await api.delete("/contacts/9");
      assert.deepEqual(deleted.body, { object: "deleted", id: contact["id"], display_id: 9, deleted: true });
      assert.equal((await api.delete(`/contacts/${contact["id"]}`)).text, deleted.text);
      assert.equal(refusal(await api.get("/contacts/9")), "404 not_found contact_not_found");
      const { data } = await api.list(`/customers/${contact["customer_id"]}/contacts`);
      assert.ok(data.every(({ id }) => id !== contact["id"]));
      const again = { name: "Again", email: contact["email"] };
      assert.equal((await api.post(`/customers/${contact["customer_id"]}/contacts`, again)).status, 201);
    });
  });

  describe(`onboardings of a ${level} server`, () => {
    const clock = createClock();
    const api = apiOf(createBackend({ level, clock, rateLimit: false }));

    it("begin in the first phase, active, for a customer named by id", async () => {
      const customer = (await api.get("/customers/4")).body;
      const { status, body } = await api.post("/onboardings", { customer_id: customer["id"] });
      assert.deepEqual([status, body["phase"], body["state"]], [201, "before_getting_started", "active"]);
      assert.deepEqual((await api.list("/onboardings?limit=1")).data, [body]);
      assert.equal((await api.list("/customers/4/onboardings")).data[0]?.id, body["id"]);
    });

    it("are refused for nobody, for a number in place of an id, and with a phase nobody knows", async () => {
      const customer_id = (await api.get("/customers/4")).body["id"];
      const refused = async (body: unknown) => refusal(await api.bad("POST", "/onboardings", body));
      assert.equal(await refused({}), "400 invalid_request_error missing_field customer_id");
      assert.equal(await refused({ customer_id: "nobody" }), "404 not_found customer_not_found");
      assert.equal(await refused({ customer_id: "4" }), "404 not_found customer_not_found");
      assert.equal(
        await refused({ customer_id, phase: "lunch" }),
        "400 invalid_request_error invalid_enum_value phase",
      );
      assert.equal(
        await refused({ customer_id, state: "stuck" }),
        "400 invalid_request_error invalid_enum_value state",
      );
    });

    it("tell waiting in two ways at once", async () => {
      const both = async (patch: unknown) => {
        const { body } = await api.patch("/onboardings/3", patch);
        return [body["state"], body["waiting_on_customer"]];
      };
      assert.deepEqual(await both({ state: "waiting" }), ["waiting", true]);
      assert.deepEqual(await both({ waiting_on_customer: false }), ["active", false]);
      assert.deepEqual(await both({ waiting_on_customer: true }), ["waiting", true]);
      assert.deepEqual(await both({ state: "at_risk" }), ["at_risk", false]);
    });

    it("are stamped when they are completed, and keep what a patch leaves out", async () => {
      const { id } = (
        await api.post("/onboardings", {
          customer_id: (await api.get("/customers/4")).body["id"],
          notes: "Hi",
        })
      ).body;
      const { body } = await api.patch(`/onboardings/${id}`, { phase: "completed" });
      assert.deepEqual([body["completed_at"], body["notes"]], ["2026-11-02T09:00:00.000Z", "Hi"]);
    });

    it("are deleted softly, twice the same", async () => {
      const deleted = await api.delete("/onboardings/6");
      assert.equal((await api.delete("/onboardings/6")).text, deleted.text);
      assert.equal(refusal(await api.get("/onboardings/6")), "404 not_found onboarding_not_found");
      const { data } = await api.list("/onboardings?limit=100");
      assert.ok(data.every(({ display_id }) => display_id !== 6));
    });
  });
}

describe("archiving a contact", () => {
  it("takes the star away, which coming back does not return", async () => {
    const api = apiOf(createBackend({ rateLimit: false }));
    const contact = (await api.get("/contacts/1")).body;
    assert.equal(contact["is_primary"], true);
    await api.patch("/contacts/1", { archived_at: "2026-11-02T09:00:00Z" });
    assert.equal((await api.get("/contacts/1")).body["is_primary"], false);
    const back = (await api.patch("/contacts/1", { archived_at: null })).body;
    assert.deepEqual([back["archived_at"], back["is_primary"]], [null, false]);
  });
});
