import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { Page } from "puppeteer-core";
import { root } from "../../scripts/lib/root.mjs";
import { Apps, REACT_18, REACT_19, type App } from "./apps.ts";
import type { Shown } from "./react-page/src/steering.ts";

const FOLDER = "test/frameworks/react-page";
const PAGES: readonly App[] = [
  { name: "React 19", folder: FOLDER, alias: REACT_19 },
  { name: "React 18", folder: FOLDER, alias: REACT_18 },
];

const apps = new Apps();
before(() => apps.open(PAGES), { timeout: 120_000 });
after(() => apps.close());

/** Gives the component these properties, all else being left out, and waits until React has done it. */
async function show(page: Page, props: Shown): Promise<void> {
  await page.waitForFunction(() => window.page.list !== null);
  await page.evaluate(
    (given) =>
      new Promise<void>((resolve) => {
        window.page.show(given);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
    props,
  );
}

for (const app of PAGES) {
  const on = (test: (page: Page) => Promise<void>) => () => apps.visit(app, test);

  describe(`a component in ${app.name}`, { timeout: 60_000 }, () => {
    it(
      "gives a property back its own default when it is not given any more",
      on(async (page) => {
        const read = () =>
          page.evaluate(() => {
            const { query, selected, includeInactive, href } = window.page.list ?? {};
            return { query, selected, includeInactive, hasHref: href !== undefined };
          });
        const usual = { query: "", selected: [], includeInactive: false, hasHref: false };
        await show(page, { query: undefined });
        assert.deepEqual(await read(), usual);
        await show(page, { query: "status:active", selected: ["a"], includeInactive: true, href: "/x" });
        const given = { query: "status:active", selected: ["a"], includeInactive: true, hasHref: true };
        assert.deepEqual(await read(), given);
        await show(page, {});
        assert.deepEqual(await read(), usual);
      }),
    );

    it(
      "leaves alone what a person changed, while its own value stays the same",
      on(async (page) => {
        await show(page, { query: "status:active", density: "compact" });
        await page.evaluate(() => window.page.list && (window.page.list.query = "typed"));
        await show(page, { query: "status:active" });
        assert.equal(await page.evaluate(() => window.page.list?.query), "typed");
        await show(page, { query: "status:churned" });
        assert.equal(await page.evaluate(() => window.page.list?.query), "status:churned");
      }),
    );

    it(
      "has the attributes of any element, and none for false",
      on(async (page) => {
        await show(page, { className: "wide", id: "list", hidden: false, inert: false, lang: "de" });
        const names = () => page.evaluate(() => window.page.list?.getAttributeNames().sort());
        assert.deepEqual(await names(), ["class", "id", "lang"]);
        await show(page, { hidden: true, "aria-label": "Ours" });
        assert.deepEqual(await names(), ["aria-label", "hidden"]);
      }),
    );

    it(
      "calls the handler that was given last, and none once it is gone",
      on(async (page) => {
        await page.waitForFunction(() => window.page.list !== null);
        const calls = await page.evaluate(async () => {
          const calls: string[] = [];
          const { list, show } = window.page;
          const given = (name: string) => ({
            onPvCustomerSelect: (event: CustomEvent) => {
              calls.push(
                `${name} ${String((event.detail as { id: string }).id)} ${event.currentTarget === list}`,
              );
            },
          });
          const turn = async (props: Shown) => {
            show(props);
            await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
            list?.dispatchEvent(new CustomEvent("pv-customer-select", { detail: { id: calls.length } }));
          };
          await turn(given("first"));
          await turn(given("second"));
          await turn({});
          await turn(null);
          return calls;
        });
        assert.deepEqual(calls, ["first 0 true", "second 1 true"]);
        assert.equal(await page.evaluate(() => window.page.list), null);
      }),
    );

    it("is its bare element on a server, without a word", async () => {
      const folder = mkdtempSync(join(tmpdir(), "pivotal-react-"));
      const outfile = join(folder, "page.cjs");
      const contents = `
        import { PvCustomerList } from "@pivotal/elements/react/customer-list";
        import { createElement } from "react";
        import { renderToString } from "react-dom/server";
        const props = { columns: ["name"], query: "x", className: "wide", hidden: false, onPvReady() {} };
        process.stdout.write(renderToString(createElement(PvCustomerList, props)));`;
      await build({
        stdin: { contents, resolveDir: join(root, "examples", "react") },
        outfile,
        bundle: true,
        platform: "node",
        format: "cjs",
        alias: Object.fromEntries(Object.entries(app.alias ?? {}).map(([name, place]) => [name, place])),
        logLevel: "error",
      });
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [outfile]);
      rmSync(folder, { recursive: true, force: true });
      assert.equal(stdout, '<pv-customer-list class="wide"></pv-customer-list>');
      assert.equal(stderr, "");
    });
  });
}
