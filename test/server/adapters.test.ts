import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { customer } from "../support/records.ts";
import type { WebhookEvent } from "@pivotal/sdk/webhooks";
import { eventLike } from "../webhooks/delivered.ts";
import { FROM_OWN_PAGE } from "./ask.ts";
import { HOSTS, type Host } from "./hosts.ts";
import { openTestSite, type TestSite } from "./site.ts";

const JSON_HEADERS = { ...FROM_OWN_PAGE, "content-type": "application/json" };
const row = customer({ id: "cus_2" });
const event = eventLike({
  type: "customer.updated",
  data: { object: row, previous_attributes: null },
}) as WebhookEvent;

for (const [name, mount] of Object.entries(HOSTS)) {
  describe(`in ${name}`, { timeout: 30_000 }, () => {
    let site: TestSite;
    let host: Host;
    const call = (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${host.port}/desk/api/pivotal${path}`, { headers: FROM_OWN_PAGE, ...init });

    before(async () => {
      site = await openTestSite({ basePath: "/desk/api/pivotal" });
      host = await mount(site.handler, "/desk/api/pivotal");
    });
    after(async () => {
      await host.close();
      await site.upstream.close();
    });

    it("a page reads", async () => {
      const answer = await call("/customers?limit=2");
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("cache-control"), "private, no-store");
      assert.equal(((await answer.json()) as { data: unknown[] }).data.length, 2);
    });

    it("a page writes", async () => {
      for (const [method, path, status] of [
        ["POST", "/customers", 201],
        ["PATCH", "/customers/7", 200],
      ] as const) {
        const body = JSON.stringify({ name: "Aurora", domain: "aurora.example" });
        const answer = await call(path, { method, headers: JSON_HEADERS, body });
        assert.equal(answer.status, status);
        assert.equal(((await answer.json()) as { name: string }).name, "Aurora");
        assert.deepEqual(JSON.parse(site.upstream.requests.at(-1)?.body ?? ""), JSON.parse(body));
      }
      assert.equal((await call("/customers/7", { method: "DELETE" })).status, 200);
    });

    it("another site's page is refused, and nothing is asked for it", async () => {
      const before = site.upstream.requests.length;
      const form = await call("/customers", {
        method: "POST",
        headers: { "content-type": "application/json", "sec-fetch-site": "cross-site" },
        body: '{"name":"Mallory"}',
      });
      assert.equal(form.status, 403);
      assert.equal((await call("/customers", { headers: {} })).status, 403);
      assert.equal(site.upstream.requests.length, before);
    });

    it("a body that is too large is refused", async () => {
      const body = JSON.stringify({ name: "A", metadata: { notes: "x".repeat(70_000) } });
      const answer = await call("/customers", { method: "POST", headers: JSON_HEADERS, body });
      assert.equal(answer.status, 413);
      await answer.body?.cancel();
    });

    it("events come as they happen", async () => {
      const page = new AbortController();
      const response = await call("/events", { signal: page.signal });
      assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      assert.match((await reader?.read())?.value ?? "", /^id: /);
      await site.handler.events.publish(event);
      assert.match((await reader?.read())?.value ?? "", /"id":"cus_2"/);
      page.abort();
      await assert.rejects(async () => reader?.read());
    });

    it("the request to the service ends when the browser goes away", async () => {
      const page = new AbortController();
      const ended = new Promise<void>((resolve) => {
        site.upstream.respond((_, response) => {
          response.once("close", resolve);
          page.abort();
        });
      });
      await assert.rejects(call("/customers/3", { signal: page.signal }), { name: "AbortError" });
      await ended;
      site.upstream.respond();
      assert.deepEqual(site.alerts, []);
    });
  });
}
