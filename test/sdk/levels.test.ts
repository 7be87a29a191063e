import "../support/no-network.ts";
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createBackend, MOCK_API_KEY, type Backend, type Level } from "@pivotal/mocks";
import { ConflictError, InvalidRequestError, isNotOffered, NotFoundError, PivotalApi } from "@pivotal/sdk";
import { validated } from "../support/openapi.ts";

let origins = 0;
const clientOf = (backend: Backend, requests = true) =>
  new PivotalApi({
    apiKey: MOCK_API_KEY,
    baseUrl: `https://level-${(origins += 1)}.invalid/api/v1`,
    fetch: validated(backend.fetch, { requests }),
  });
const offered = (call: PromiseLike<unknown>) =>
  Promise.resolve(call).then(
    () => true,
    (error: unknown) => {
      if (isNotOffered(error)) return false;
      throw error;
    },
  );

for (const level of ["published", "described", "full"] as const satisfies Level[]) {
  describe(`against a server that offers what is ${level}`, () => {
    let backend: Backend;
    let pivotal: PivotalApi;
    beforeEach(() => {
      backend = createBackend({
        seed: 7,
        customers: 120,
        level,
        rateLimit: false,
        strict: { idempotencyKey: true },
      });
      pivotal = clientOf(backend);
    });

    it("a customer is created, read by both ids, changed, found by its slug and deleted twice", async () => {
      const { id, display_id } = await pivotal.customers.create({
        name: "Aurora Outfitters",
        slug: "aurora-o",
        status: "onboarding",
      });
      assert.equal((await pivotal.customers.retrieve(id)).name, "Aurora Outfitters");
      assert.equal((await pivotal.customers.retrieve(display_id)).id, id);
      const changed = await pivotal.customers.update(id, {
        plan: "Pro",
        metadata: { deep: [1, { a: null }] },
      });
      assert.deepEqual([changed.plan, changed.metadata], ["Pro", { deep: [1, { a: null }] }]);
      assert.equal((await pivotal.customers.update(id, { plan: null })).plan, null);
      assert.deepEqual(
        (await pivotal.customers.list({ slug: "aurora-o" })).data.map((row) => row.id),
        [id],
      );
      const deleted = await pivotal.customers.delete(id);
      assert.deepEqual(await pivotal.customers.delete(id), deleted);
      await assert.rejects(Promise.resolve(pivotal.customers.retrieve(id)), NotFoundError);
    });

    it("every customer is walked once", async () => {
      const ids = (await pivotal.customers.list({ limit: 17 }).toArray()).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, 120);
    });

    it("contacts and onboardings are created, listed, changed and deleted", async () => {
      const { id } = await pivotal.customers.create({ name: "Borealis" });
      const person = await pivotal.contacts.create(id, { name: "Buyer", email: "Buyer@Borealis.example" });
      assert.equal(person.email, "buyer@borealis.example");
      assert.equal((await pivotal.contacts.update(person.id, { title: "CFO" })).title, "CFO");
      assert.equal((await pivotal.contacts.list(id).toArray()).length, 1);
      await pivotal.contacts.delete(person.display_id);
      const onboarding = await pivotal.onboardings.create({ customer_id: id });
      assert.equal(onboarding.state, "active");
      await pivotal.onboardings.update(onboarding.id, { state: "paused" });
      assert.equal((await pivotal.onboardings.listForCustomer(id).toArray())[0]?.state, "paused");
      assert.ok((await pivotal.onboardings.list({ customer_id: id })).data.length === 1);
      assert.equal((await pivotal.onboardings.delete(onboarding.id)).deleted, true);
    });

    it("conflicts and refusals have their classes", async () => {
      await pivotal.customers.create({ name: "A", slug: "taken" });
      const again = await pivotal.customers
        .create({ name: "B", slug: "taken" })
        .catch((error: unknown) => error);
      assert.ok(again instanceof ConflictError && again.code === "slug_taken");
      const careless = clientOf(backend, false);
      const bad = await careless.customers.list({ cursor: "yesterday" }).catch((error: unknown) => error);
      assert.ok(bad instanceof InvalidRequestError && bad.field === "cursor");
    });

    it("what a level adds is there or is known not to be offered", async () => {
      const { id } = await pivotal.customers.create({ name: "Corona" });
      assert.equal((await pivotal.me.retrieve()).object, "me");
      await pivotal.health.check();
      assert.equal(await offered(pivotal.activity.list(id)), level !== "published");
      for (const call of [
        pivotal.health.retrieve(id),
        pivotal.members.list(),
        pivotal.customFields.list(),
        pivotal.views.list(),
        pivotal.tags.list(),
      ]) {
        assert.equal(await offered(call), level === "full");
      }
      assert.equal(await offered(pivotal.customers.retrieve(id)), true);
    });
  });
}
