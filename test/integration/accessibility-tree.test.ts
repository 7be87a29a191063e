import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page, SerializedAXNode } from "puppeteer-core";
import { openStrictPages, type StrictPages } from "../support/strict-page.ts";

const folder = join(import.meta.dirname, "..", "support", "a11y");

/** A record, and a form that warns. */
const FLOWS = {
  record: "elements-customer--playground",
  "form-with-a-warning": "elements-customer-form--domain",
};

/** What the day makes of a text is left out: figures, names of months, times that have gone by, and the level of a health. */
const still = (text: string): string =>
  text
    .replace(/\d[\d.,:]*/g, "#")
    .replace(/# \w+ ago|\blast \w+|\byesterday\b|\btoday\b/g, "Time")
    .replace(/^(?:Healthy|Watch|At risk)$/, "Level")
    .replace(/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/g, "Month")
    .replace(/\s+/g, " ");

/** A tree as lines: the role, the name, and the states that are heard. */
function* lines(node: SerializedAXNode, depth = 0): Generator<string> {
  const { role, name = "", children = [], value, description, ...rest } = node;
  const states = Object.entries(rest)
    .filter(
      ([key, is]) => is === true || ["checked", "pressed", "level", "haspopup", "invalid"].includes(key),
    )
    .map(([key, is]) => (is === true ? key : `${key}=${String(is)}`));
  const said = [value && `= ${still(String(value))}`, description && `(${still(description)})`];
  yield [`${"  ".repeat(depth)}${role}`, JSON.stringify(still(name)), ...states, ...said]
    .filter(Boolean)
    .join(" ");
  for (const child of children) yield* lines(child, depth + 1);
}

async function treeOf(page: Page): Promise<string> {
  const tree = await page.accessibility.snapshot();
  assert.ok(tree);
  return `${[...lines(tree)].join("\n")}\n`;
}

/** Kept anew by `A11Y_UPDATE=1`. */
describe("the accessibility tree", { timeout: 120_000 }, () => {
  let pages: StrictPages;
  before(async () => {
    pages = await openStrictPages();
  });
  after(() => pages.close());

  for (const [name, story] of Object.entries(FLOWS)) {
    it(`is as it was last looked at: ${name}`, async () => {
      await pages.show(story, async (page) => {
        const file = join(folder, `${name}.txt`);
        const tree = await treeOf(page);
        if (process.env["A11Y_UPDATE"] || !existsSync(file)) writeFileSync(file, tree);
        assert.equal(tree, readFileSync(file, "utf8"));
      });
    });
  }
});
