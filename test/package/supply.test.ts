import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { writeBillsOfMaterials } from "../../scripts/lib/bills-of-materials.mjs";
import { dependenciesOf } from "../../scripts/lib/dependencies.mjs";
import { packageNames } from "../../scripts/lib/workspace-packages.mjs";
import { installPackages, type InstalledProject } from "./installed.ts";

/** Licences that ask for no more than to be named. */
const PERMISSIVE = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "(MIT OR CC0-1.0)",
]);

interface Bill {
  readonly metadata: { readonly component: { readonly purl: string } };
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
  }[];
}

describe("what comes with the packages", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
  });
  after(() => project.remove());

  async function othersIn(code: string): Promise<string[]> {
    const { metafile } = await build({
      stdin: { contents: code, resolveDir: project.folder },
      bundle: true,
      format: "esm",
      platform: "browser",
      write: false,
      metafile: true,
    });
    const shipped = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
    );
    const names = shipped.map((file) => /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(file)?.[1] ?? "");
    return [...new Set(names)].filter((name) => name !== "" && name !== "@pivotal/sdk").sort();
  }

  it("is zod alone in a page that uses the client, and one more with the import of files", async () => {
    assert.deepEqual(await othersIn(`export { PivotalApi } from "@pivotal/sdk";`), ["zod"]);
    assert.deepEqual(await othersIn(`export * from "@pivotal/sdk";`), ["csv-parse", "zod"]);
  });

  for (const name of packageNames) {
    it(`runs nothing when @pivotal/${name} is installed`, () => {
      const manifest: { scripts?: object } = JSON.parse(
        readFileSync(join(project.folder, "node_modules", "@pivotal", name, "package.json"), "utf8"),
      );
      const own = Object.keys(manifest.scripts ?? {}).filter((script) =>
        /^(pre|post)?install$|^prepare$/.test(script),
      );
      assert.deepEqual(own, []);
      assert.deepEqual(
        dependenciesOf(name).filter(({ installScripts }) => installScripts.length > 0),
        [],
      );
    });

    it(`has licences with @pivotal/${name} that any product may carry`, () => {
      const dependencies = dependenciesOf(name);
      assert.ok(dependencies.length > 0);
      assert.deepEqual(
        dependencies.filter(({ license }) => !PERMISSIVE.has(license)),
        [],
      );
    });
  }

  it("is named whole in each package's bill of materials", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pivotal-bills-"));
    try {
      const files = await writeBillsOfMaterials(folder);
      assert.equal(files.length, packageNames.length);
      for (const file of files) {
        const bill: Bill = JSON.parse(readFileSync(file, "utf8"));
        const owner = /%40pivotal\/([a-z]+)@/.exec(bill.metadata.component.purl)?.[1] ?? "";
        const listed = bill.components.map(
          ({ group, name, version }) => `${group ? `${group}/` : ""}${name} ${version}`,
        );
        const missing = dependenciesOf(owner).filter(
          ({ name, version }) => !listed.includes(`${name} ${version}`),
        );
        assert.deepEqual(missing, [], `${owner} lists ${listed.join(", ")}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
