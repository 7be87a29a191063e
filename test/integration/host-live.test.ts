import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { MOCK_API_KEY } from "@pivotal/mocks";
import { signWebhook } from "@pivotal/sdk/webhooks";
import type { Page } from "puppeteer-core";
import { asSignedIn, cookieOf, openDesk, WEBHOOK_SECRET, type OpenDesk } from "../support/desk.ts";
import { eventLike, OTHER_SECRET } from "../webhooks/delivered.ts";

let desk: OpenDesk;

before(async () => {
  desk = await openDesk({ rateLimit: 6000, live: true });
});
after(() => desk.close());

const LIST = "pv-customer-list >>>";
const PATIENCE = { timeout: 20_000 };

/** What somebody does with a key of their own, past this host. */
async function elsewhere(method: "PATCH" | "DELETE", customer: number, body?: object): Promise<void> {
  const answer = await fetch(`${desk.service.url}/api/v1/customers/${customer}`, {
    method,
    headers: { authorization: `Bearer ${MOCK_API_KEY}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.equal(answer.status, 200);
}

/** Posts a delivery to the desk, as anybody can. */
const deliver = async (event: object, secret = WEBHOOK_SECRET): Promise<[status: number, text: string]> => {
  const signed = await signWebhook(event, secret);
  const answer = await fetch(`${desk.host.url}/hooks/pivotal`, { method: "POST", ...signed });
  return [answer.status, await answer.text()];
};

/** The customer as the service has it, `more` of it changed, and later than all that came before. */
async function changed(customer: number, more: object): Promise<object> {
  const answer = await fetch(`${desk.service.url}/api/v1/customers/${customer}`, {
    headers: { authorization: `Bearer ${MOCK_API_KEY}` },
  });
  return { ...((await answer.json()) as object), ...more, updated_at: new Date().toISOString() };
}

const updated = async (customer: number, more: object, event: object = {}) =>
  eventLike({
    ...event,
    data: { object: await changed(customer, more), previous_attributes: { name: "Before" } },
  });

/** Loads the page anew, and waits until the list is there and is being told what happens. */
async function followed(page: Page): Promise<void> {
  const told = page.waitForResponse((response) => response.url().includes("/api/pivotal/events"), PATIENCE);
  await page.reload();
  await page.waitForSelector(`${LIST} [data-row='0'] a`, PATIENCE);
  assert.equal((await told).status(), 200);
}

/** What a reload would take away. */
const mark = (page: Page) => page.evaluate(() => void (document.title = "not reloaded"));
const isMarked = async (page: Page) => assert.equal(await page.title(), "not reloaded");

const row = (page: Page, name: string) =>
  page.waitForSelector(`${LIST} [data-row] ::-p-text(${name})`, PATIENCE);
const noRow = async (page: Page, name: string) =>
  assert.equal(await page.$(`${LIST} [data-row] ::-p-text(${name})`), null, name);

const signedIn = (who: "ana" | "ben", path: string, test: (page: Page) => Promise<void>) => () =>
  asSignedIn(desk, who, path, test);

describe("a customer that somebody changes elsewhere", { timeout: 120_000 }, () => {
  it(
    "changes in the list and in the open record without a reload, and leaves both when it is deleted",
    signedIn("ana", "/customers", async (page) => {
      const { display_id } = desk.service.backend.add.customer({ name: "Anchor Before", plan: "starter" });
      await followed(page);
      await mark(page);
      await (await row(page, "Anchor Before"))?.click();
      await page.waitForSelector("#drawer[open] pv-customer >>> header ::-p-text(Anchor Before)", PATIENCE);
      await elsewhere("PATCH", display_id, { name: "Anchor After", plan: "scale" });
      await page.waitForSelector("#drawer[open] pv-customer >>> header ::-p-text(Anchor After)", PATIENCE);
      await page.waitForSelector("#drawer[open] pv-customer >>> ::-p-text(scale)", PATIENCE);
      await row(page, "Anchor After");
      await noRow(page, "Anchor Before");
      await page.keyboard.press("Escape");
      await elsewhere("DELETE", display_id);
      await page.waitForFunction(
        () => !document.querySelector("pv-customer-list")?.shadowRoot?.textContent?.includes("Anchor After"),
        PATIENCE,
      );
      await isMarked(page);
    }),
  );

  it(
    "is there for Ben while it is in his territory, without its revenue, and is gone when it is not",
    signedIn("ben", "/customers", async (page) => {
      const { backend } = desk.service;
      await followed(page);
      await mark(page);
      const inside = backend.add.customer({ name: "Borealis Quay", mrr: 7_654_321 });
      await row(page, "Borealis Quay");
      const outside = backend.add.customer({ name: "Zephyr Quay" });
      await elsewhere("PATCH", outside.display_id, { name: "Zenith Quay" });
      await elsewhere("PATCH", inside.display_id, { name: "Coriolis Quay", mrr: 7_654_322 });
      await row(page, "Coriolis Quay");
      for (const name of ["Borealis", "Zephyr", "Zenith", "765"]) await noRow(page, name);
      await elsewhere("PATCH", inside.display_id, { name: "Yonder Quay" });
      await page.waitForFunction(
        () => !document.querySelector("pv-customer-list")?.shadowRoot?.textContent?.includes("Quay"),
        PATIENCE,
      );
      await isMarked(page);
    }),
  );

  it("tells Ben's browser nothing of customers outside his territory, nor any revenue", async () => {
    const { backend } = desk.service;
    const inside = backend.add.customer({ name: "Delta Mole" });
    const end = new AbortController();
    const stream = await fetch(`${desk.host.url}/api/pivotal/events`, {
      headers: {
        cookie: await cookieOf(desk, "ben"),
        "x-pivotal-client": "1",
        "sec-fetch-site": "same-origin",
      },
      signal: end.signal,
    });
    const outside = backend.add.customer({ name: "Tango Mole", mrr: 7_654_321 });
    await elsewhere("PATCH", outside.display_id, { plan: "scale" });
    await elsewhere("PATCH", inside.display_id, { mrr: 7_654_321, plan: "scale" });
    let told = "";
    const decoder = new TextDecoder();
    for await (const chunk of stream.body as ReadableStream<Uint8Array>) {
      told += decoder.decode(chunk, { stream: true });
      if (told.includes('"plan":"scale"')) break;
    }
    end.abort();
    assert.match(told, /Delta Mole/);
    for (const secret of ["Tango", outside.id, "7654321"]) assert.ok(!told.includes(secret), secret);
  });
});

describe("a webhook", { timeout: 120_000 }, () => {
  it(
    "that is signed changes the page; with another signature, unsigned or a second time it changes nothing",
    signedIn("ana", "/customers", async (page) => {
      const { display_id } = desk.service.backend.add.customer({ name: "Ember Start" });
      const other = desk.service.backend.add.customer({ name: "Fathom Start" });
      await followed(page);
      await mark(page);
      await row(page, "Ember Start");
      assert.equal(
        (await deliver(await updated(display_id, { name: "Ember Told" }, { id: "evt_e" })))[0],
        204,
      );
      await row(page, "Ember Told");

      const forged = await updated(display_id, { name: "Ember Forged" });
      assert.deepEqual(await deliver(forged, OTHER_SECRET), [400, "signature_mismatch"]);
      const unsigned = { method: "POST", body: JSON.stringify(forged) };
      assert.equal((await fetch(`${desk.host.url}/hooks/pivotal`, unsigned)).status, 400);
      const again = await updated(display_id, { name: "Ember Again" }, { id: "evt_e" });
      assert.deepEqual(await deliver(again), [200, "replayed"]);

      // Told after all of them, and shown: what was to come of them would be on the page by now.
      assert.equal((await deliver(await updated(other.display_id, { name: "Fathom Told" })))[0], 204);
      await row(page, "Fathom Told");
      await row(page, "Ember Told");
      for (const name of ["Ember Forged", "Ember Again", "Ember Start"]) await noRow(page, name);
      await isMarked(page);
    }),
  );

  it("is posted, and nothing else is taken", async () => {
    const answer = await fetch(`${desk.host.url}/hooks/pivotal`);
    assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "POST"]);
  });
});
