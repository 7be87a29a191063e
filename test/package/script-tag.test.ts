import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";
import { elementNames, manifestOf } from "../../scripts/lib/workspace-packages.mjs";
import { installPackages, type InstalledProject } from "./installed.ts";
import { NEWEST, visit } from "./strict-host.ts";

const file = (project: InstalledProject): string =>
  join(project.folder, "node_modules", "@pivotal", "elements", "dist", "pivotal-elements.js");

const recorded = (): { version: string; integrity: string } =>
  JSON.parse(readFileSync(join(root, "docs", "generated", "sri.json"), "utf8"));

describe("the script-tag file of the packed package", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
    project.write(
      join("site", "index.html"),
      `<!doctype html><html lang="en"><head><title>A host</title>
      <script src="pivotal-elements.js" data-base-url="/api/pivotal" integrity="${recorded().integrity}" defer></script>
      </head><body>
      <pv-search></pv-search>
      <pv-customer-list></pv-customer-list>
      <pv-health-score customer-id="1"></pv-health-score>
      </body></html>`,
    );
    copyFileSync(file(project), join(project.folder, "site", "pivotal-elements.js"));
  });
  after(() => project.remove());

  it("shows a host's customers with one tag, under a strict policy and with the recorded integrity hash", async () => {
    await visit(join(project.folder, "site"), async ({ page, sees, problems }) => {
      await sees(NEWEST);
      const undefinedElements = await page.evaluate(
        (names) => names.filter((name) => !customElements.get(`pv-${name}`)),
        elementNames(),
      );
      assert.deepEqual(undefinedElements, []);
      assert.deepEqual(problems, []);
    });
  });

  it("says which version it is", () => {
    const { version } = manifestOf("elements");
    assert.match(readFileSync(file(project), "utf8"), new RegExp(`^/\\*! @pivotal/elements ${version} `));
    assert.equal(recorded().version, version);
  });
});
