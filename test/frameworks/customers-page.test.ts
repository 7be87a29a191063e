import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { PvHealthScore } from "@pivotal/elements/health-score";
import type { ElementHandle, Page } from "puppeteer-core";
import { Apps, REACT_18, type App } from "./apps.ts";

const APPS: readonly App[] = [
  { name: "React 19", folder: "examples/react" },
  { name: "React 18", folder: "examples/react", alias: REACT_18 },
  { name: "Vue", folder: "examples/vue" },
  { name: "Svelte", folder: "examples/svelte" },
  { name: "Solid", folder: "examples/solid" },
  { name: "Angular", folder: "examples/angular", compile: ["ngc", "-p", "tsconfig.app.json"] },
];

const apps = new Apps();
before(() => apps.open(APPS), { timeout: 120_000 });
after(() => apps.close());

const rowLink = (row: number) => `pv-customer-list >>> [data-row='${row}'] a`;

/** Waits for an element without a handle on it, which would keep it in memory. */
async function sees(page: Page, selector: string): Promise<void> {
  await (await page.waitForSelector(selector))?.dispose();
}

/** Opens the customer in a row, and waits until the record shows it. */
async function openRow(page: Page, row: number): Promise<void> {
  await sees(page, rowLink(row));
  const name = await page.$eval(rowLink(row), (link) => link.textContent?.trim());
  await page.$eval(rowLink(row), (link) => (link as HTMLElement).click());
  await sees(page, `pv-customer >>> header ::-p-text(${name})`);
}

async function closeRecord(page: Page): Promise<void> {
  await page.click("aside .close");
  await page.waitForSelector("pv-customer", { hidden: true });
}

const recent = (page: Page): Promise<ElementHandle<Element>[]> => page.$$(".recent pv-health-score");

const shownIds = (page: Page) =>
  page.$$eval(".recent pv-health-score", (scores) => scores.map(({ customerId }) => customerId));

/** How many elements of this tag are in memory, on the page or not. */
async function alive(page: Page, tag: string): Promise<number> {
  const prototype = await page.evaluateHandle((name) => customElements.get(name)?.prototype as object, tag);
  const objects = await page.queryObjects(prototype);
  const count = await objects.evaluate((all) => all.length);
  await objects.dispose();
  await prototype.dispose();
  return count;
}

const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

for (const app of APPS) {
  const on = (test: (page: Page) => Promise<void>) => () => apps.visit(app, test);

  describe(`the customers page in ${app.name}, under a strict policy`, { timeout: 120_000 }, () => {
    it(
      "lists customers in the columns that were given as an array",
      on(async (page) => {
        await page.waitForSelector(rowLink(0));
        const columns = await page.$eval("pv-customer-list", (list) => list.columns);
        assert.deepEqual(columns, ["name", "status", { name: "health", width: 160 }, "mrr"]);
        const heads = await page.$$("pv-customer-list >>> [role=columnheader]");
        assert.equal(heads.length, 4);
      }),
    );

    it(
      "shows churned customers when the box is ticked, and hides them when it is not",
      on(async (page) => {
        await page.waitForSelector(rowLink(0));
        const shows = () => page.$eval("pv-customer-list", (list) => list.includeInactive);
        assert.equal(await shows(), false);
        await page.click("input[type=checkbox]");
        await page.waitForSelector("pv-customer-list[include-inactive]");
        assert.equal(await shows(), true);
        await page.click("input[type=checkbox]");
        await page.waitForSelector("pv-customer-list:not([include-inactive])");
        assert.equal(await shows(), false);
      }),
    );

    it(
      "opens a customer in the page, not at its link, and keeps the tab from one to the next",
      on(async (page) => {
        const url = page.url();
        await openRow(page, 0);
        assert.equal(page.url(), url);
        assert.equal(await page.$eval("output", (output) => output.textContent?.trim()), "overview");
        await (await page.waitForSelector("pv-customer >>> #tab-contacts"))?.click();
        await page.waitForSelector("output ::-p-text(contacts)");
        await closeRecord(page);
        await openRow(page, 1);
        assert.equal(await page.$eval("pv-customer", ({ tab }) => tab), "contacts");
        await page.waitForSelector("pv-customer >>> #tab-contacts[aria-selected=true]");
      }),
    );

    it(
      "calls a method of an element, and opens the customer that was added",
      on(async (page) => {
        await page.waitForSelector(rowLink(0));
        await page.click(".add");
        const field = await page.waitForSelector("pv-customer-form >>> input[name=name]");
        await field?.type(`Made in ${app.name}`);
        await page.keyboard.press("Enter");
        await page.waitForSelector(`pv-customer >>> header ::-p-text(Made in ${app.name})`);
      }),
    );

    it(
      "moves the elements of a keyed list without making them anew",
      on(async (page) => {
        await openRow(page, 0);
        await openRow(page, 1);
        await page.waitForFunction(() => document.querySelectorAll(".recent pv-health-score").length === 2);
        const [second, first] = await recent(page);
        const ids = await shownIds(page);
        await openRow(page, 0);
        await page.waitForFunction(
          (id) => document.querySelector<PvHealthScore>(".recent pv-health-score")?.customerId === id,
          {},
          ids[1],
        );
        const [top, below] = await recent(page);
        assert.deepEqual(await shownIds(page), [...ids].reverse());
        assert.equal(await page.evaluate((a, b) => a === b, top, first), true);
        assert.equal(await page.evaluate((a, b) => a === b, below, second), true);
      }),
    );

    it(
      "leaves nothing of a record that was closed",
      on(async (page) => {
        for (const row of [0, 1, 2]) {
          await openRow(page, row);
          await closeRecord(page);
        }
        // A framework may tidy up in a later task, and a busy machine be late with it.
        for (let tries = 0; tries < 300 && (await alive(page, "pv-customer")) > 0; tries += 1)
          await nextFrame(page);
        assert.equal(await alive(page, "pv-customer"), 0);
        assert.equal(await alive(page, "pv-customer-list"), 1);
      }),
    );
  });
}
