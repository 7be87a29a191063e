import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { appendFileSync, copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";
import { manifestOf } from "../../scripts/lib/workspace-packages.mjs";
import { installPackages, type InstalledProject } from "./installed.ts";
import { NEWEST, visit } from "./strict-host.ts";

const FILES = ["pivotal-elements.js", "pivotal-elements.parts.js", "pivotal-elements.record.js"] as const;

const file = (project: InstalledProject, name: (typeof FILES)[number] = FILES[0]): string =>
  join(project.folder, "node_modules", "@pivotal", "elements", "dist", name);

const recorded = (): { version: string; integrity: string } =>
  JSON.parse(readFileSync(join(root, "docs", "generated", "sri.json"), "utf8"));

describe("the script-tag file of the packed package", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
    project.write(
      join("site", "index.html"),
      `<!doctype html><html lang="en"><head><title>A host</title>
      <base href="/elsewhere/">
      <script src="/pivotal-elements.js" data-base-url="/api/pivotal" integrity="${recorded().integrity}" defer></script>
      </head><body>
      <pv-search></pv-search>
      <pv-customer-list></pv-customer-list>
      <pv-health-score customer-id="1"></pv-health-score>
      </body></html>`,
    );
    for (const name of FILES) copyFileSync(file(project, name), join(project.folder, "site", name));
  });
  after(() => project.remove());

  it("shows a host's customers with one tag, under a strict policy and with the recorded integrity hash", async () => {
    await visit(join(project.folder, "site"), async ({ page, sees, problems }) => {
      await sees(NEWEST);
      const classes = await page.evaluate(() => Object.keys(Reflect.get(globalThis, "PivotalElements")));
      const tags = classes
        .filter((name) => /^Pv[A-Z]/.test(name))
        .map((name) => name.replace(/(?!^)[A-Z]/g, "-$&").toLowerCase());
      assert.ok(tags.includes("pv-customer-list"));
      const undefinedElements = await page.evaluate(
        (all) => all.filter((tag) => !customElements.get(tag)),
        tags,
      );
      assert.deepEqual(undefinedElements, []);
      assert.deepEqual(problems, []);
    });
  });

  it("loads the rest on demand from beside itself, once, whatever the page's base address", async () => {
    await visit(join(project.folder, "site"), async ({ page, sees, problems }) => {
      await sees(NEWEST);
      await page.evaluate(() => {
        document.querySelector("pv-health-score")?.setAttribute("variant", "full");
      });
      await sees("Onboarding velocity");
      const parts = await page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map(({ name }) => new URL(name).pathname)
          .filter((path) => path.includes("parts")),
      );
      assert.deepEqual(parts, ["/pivotal-elements.parts.js"]);
      assert.deepEqual(problems, []);
    });
  });

  it("loads a customer's record when the page gets one, once, and not before", async () => {
    await visit(join(project.folder, "site"), async ({ page, sees, problems }) => {
      await sees(NEWEST);
      const loaded = () =>
        page.evaluate(
          () => performance.getEntriesByType("resource").filter(({ name }) => name.includes("record")).length,
        );
      assert.equal(await loaded(), 0);
      await page.evaluate(() => {
        const record = document.createElement("pv-customer");
        record.setAttribute("customer-id", "1");
        document.body.append(record, document.createElement("pv-customer-form"));
      });
      await sees("Custom fields");
      await page.evaluate(() => document.body.append(document.createElement("pv-risk-list")));
      await sees("deserve a look");
      assert.equal(await loaded(), 1);
      assert.deepEqual(problems, []);
    });
  });

  it("looks for the rest beside itself where a base address stands behind the tag", async () => {
    const behind = join(project.folder, "behind");
    cpSync(join(project.folder, "site"), behind, { recursive: true });
    writeFileSync(
      join(behind, "index.html"),
      `<!doctype html><html lang="en"><head><title>A host</title>
      <script src="pivotal-elements.js" data-base-url="/api/pivotal" defer></script>
      <base href="/elsewhere/"></head><body><pv-customer-list></pv-customer-list></body></html>`,
    );
    await visit(behind, async ({ sees, problems }) => {
      await sees(NEWEST);
      await sees("All customers");
      assert.deepEqual(problems, []);
    });
  });

  it("shows a list without the rest, and says in words that something could not be loaded", async () => {
    const alone = join(project.folder, "alone");
    cpSync(join(project.folder, "site"), alone, { recursive: true });
    rmSync(join(alone, "pivotal-elements.parts.js"));
    await visit(alone, async ({ page, sees }) => {
      await sees(NEWEST);
      const says = (tag: string) =>
        page.waitForFunction(
          (name) =>
            document
              .querySelector(name)
              ?.shadowRoot?.querySelector("[role=alert]")
              ?.textContent?.includes("could not be loaded"),
          { timeout: 15_000 },
          tag,
        );
      await says("pv-customer-list");
      await says("pv-search");
      await page.evaluate(() => document.querySelector("pv-health-score")?.setAttribute("variant", "full"));
      await says("pv-health-score");
      copyFileSync(file(project, FILES[1]), join(alone, FILES[1]));
      await page.evaluate(() => {
        document
          .querySelector("pv-customer-list")
          ?.shadowRoot?.querySelector<HTMLElement>("[role=alert] button")
          ?.click();
      });
      await sees("All customers");
      await sees(NEWEST);
    });
  });

  it("refuses a part that is not the one it was built with, says so, and shows what it has", async () => {
    const tampered = join(project.folder, "tampered");
    cpSync(join(project.folder, "site"), tampered, { recursive: true });
    appendFileSync(join(tampered, "pivotal-elements.parts.js"), "globalThis.tampered = true;");
    await visit(tampered, async ({ page, sees }) => {
      await sees(NEWEST);
      await page.evaluate(() => document.querySelector("pv-health-score")?.setAttribute("variant", "full"));
      await page.waitForNetworkIdle();
      assert.equal(await page.evaluate("globalThis.tampered"), undefined);
      await sees(NEWEST);
    });
  });

  it("has Lit once: the other files use the script's own", () => {
    const copies = (name: (typeof FILES)[number]) =>
      readFileSync(file(project, name), "utf8").split("litHtmlVersions").length - 1;
    assert.ok(copies("pivotal-elements.js") > 0);
    assert.equal(copies("pivotal-elements.parts.js"), 0);
    assert.equal(copies("pivotal-elements.record.js"), 0);
  });

  it("says which version it is", () => {
    const { version } = manifestOf("elements");
    assert.match(readFileSync(file(project), "utf8"), new RegExp(`^/\\*! @pivotal/elements ${version} `));
    assert.equal(recorded().version, version);
  });
});
