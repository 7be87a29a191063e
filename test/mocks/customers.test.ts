import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend, createClock } from "@pivotal/mocks";
import { EVERY_LEVEL, apiOf, refusal } from "./api.ts";

for (const level of EVERY_LEVEL) {
  describe(`customers of a ${level} server`, () => {
    const clock = createClock();
    const backend = createBackend({ level, clock, rateLimit: false });
    const api = apiOf(backend);

    it("are created from a name alone", async () => {
      const { status, body } = await api.post("/customers", { name: "Ünï & Çorp" });
      assert.equal(status, 201);
      assert.equal(body["slug"], "uni-corp");
      assert.equal(body["status"], "active");
      assert.equal(body["domain"], null);
      assert.equal(body["created_at"], "2026-11-02T09:00:00.000Z");
      assert.deepEqual((await api.get(`/customers/${body["id"]}`)).body, body);
      assert.deepEqual((await api.list("/customers?limit=1")).data, [body]);
    });

    it("get another derived slug when theirs is taken, and one of their number when the name has no letters for it", async () => {
      assert.equal((await api.post("/customers", { name: "Ünï & Çorp" })).body["slug"], "uni-corp-2");
      const { slug, display_id } = (await api.post("/customers", { name: "水" })).body;
      assert.equal(slug, `customer-${display_id}`);
    });

    it("refuse a slug that is taken, on both writes", async () => {
      const first = (await api.post("/customers", { name: "A", slug: "mine" })).body;
      const second = (await api.post("/customers", { name: "B", slug: "other" })).body;
      assert.equal(
        refusal(await api.post("/customers", { name: "C", slug: "mine" })),
        "409 conflict slug_taken slug",
      );
      assert.equal(
        refusal(await api.patch(`/customers/${second["id"]}`, { slug: "mine" })),
        "409 conflict slug_taken slug",
      );
      assert.equal((await api.patch(`/customers/${first["id"]}`, { slug: "mine" })).status, 200);
    });

    it("can be found by a new slug and no longer by the old one", async () => {
      const { id } = (await api.post("/customers", { name: "Renamed", slug: "before" })).body;
      await api.patch(`/customers/${id}`, { slug: "after" });
      assert.equal((await api.list("/customers?slug=after")).data[0]?.id, id);
      assert.deepEqual((await api.list("/customers?slug=before")).data, []);
    });

    it("are refused when a field is missing or wrong, naming it", async () => {
      const refused = async (body: unknown) => refusal(await api.bad("POST", "/customers", body));
      assert.equal(await refused({}), "400 invalid_request_error missing_field name");
      assert.equal(await refused({ name: "" }), "400 invalid_request_error too_small name");
      assert.equal(await refused({ name: null }), "400 invalid_request_error invalid_type name");
      assert.equal(await refused({ name: "A", mrr: "12" }), "400 invalid_request_error invalid_type mrr");
      assert.equal(await refused({ name: "A", mrr: 1.5 }), "400 invalid_request_error invalid_type mrr");
      assert.equal(
        await refused({ name: "A", status: "gone" }),
        "400 invalid_request_error invalid_enum_value status",
      );
      assert.equal(await refused([]), "400 invalid_request_error invalid_type");
      assert.equal(await refused("{"), "400 invalid_request_error invalid_json");
    });

    it("keep what a patch leaves out and lose what it sets to null", async () => {
      const { id } = (await api.post("/customers", { name: "Partial", plan: "growth", mrr: 100 })).body;
      clock.advance(1000);
      const { body } = await api.patch(`/customers/${id}`, { plan: null });
      assert.deepEqual([body["name"], body["plan"], body["mrr"]], ["Partial", null, 100]);
      assert.ok(String(body["updated_at"]) > String(body["created_at"]));
    });

    it("do not change when a patch changes nothing", async () => {
      const before = (await api.get("/customers/3")).body;
      clock.advance(1000);
      assert.deepEqual(
        (await api.patch("/customers/3", { name: before["name"], unheard_of: 1 })).body,
        before,
      );
    });

    it("give metadata back as it came, nested and in every script", async () => {
      const metadata = { a: [1, { b: null }], キー: "ערך", __proto: "x", big: 1e21 };
      const { id } = (await api.post("/customers", { name: "Meta", metadata })).body;
      assert.deepEqual((await api.get(`/customers/${id}`)).body["metadata"], metadata);
    });

    it("never let their numbers be written", async () => {
      const { body } = await api.post("/customers", {
        name: "N",
        id: "x",
        display_id: 1,
        created_at: "2000-01-01T00:00:00Z",
      });
      assert.notEqual(body["display_id"], 1);
      assert.equal(
        (await api.patch(`/customers/${body["id"]}`, { display_id: 2, health_score: 99 })).body["display_id"],
        body["display_id"],
      );
    });

    it("are deleted softly: twice the same answer, gone from reads and lists, their people kept but unlisted", async () => {
      const owner = (await api.list("/onboardings?limit=1")).data[0]?.["customer_id"];
      const customer = (await api.get(`/customers/${owner}`)).body;
      const contact = (
        await api.post(`/customers/${owner}/contacts`, { name: "Stays", email: `stays@${level}.example` })
      ).body;
      const onboarding = (await api.list(`/customers/${owner}/onboardings`)).data[0];
      const deleted = await api.delete(`/customers/${owner}`);
      const { changes } = backend;
      assert.deepEqual(deleted.body, {
        object: "deleted",
        id: owner,
        display_id: customer["display_id"],
        deleted: true,
      });
      assert.equal((await api.delete(`/customers/${customer["display_id"]}`)).text, deleted.text);
      assert.equal(backend.changes, changes);
      for (const path of ["", "/contacts", "/onboardings"]) {
        assert.equal(
          refusal(await api.get(`/customers/${owner}${path}`)),
          "404 not_found customer_not_found",
        );
      }
      assert.equal(
        refusal(await api.patch(`/customers/${owner}`, { name: "No" })),
        "404 not_found customer_not_found",
      );
      assert.deepEqual((await api.list(`/customers?slug=${customer["slug"]}`)).data, []);
      assert.deepEqual((await api.list(`/onboardings?customer_id=${owner}`)).data, []);
      const { data } = await api.list("/onboardings?limit=100");
      assert.ok(data.every(({ customer_id }) => customer_id !== owner));
      assert.equal((await api.get(`/contacts/${contact["id"]}`)).status, 200);
      assert.equal((await api.get(`/onboardings/${onboarding?.id}`)).status, 200);
      assert.equal((await api.post("/customers", { name: "Again", slug: customer["slug"] })).status, 201);
    });
  });
}

