import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { installPackages, type InstalledProject } from "./installed.ts";

/** As the service makes them, and the transport asks of them. */
const KEY = /pivotal_(?:[A-Za-z]+_)?[A-Za-z0-9]{20,}/;
const SECRET = /whsec_[A-Za-z0-9+/]{20,}/;

describe("the files that a browser may get", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
  });
  after(() => project.remove());

  const files = (name: string) => {
    const folder = join(project.folder, "node_modules", "@pivotal", name);
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => !file.startsWith("node_modules"))
      .map((file) => join(folder, file))
      .filter((file) => statSync(file).isFile());
  };

  for (const name of ["sdk", "elements"]) {
    it(`have nothing in them that looks like a key or a secret: ${name}`, () => {
      const all = files(name);
      assert.ok(all.length > 50);
      for (const file of all) {
        const text = readFileSync(file, "utf8");
        assert.equal(KEY.exec(text)?.[0], undefined, file);
        // The documentation of webhooks shows one.
        if (!file.endsWith(".md")) assert.equal(SECRET.exec(text)?.[0], undefined, file);
      }
    });

    it(`come without source maps, in which a key could lie: ${name}`, () => {
      for (const file of files(name)) {
        assert.equal(file.endsWith(".map"), false, file);
        assert.equal(readFileSync(file, "utf8").includes("sourceMappingURL="), false, file);
      }
    });
  }
});
