import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { serveBackend } from "@pivotal/mocks/server";
import { isNotOffered, PivotalApi } from "@pivotal/sdk";
import {
  createPivotalHandler,
  ROUTES,
  toNodeHandler,
  type ActionName,
  type Grant,
} from "@pivotal/sdk/server";

const LEVELS = ["published", "described", "full"] as const;
const RANK = { P: 0, D: 1, X: 2 };

/** The client as a browser has it, in front of a handler, in front of a whole backend, all over real HTTP. */
async function openWorld(level: (typeof LEVELS)[number], grant: Partial<Grant> = {}) {
  const service = await serveBackend({ level, customers: 30, rateLimit: false });
  const asked: string[] = [];
  const handler = createPivotalHandler({
    apiKey: MOCK_API_KEY,
    baseUrl: `${service.url}/api/v1`,
    budget: 1000,
    authorize: (_, { name }) => {
      asked.push(name);
      return { allow: true, user: "ana", ...grant };
    },
    onAudit: () => {},
  });
  const listener = toNodeHandler(handler);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const pivotal = new PivotalApi({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/pivotal`,
    headers: { "sec-fetch-site": "same-origin" },
  });
  return {
    pivotal,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service.close();
    },
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;

const inWorld =
  (level: (typeof LEVELS)[number], grant: Partial<Grant>, test: (world: World) => Promise<void>) =>
  async () => {
    const world = await openWorld(level, grant);
    try {
      await test(world);
    } finally {
      await world.close();
    }
  };

/** One call of each operation that the client has, in an order in which each finds what it needs. */
async function* everyCall(pivotal: PivotalApi): AsyncGenerator<[ActionName, () => PromiseLike<unknown>]> {
  const customer = await pivotal.customers.create({ name: "Aurora Outfitters", slug: "aurora" });
  const contact = await pivotal.contacts.create(customer.id, { name: "Zoë", email: "zoe@aurora.example" });
  const onboarding = await pivotal.onboardings.create({ customer_id: customer.id });
  let view = "missing";
  yield ["me.retrieve", () => pivotal.me.retrieve()];
  yield ["health.check", () => pivotal.health.check()];
  yield ["customers.list", () => pivotal.customers.list({ limit: 5, status: "active" })];
  yield ["customers.create", () => pivotal.customers.create({ name: "Borealis", mrr: 100 })];
  yield ["customers.retrieve", () => pivotal.customers.retrieve(customer.display_id)];
  yield ["customers.update", () => pivotal.customers.update(customer.id, { plan: "pro", domain: null })];
  yield ["contacts.list", () => pivotal.contacts.list(customer.id, { limit: 10 })];
  yield [
    "contacts.create",
    () => pivotal.contacts.create(customer.id, { name: "Øyvind", email: "o@aurora.example" }),
  ];
  yield ["contacts.retrieve", () => pivotal.contacts.retrieve(contact.id)];
  yield ["contacts.update", () => pivotal.contacts.update(contact.id, { title: "CEO" })];
  yield ["onboardings.list", () => pivotal.onboardings.list({ state: "active", customer_id: customer.id })];
  yield ["onboardings.create", () => pivotal.onboardings.create({ customer_id: customer.id })];
  yield ["onboardings.listForCustomer", () => pivotal.onboardings.listForCustomer(customer.id, { limit: 3 })];
  yield ["onboardings.retrieve", () => pivotal.onboardings.retrieve(onboarding.id)];
  yield ["onboardings.update", () => pivotal.onboardings.update(onboarding.id, { state: "paused" })];
  yield ["activity.list", () => pivotal.activity.list(customer.id, { limit: 5 })];
  yield ["health.retrieve", () => pivotal.health.retrieve(customer.id)];
  yield ["members.list", () => pivotal.members.list()];
  yield ["customFields.list", () => pivotal.customFields.list({ limit: 50 })];
  yield ["views.list", () => pivotal.views.list()];
  yield ["views.create", async () => (view = (await pivotal.views.create({ name: "Mine" })).id)];
  yield ["views.update", () => pivotal.views.update(view, { shared: true })];
  yield ["views.delete", () => pivotal.views.delete(view)];
  yield ["tags.list", () => pivotal.tags.list()];
  yield ["tags.update", () => pivotal.tags.update("vip", { name: "very important" })];
  yield ["contacts.delete", () => pivotal.contacts.delete(contact.id)];
  yield ["onboardings.delete", () => pivotal.onboardings.delete(onboarding.id)];
  yield ["customers.delete", () => pivotal.customers.delete(customer.id)];
}

for (const level of LEVELS) {
  describe(`through the handler, on a server that offers the ${level} level`, () => {
    it(
      "every operation of the client does what it does without it",
      inWorld(level, {}, async (world) => {
        const tried = new Set<string>();
        for await (const [name, call] of everyCall(world.pivotal)) {
          const offered =
            RANK[ROUTES.find((route) => route.name === name)?.level ?? "P"] <= LEVELS.indexOf(level);
          world.asked.length = 0;
          const failed = await Promise.resolve(call()).then(
            () => undefined,
            (error: unknown) => error,
          );
          tried.add(name);
          assert.equal(world.asked[0], name);
          if (!offered) assert.ok(isNotOffered(failed), `${name}: ${String(failed)}`);
          else if (name !== "tags.update") assert.equal(failed, undefined, `${name}: ${String(failed)}`);
        }
        const calls = ROUTES.filter((route) => !("stream" in route));
        assert.deepEqual([...tried].sort(), calls.map(({ name }) => name).sort());
      }),
    );

    it(
      "a walk over every page finds every customer once",
      inWorld(level, {}, async (world) => {
        const ids = (await world.pivotal.customers.list({ limit: 7 }).toArray()).map(({ id }) => id);
        assert.equal(ids.length, 30);
        assert.equal(new Set(ids).size, 30);
      }),
    );

    const scope: Grant["scope"] = ({ display_id }) => display_id % 10 === 3;
    it(
      "a walk by a user with a scope finds each of theirs once, and no other",
      inWorld(level, { scope }, async (world) => {
        const rows = await world.pivotal.customers.list({ limit: 4 }).toArray();
        assert.deepEqual(
          rows.map(({ display_id }) => display_id).sort((a, b) => a - b),
          [3, 13, 23],
        );
      }),
    );
  });
}
