import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { installPackages, type InstalledProject } from "./installed.ts";
import { visit } from "./strict-host.ts";

const FILES = ["pivotal-elements.js", "pivotal-elements.parts.js"];

describe("in forced colours", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
    const dist = join(project.folder, "node_modules", "@pivotal", "elements", "dist");
    project.write(
      join("site", "index.html"),
      `<!doctype html><html lang="en"><head><title>A host</title>
      <script src="/pivotal-elements.js" data-base-url="/api/pivotal" defer></script></head>
      <body><pv-search></pv-search><pv-customer-list selectable></pv-customer-list></body></html>`,
    );
    for (const name of FILES) copyFileSync(join(dist, name), join(project.folder, "site", name));
  });
  after(() => project.remove());

  it("the list and the search show where the keyboard is, what is chosen, and each state", async () => {
    await visit(join(project.folder, "site"), async ({ page, sees }) => {
      const devtools = await page.createCDPSession();
      await devtools.send("Emulation.setEmulatedMedia", {
        features: [{ name: "forced-colors", value: "active" }],
      });
      await sees("Aurora Outfitters");
      assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
      /** What a part looks like, with what it says. */
      const look = (selector: string) =>
        page.evaluate(([host = "", inner = ""]) => {
          const found = document.querySelector(host)?.shadowRoot?.querySelector(inner);
          if (!found) throw new Error(`There is no ${inner}`);
          const { outlineStyle, outlineWidth, borderTopWidth, backgroundColor, color } =
            getComputedStyle(found);
          return {
            outline: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
            border: Number.parseFloat(borderTopWidth),
            backgroundColor,
            color,
            text: found.textContent?.trim() ?? "",
          };
        }, selector.split(" >>> "));
      await page.evaluate(() =>
        document.querySelector("pv-customer-list")?.shadowRoot?.querySelector<HTMLElement>(".grid")?.focus(),
      );
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(() =>
        document.querySelector("pv-customer-list")?.shadowRoot?.querySelector("[aria-selected=true]"),
      );
      const cell = await look("pv-customer-list >>> .current");
      assert.ok(cell.outline >= 1, "the current cell has an outline");
      const row = await look("pv-customer-list >>> [data-row][aria-selected=true]");
      assert.ok(row.outline >= 1, "a ticked row has an outline");
      const plain = await look("pv-customer-list >>> [data-row]:not([aria-selected=true])");
      assert.equal(plain.outline, 0, "a row that is not ticked has none");
      const status = await look("pv-customer-list >>> .status-cell");
      assert.notEqual(status.text, "", "a state is said in words");
      assert.notEqual(status.color, status.backgroundColor);

      await page.evaluate(() => document.querySelector("pv-search")?.show());
      await page.waitForFunction(() => document.querySelector("pv-search")?.isOpen);
      await page.keyboard.type("a");
      await page.waitForFunction(() =>
        document.querySelector("pv-search")?.shadowRoot?.querySelector("[role=option][aria-selected=true]"),
      );
      const option = await look("pv-search >>> [role=option][aria-selected=true]");
      const other = await look("pv-search >>> [role=option]:not([aria-selected=true])");
      assert.ok(
        option.outline > 0 || option.backgroundColor !== other.backgroundColor,
        "the chosen option differs from the others",
      );
      const mark = await look("pv-search >>> mark");
      assert.notEqual(mark.color, mark.backgroundColor, "a match can be read");
    });
  });
});
