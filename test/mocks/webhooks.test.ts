import assert from "node:assert/strict";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import { createBackend, MOCK_API_KEY, type Backend, type BackendEvent } from "@pivotal/mocks";
import { newWebhookSecret, sendWebhooks } from "@pivotal/mocks/server";
import { PivotalApi } from "@pivotal/sdk";
import { verifyWebhook, type WebhookEvent } from "@pivotal/sdk/webhooks";

const clientOf = ({ fetch }: Backend) =>
  new PivotalApi({ apiKey: MOCK_API_KEY, baseUrl: "https://mock.invalid/api/v1", fetch });

/** A backend whose events are kept. */
function listening(options: Parameters<typeof createBackend>[0] = {}) {
  const backend = createBackend({ rateLimit: false, ...options });
  const events: BackendEvent[] = [];
  const off = backend.onEvent((event) => void events.push(event));
  return { backend, pivotal: clientOf(backend), events, off };
}
const typesOf = (events: readonly { type: string }[]) => events.map(({ type }) => type);

/** An endpoint of a host's, which answers as it is told. */
async function endpoint(take: (event: WebhookEvent) => number, secret: string) {
  const verified: WebhookEvent[] = [];
  const answer = async (chunks: AsyncIterable<Buffer>, headers: NodeJS.Dict<string | string[]>) => {
    const body: Buffer[] = [];
    for await (const chunk of chunks) body.push(chunk);
    const seen = { add: () => true, delete: () => true };
    const event = await verifyWebhook({ headers, body: Buffer.concat(body) }, secret, { seen });
    verified.push(event);
    return take(event);
  };
  const server = createServer((request, response: ServerResponse) => {
    answer(request, request.headers).then(
      (status) => response.writeHead(status).end(),
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${port}/hooks`, verified, close };
}

describe("what a backend tells", () => {
  it("is every write, with the record as it now is and the values from before", async () => {
    const { pivotal, events, backend } = listening({ customers: 3 });
    const created = await pivotal.customers.create({ name: "Told", plan: "starter" });
    const changed = await pivotal.customers.update(created.id, { plan: "scale", status: "at_risk" });
    await pivotal.customers.update(created.id, { plan: "scale" });
    await pivotal.customers.delete(created.id);
    const [first, second, third, last] = events;
    assert.deepEqual(typesOf(events), [
      "customer.created",
      "customer.updated",
      "customer.at_risk",
      "customer.deleted",
    ]);
    assert.deepEqual(first?.data, { object: { ...created }, previous_attributes: null });
    assert.deepEqual(second?.data.object, { ...changed });
    assert.deepEqual(second?.data, third?.data);
    const { plan, status, at_risk, name } = second?.data.previous_attributes ?? {};
    assert.deepEqual([plan, status, at_risk, name], ["starter", "active", false, undefined]);
    assert.equal((last?.data.object as { id: string }).id, created.id);
    assert.equal(new Set(events.map(({ id }) => id)).size, 4);
    const identity = await pivotal.me.retrieve();
    assert.ok(identity.object === "me" && identity.organization.id === first?.org_id);
    assert.ok(!JSON.stringify(events).includes('"deleted"'), "what is kept inside stays inside");
    assert.equal(backend.log.length, 5);
  });

  it("is contacts and onboardings too, and who was the first among them before", async () => {
    const { pivotal, events, backend } = listening({ customers: 0 });
    const { id } = backend.add.customer({ name: "Told" });
    const one = await pivotal.contacts.create(id, { name: "One", email: "one@told.example" });
    await pivotal.contacts.create(id, { name: "Two", email: "two@told.example", is_primary: true });
    const onboarding = await pivotal.onboardings.create({ customer_id: id });
    await pivotal.onboardings.update(onboarding.id, { phase: "review" });
    await pivotal.contacts.delete(one.id);
    assert.deepEqual(typesOf(events), [
      "customer.created",
      "contact.created",
      "contact.updated",
      "contact.created",
      "onboarding.created",
      "onboarding.updated",
      "contact.deleted",
    ]);
    assert.equal(events[2]?.data.previous_attributes?.["is_primary"], true);
    for (const { data } of events.slice(1))
      assert.equal((data.object as { customer_id: string }).customer_id, id);
  });

  it("has no more in it than the server's level offers", async () => {
    const { pivotal, events } = listening({ customers: 0, level: "published" });
    const created = await pivotal.customers.create({ name: "Told" });
    assert.deepEqual(events[0]?.data.object, { ...created });
    assert.ok(!("health_score" in created));
  });

  it("is nothing of what was written before it was taken up again, nor after somebody stopped listening", () => {
    const { backend, events, off } = listening({ customers: 2 });
    backend.add.customer({ name: "Before" });
    const other = listening({ customers: 2 });
    other.backend.load([...backend.dump()]);
    assert.deepEqual(other.events, []);
    off();
    backend.add.customer({ name: "After" });
    assert.deepEqual(typesOf(events), ["customer.created"]);
  });
});

describe("webhooks of a backend", () => {
  it("pass for the service's, in order, and are sent again until they are taken", async () => {
    const secret = newWebhookSecret();
    const answers = [503, 204];
    const host = await endpoint(() => answers.shift() ?? 204, secret);
    const backend = createBackend({ customers: 1 });
    const problems: string[] = [];
    const webhooks = sendWebhooks(backend, {
      url: host.url,
      secret,
      onProblem: (problem) => void problems.push(problem),
    });
    try {
      const { id } = backend.add.customer({ name: "Told" });
      await clientOf(backend).customers.update(id, { name: "Told again" });
      await webhooks.settled();
      assert.deepEqual(typesOf(host.verified), ["customer.created", "customer.created", "customer.updated"]);
      assert.equal(host.verified[0]?.id, host.verified[1]?.id);
      assert.deepEqual(problems, []);
      webhooks.close();
      backend.add.customer({ name: "Not told" });
      await webhooks.settled();
      assert.equal(host.verified.length, 3);
    } finally {
      webhooks.close();
      await host.close();
    }
  });

  it("are given up when they are closed, and need a secret as the service makes one", async () => {
    const backend = createBackend({ customers: 1 });
    const problems: string[] = [];
    const onProblem = (problem: string) => void problems.push(problem);
    // Nobody listens there.
    const webhooks = sendWebhooks(backend, {
      url: "http://127.0.0.1:9/hooks",
      secret: newWebhookSecret(),
      onProblem,
    });
    backend.add.customer({ name: "Told" });
    webhooks.close();
    await webhooks.settled();
    assert.deepEqual(problems, []);
    assert.throws(
      () => sendWebhooks(backend, { url: "http://127.0.0.1:9", secret: "abc", onProblem }),
      TypeError,
    );
  });
});
