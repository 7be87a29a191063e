import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { manifestOf, subpathsOf } from "../../scripts/lib/workspace-packages.mjs";
import { installPackages, type InstalledProject } from "./installed.ts";

const run = promisify(execFile);

const CLIENT = `
import { createBackend, MOCK_API_KEY } from "@pivotal/mocks";
import { NotFoundError, PivotalApi, isPivotalError } from "@pivotal/sdk";

const backend = createBackend({ customers: 250, rateLimit: false });
const pivotal = new PivotalApi({ apiKey: MOCK_API_KEY, fetch: backend.fetch });
const ids = new Set();
for await (const customer of pivotal.customers.list()) ids.add(customer.id);
const missing = await pivotal.customers.retrieve("999999").catch((error) => error);
console.log(JSON.stringify({ count: ids.size, missing: missing instanceof NotFoundError && isPivotalError(missing) }));
`;

describe("the packed packages in plain Node", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
  });
  after(() => project.remove());

  const node = (...args: string[]) => run(process.execPath, args, { cwd: project.folder });

  for (const path of [...subpathsOf("sdk"), ...subpathsOf("mocks").map((sub) => `mocks ${sub}`)]) {
    const [sub = ".", owner = "sdk"] = path.split(" ").reverse();
    const specifier = join("@pivotal", owner, sub).replaceAll("\\", "/");
    if (specifier === "@pivotal/mocks/browser") continue;
    it(`imports ${specifier} without a word and without a global of its own`, async () => {
      const script = `
        const before = Object.getOwnPropertyNames(globalThis);
        const module = await import(${JSON.stringify(specifier)});
        const added = Object.getOwnPropertyNames(globalThis)
          .filter((name) => !before.includes(name) && !/^__(zod|MSW)_/.test(name));
        console.log(JSON.stringify({ added, names: Object.keys(module).length > 0 }));`;
      const { stdout, stderr } = await node(project.write("import.mjs", script));
      assert.deepEqual(JSON.parse(stdout), { added: [], names: true });
      assert.equal(stderr, "");
    });
  }

  it("walks every customer with the client", async () => {
    const { stdout } = await node(project.write("client.mjs", CLIENT));
    assert.deepEqual(JSON.parse(stdout), { count: 250, missing: true });
  });

  it("does the same in one file bundled for Node", async () => {
    const outfile = join(project.folder, "bundled.mjs");
    const entry = project.write("client.mjs", CLIENT);
    await build({
      entryPoints: [entry],
      outfile,
      external: ["@pivotal/mocks"],
      bundle: true,
      format: "esm",
      platform: "node",
    });
    const { stdout } = await node(outfile);
    assert.deepEqual(JSON.parse(stdout), { count: 250, missing: true });
  });

  for (const [owner, program] of [
    ["sdk", "pivotal"],
    ["mocks", "pivotal-mock"],
  ] as const) {
    it(`answers ${program} --help`, async () => {
      const folder = join(project.folder, "node_modules", "@pivotal", owner);
      const { stdout } = await node(join(folder, manifestOf(owner).bin[program]), "--help");
      assert.match(stdout, new RegExp(program));
    });
  }

  it("names no source file and no other workspace", () => {
    for (const owner of ["sdk", "elements", "mocks"]) {
      const text = readFileSync(
        join(project.folder, "node_modules", "@pivotal", owner, "package.json"),
        "utf8",
      );
      assert.doesNotMatch(text, /pivotal-source|workspace:|\/src\//);
    }
  });
});
