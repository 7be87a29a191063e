import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { KeyInput, Page } from "puppeteer-core";
import { KEYBOARD, type KeyRow } from "../support/keyboard.ts";
import { openStrictPages, type StrictPages } from "../support/strict-page.ts";

const documented = readFileSync(join(import.meta.dirname, "..", "..", "docs", "keyboard.md"), "utf8");

async function pressed(page: Page, { keys, text, does, check }: KeyRow): Promise<void> {
  for (const key of keys) await page.keyboard.press(key as KeyInput);
  if (text) await page.keyboard.type(text);
  await page.waitForFunction(check, { timeout: 8_000 }).catch(async () => {
    const at = await page.evaluate("focused()?.outerHTML.slice(0, 300)");
    assert.fail(`${keys.join(", ")} does not do: ${does}. The focus is on ${String(at)}`);
  });
}

describe("the keyboard, by real keys", { timeout: 120_000 }, () => {
  let pages: StrictPages;
  before(async () => {
    pages = await openStrictPages();
  });
  after(() => pages.close());

  for (const { name, story, start, rows } of KEYBOARD) {
    it(`works as documented: ${name}`, async () => {
      const problems = await pages.show(story, async (page) => {
        const first = start.split(" >>> ").at(-1) ?? start;
        await page.evaluate(`deep(${JSON.stringify(first)}).focus()`);
        for (const row of rows) await pressed(page, row);
      });
      assert.deepEqual(problems, []);
    });

    it(`is documented: ${name}`, () => {
      assert.ok(documented.includes(`## ${name}\n`));
      for (const { keys, text, does } of rows) {
        const what = keys.length > 0 ? keys.map((key) => `\`${key}\``).join(", ") : `typing ${text}`;
        assert.match(documented.replace(/ +/g, " "), new RegExp(`\\| ${what} \\| ${does} \\|`));
      }
    });
  }
});