describe("the described fields of a customer", () => {
  const api = apiOf(createBackend({ rateLimit: false }));

  it("follow an owner by id, whose e-mail is shown, and refuse an owner nobody knows", async () => {
    const member = (await api.list("/members")).data[0];
    const { id } = (await api.post("/customers", { name: "Owned", owner: member?.id })).body;
    assert.equal((await api.get(`/customers/${id}`)).body["owner_email"], member?.["email"]);
    assert.equal(
      refusal(await api.patch(`/customers/${id}`, { owner: "nobody" })),
      "400 invalid_request_error custom owner",
    );
  });

  it("merge custom fields one by one, by their definitions", async () => {
    const { id } = (await api.post("/customers", { name: "F", custom_fields: { seats: 3, region: "EMEA" } }))
      .body;
    const fields = async (custom_fields: unknown) =>
      await api.bad("PATCH", `/customers/${id}`, { custom_fields });
    assert.deepEqual((await fields({ seats: 4, region: null })).body["custom_fields"], { seats: 4 });
    assert.equal(
      refusal(await fields({ seats: "many" })),
      "400 invalid_request_error invalid_type custom_fields.seats",
    );
    assert.equal(
      refusal(await fields({ region: "Mars" })),
      "400 invalid_request_error invalid_enum_value custom_fields.region",
    );
    assert.equal(
      refusal(await fields({ renewal_date: "soon" })),
      "400 invalid_request_error invalid_type custom_fields.renewal_date",
    );
    assert.equal(
      refusal(await fields({ shoe: 1 })),
      "400 invalid_request_error unrecognized_keys custom_fields.shoe",
    );
  });

  it("hold a tag once, however often it is written", async () => {
    const { body } = await api.post("/customers", { name: "T", tags: ["vip", "vip", "new"] });
    assert.deepEqual(body["tags"], ["vip", "new"]);
  });
});
