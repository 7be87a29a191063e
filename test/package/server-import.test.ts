import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { installPackages, type InstalledProject } from "./installed.ts";

const run = promisify(execFile);

/** What Lit and zod put on a server's global object for themselves, and Node when `fetch` is first named. */
const THEIRS = [
  "litServerRoot",
  "customElements",
  "litPropertyMetadata",
  "reactiveElementVersions",
  "litHtmlVersions",
  "litElementVersions",
  "__zod_globalConfig",
  "__zod_globalRegistry",
  "Symbol(undici.globalDispatcher.1)",
];

/** Imports every file, one after the other, and says what each of them did besides. */
const IMPORT_ALL = `
const [files, theirs] = JSON.parse(process.argv[2]);
const keys = () => Reflect.ownKeys(globalThis).map(String);
const told = { globals: [], defined: [], failed: [] };
for (const name of ["setTimeout", "setInterval", "setImmediate"]) {
  const before = globalThis[name];
  globalThis[name] = (...args) => {
    told.failed.push(file + " calls " + name);
    return before(...args);
  };
}
let file = "";
for (file of files) {
  const before = keys();
  const define = globalThis.customElements?.define;
  if (define) customElements.define = (tag, element) => {
    told.defined.push([file, tag]);
    define.call(customElements, tag, element);
  };
  try {
    await import("./node_modules/@pivotal/" + file);
  } catch (error) {
    told.failed.push(file + ": " + error.message);
  }
  if (define) customElements.define = define;
  told.globals.push(...keys().filter((key) => !before.includes(key) && !theirs.includes(key) && !key.startsWith("Symbol(pv-languages ")));
}
told.open = process.getActiveResourcesInfo().filter((kind) => /^(Timeout|Immediate|TCP)/.test(kind));
console.log(JSON.stringify(told));
`;

interface Told {
  readonly globals: readonly string[];
  readonly defined: readonly (readonly [file: string, tag: string])[];
  readonly failed: readonly string[];
  readonly open: readonly string[];
}

describe("the packed packages on a server, where no page is", () => {
  let project: InstalledProject;
  before(() => {
    project = installPackages();
  });
  after(() => project.remove());

  /** Every module that was built, but the files of the script tag, which are for pages, programs, and what needs a framework. */
  const modules = (name: string): string[] =>
    readdirSync(join(project.folder, "node_modules", "@pivotal", name, "dist"), { recursive: true })
      .map((file) => `${name}/dist/${String(file).replaceAll("\\", "/")}`)
      .filter(
        (file) =>
          file.endsWith(".js") && !/\/pivotal-elements\.|\/cli\.js$|\/dist\/(react|angular)\//.test(file),
      )
      .sort();

  it("imports each of their modules without a fault, a timer, a word or a global", async () => {
    const files = [...modules("sdk"), ...modules("elements")];
    assert.ok(files.length > 300, `${files.length} modules`);
    const script = project.write("import-all.mjs", IMPORT_ALL);
    const args = [script, JSON.stringify([files, THEIRS])];
    const { stdout, stderr } = await run(process.execPath, args, { cwd: project.folder });
    assert.equal(stderr, "");
    const told = JSON.parse(stdout) as Told;
    assert.deepEqual(told.failed, []);
    assert.deepEqual(told.globals, []);
    assert.deepEqual(told.open, []);
    assert.ok(told.defined.length > 30, `${told.defined.length} elements`);
  });

  it("does not define an element by importing its class, only what that is made of", async () => {
    const classes = modules("elements").filter((file) => /\/elements\/[^/]+\/index\.js$/.test(file));
    const script = project.write("import-all.mjs", IMPORT_ALL);
    const args = [script, JSON.stringify([["elements/dist/base/define.js", ...classes], THEIRS])];
    const { stdout } = await run(process.execPath, args, { cwd: project.folder });
    const told = JSON.parse(stdout) as Told;
    assert.deepEqual(told.failed, []);
    const own = told.defined.filter(([file, tag]) => file.includes(`/${tag.slice("pv-".length)}/`));
    assert.deepEqual(own, []);
  });
});
