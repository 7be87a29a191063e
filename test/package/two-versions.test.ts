import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifestOf } from "../../scripts/lib/workspace-packages.mjs";
import { bundlers } from "./bundlers.ts";
import { installPackages, type InstalledProject } from "./installed.ts";
import { NEWEST, visit } from "./strict-host.ts";

const { version: OURS } = manifestOf("elements");
const OTHER = "99.0.0";
const FILES = ["pivotal-elements.js", "pivotal-elements.parts.js", "pivotal-elements.record.js"] as const;

/** The elements of this copy, and those of the host's own that read the store from around them with a copy of @lit/context of its own. */
const entry = (global: string): string => `
import { configure, storeContext, VERSION } from "@pivotal/elements";
import { ContextConsumer } from "../node_modules/@pivotal/elements/node_modules/@lit/context/index.js";
import { LitElement } from "../node_modules/@pivotal/elements/node_modules/lit/index.js";
globalThis.${global} = { configure, VERSION };
customElements.get("host-${global}") ?? customElements.define("host-${global}", class extends LitElement {
  store = new ContextConsumer(this, { context: storeContext, subscribe: true });
  get isConnectedToStore() { return this.store.value !== undefined; }
});
`;

const distOf = (project: InstalledProject): string =>
  join(project.folder, "node_modules", "@pivotal", "elements", "dist");

const hashOf = (text: string): string => `sha384-${createHash("sha384").update(text).digest("base64")}`;
const placeOf = (hash: string): string => hash.slice(7, 19).replace(/\W/g, "");

/** Makes the installed package another version of itself, as a release would. */
function release(project: InstalledProject): void {
  const dist = distOf(project);
  const version = join(dist, "base", "version.js");
  writeFileSync(version, readFileSync(version, "utf8").replace(OURS, OTHER));
  const [first = "", parts = "", record = ""] = FILES.map((file) => readFileSync(join(dist, file), "utf8"));
  const place = (text: string): string =>
    text.replaceAll(`@pivotal/elements ${OURS}`, `@pivotal/elements ${OTHER}`);
  const newParts = place(parts);
  const newRecord = place(record).replaceAll(placeOf(hashOf(parts)), placeOf(hashOf(newParts)));
  const newFirst = place(first)
    .replaceAll(`"${OURS}"`, `"${OTHER}"`)
    .replaceAll(hashOf(parts), hashOf(newParts))
    .replaceAll(hashOf(record), hashOf(newRecord));
  for (const [at, text] of [newFirst, newParts, newRecord].entries())
    writeFileSync(join(dist, FILES[at] ?? ""), text);
}

describe("two versions of the package on one page", () => {
  const projects: InstalledProject[] = [];
  let site: InstalledProject;
  before(async () => {
    site = installPackages();
    const other = installPackages();
    projects.push(site, other);
    release(other);
    for (const [project, name] of [
      [site, "ours"],
      [other, "other"],
    ] as const) {
      await bundlers["esbuild"]?.(project.write("src/main.js", entry(name)), join(site.folder, "site", name));
      for (const file of FILES)
        site.write(join("site", `${name}-tag`, file), readFileSync(join(distOf(project), file), "utf8"));
    }
  });
  after(() => projects.forEach((project) => project.remove()));

  const module = (name: string): string => `<script type="module" src="/${name}/main.js"></script>`;
  const tag = (name: string): string => `<script src="/${name}-tag/pivotal-elements.js" defer></script>`;
  const page = (scripts: readonly string[]): string => {
    const body = `<pv-customer-list></pv-customer-list><pv-health-score customer-id="1"></pv-health-score>
      <pv-customer customer-id="1"></pv-customer><host-ours></host-ours>`;
    site.write(
      "site/index.html",
      `<!doctype html><html lang="en"><head><title>A host</title></head><body>${body}${scripts.join("")}</body></html>`,
    );
    return join(site.folder, "site");
  };

  const cases: [string, string[], first: string, last: string, lastGlobal: string][] = [
    ["two imports", [module("ours"), module("other")], OURS, OTHER, "other"],
    ["two imports, the newer one first", [module("other"), module("ours")], OTHER, OURS, "ours"],
    ["a script tag, then an import", [tag("other"), module("ours")], OTHER, OURS, "ours"],
    ["an import, then a script tag", [module("ours"), tag("other")], OURS, OTHER, "PivotalElements"],
    ["two script tags", [tag("ours"), tag("other")], OURS, OTHER, "PivotalElements"],
  ];
  for (const [name, scripts, first, last, configuring] of cases) {
    it(`keeps the first, says so once, and lets the second connect all elements: ${name}`, async () => {
      await visit(page(scripts), async ({ page: tab, sees, problems, warnings }) => {
        await tab.evaluate(
          (global) => Reflect.get(globalThis, global).configure({ baseUrl: "/api/pivotal" }),
          configuring,
        );
        await sees(NEWEST);
        await sees("Custom fields");
        const versions = await tab.evaluate(() =>
          ["pv-customer-list", "pv-health-score"].map((one) =>
            Reflect.get(customElements.get(one) ?? {}, "version"),
          ),
        );
        assert.deepEqual(versions, [first, first]);
        assert.equal(warnings.length, 1, warnings.join("\n"));
        assert.match(
          warnings[0] ?? "",
          new RegExp(`is on this page twice: ${first} is used, ${last} is not`),
        );
        assert.deepEqual(problems, []);
      });
    });
  }

  it("gives a host's own element the store of a provider of another version", async () => {
    await visit(page([module("other"), module("ours")]), async ({ page: tab, problems }) => {
      await tab.evaluate(() => {
        const provider = document.createElement("pv-provider");
        provider.setAttribute("base-url", "/api/pivotal");
        document.body.append(provider);
        provider.append(document.createElement("host-ours"), document.createElement("host-other"));
      });
      await tab.waitForFunction(() =>
        [...document.querySelectorAll("pv-provider > *")].every((one) =>
          Reflect.get(one, "isConnectedToStore"),
        ),
      );
      assert.deepEqual(problems, []);
    });
  });

  it("connects a copy that comes after the page was configured", async () => {
    await visit(page([module("other")]), async ({ page: tab, sees, problems }) => {
      await tab.evaluate(async (path) => {
        Reflect.get(globalThis, "other").configure({ baseUrl: "/api/pivotal" });
        await import(path);
      }, "/ours/main.js");
      await sees(NEWEST);
      await tab.evaluate(() => Reflect.get(globalThis, "ours").configure(null));
      await sees("Not connected to Pivotal");
      assert.deepEqual(problems, []);
    });
  });
});
