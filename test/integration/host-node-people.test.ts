import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { cookieOf, openDesk, type OpenDesk } from "../support/desk.ts";
import { walkedIn } from "../support/walk.ts";

let desk: OpenDesk;

before(async () => {
  desk = await openDesk({ rateLimit: 6000 });
});
after(() => desk.close());

const walked = walkedIn(() => desk);

describe("the desk for who may only look, and on other screens", { timeout: 240_000 }, () => {
  it(
    "shows Ben what he may see, and nothing that could be changed",
    walked("ben", "10-people", async (walk, writes, page) => {
      const { backend } = desk.service;
      const { display_id } = backend.add.customer({ name: "Bens Own", plan: "growth", tags: ["quiet"] });
      const elsewhere = backend.add.customer({ name: "Zanzibar" });
      backend.add.contact(display_id, { name: "Eve Low", email: "eve@bens.example" });
      await walk.goto("/customers");
      await walk.waits(`pv-customer-list >>> [data-row='0'] a`);
      const seen = await page.$$eval(`pv-customer-list >>> [data-row] a`, (links) =>
        links.map((link) => link.textContent?.trim() ?? ""),
      );
      for (const name of seen) assert.match(name.normalize("NFKD"), /^[a-m]/i);
      assert.equal(await page.$(`pv-customer-list >>> input[type=checkbox][aria-label^=Select]`), null);
      assert.equal(await walk.has("button", "Add customer"), false);
      await walk.goto(`/customers/${display_id}`);
      await walk.reads("Bens Own", "pv-customer");
      await walk.picture("record");
      for (const tab of ["Contacts", "Onboardings", "Activity", "Health", "Overview"]) {
        await walk.open(tab);
        await walk.waits(`pv-customer[tab=${tab.toLowerCase()}]`);
      }
      await walk.reads("Eve Low", "pv-customer");
      const affordances =
        "pv-customer >>> :is(.show, .chip .remove, pv-tag-input, .star[aria-pressed], .tools button, .add)";
      assert.deepEqual(await page.$$(affordances), []);
      await walk.goto("/attention");
      await walk.reads("deserve a look", "pv-risk-list");
      assert.equal(await walk.has("button", "Set at risk"), false);
      const cookie = await cookieOf(desk, "ben");
      const ask = async (of: number, init: RequestInit = {}) => {
        const headers = {
          cookie,
          "x-pivotal-client": "1",
          "sec-fetch-site": "same-origin",
          "content-type": "application/json",
        };
        return (await fetch(`${desk.host.url}/api/pivotal/customers/${of}`, { ...init, headers })).status;
      };
      assert.equal(await ask(display_id), 200);
      assert.equal(await ask(display_id, { method: "PATCH", body: '{"plan":"scale"}' }), 403);
      assert.equal(await ask(elsewhere.display_id), 404);
      assert.deepEqual(writes(), []);
    }),
  );

  it(
    "looks as it should in the dark and on a narrow screen",
    walked("ana", "looks", async (walk, _writes, page) => {
      for (const path of ["/tickets/1043", "/customers/42"]) {
        const name = path.slice(1).replace("/", "-");
        for (const [look, width, scheme] of [
          ["light", 1280, "light"],
          ["dark", 1280, "dark"],
          ["narrow", 320, "light"],
        ] as const) {
          await page.setViewport({ width, height: 900 });
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await walk.goto(`${path}`);
          await walk.reads("Custom fields", "pv-customer");
          await walk.picture(`${name}-${look}`);
        }
      }
    }),
  );
});
