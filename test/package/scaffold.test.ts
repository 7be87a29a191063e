import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

/** The files that a generator says it wrote. */
const written = (output: string): string[] =>
  [...output.matchAll(/^ {2}(?:new|changed) +(\S+)$/gm)].map(([, file]) => file as string);

describe("what the generators write", () => {
  let copy: WorkspaceCopy;
  before(() => {
    copy = copyWorkspace();
  });
  after(() => copy.remove());

  async function generates(script: string, name: string): Promise<string[]> {
    const files = written(await copy.run(process.execPath, `scripts/${script}.mjs`, name));
    const sources = files.filter((file) => file.endsWith(".ts"));
    writeFileSync(
      join(copy.folder, "tsconfig.json"),
      JSON.stringify({
        extends: "./tsconfig.base.json",
        compilerOptions: { types: ["node", "mocha"] },
        files: sources,
      }),
    );
    await copy.run(copy.bin("prettier"), "--check", ...files);
    await copy.run(copy.bin("eslint"), "--max-warnings", "0", ...sources);
    await copy.run(copy.bin("tsc"), "-p", "tsconfig.json");
    return files;
  }

  it("is an element that passes format, lint, types and its own tests", async () => {
    const files = await generates("new-element", "customer-badge");
    assert.ok(files.includes("stories/customer-badge.stories.ts"));
    await copy.run(copy.bin("wtr"), "--files", "test/elements/customer-badge.browser.test.ts");
  });

  it("is a resource that passes format, lint, types and its own tests", async () => {
    const files = await generates("new-resource", "renewals");
    const tests = files.filter((file) => file.endsWith(".test.ts"));
    assert.equal(tests.length, 1);
    await copy.run(process.execPath, "--conditions=pivotal-source", "--test", ...tests);
  });

  it("is nothing when the name is taken or is no name", async () => {
    await assert.rejects(
      copy.run(process.execPath, "scripts/new-element.mjs", "health-score"),
      /is there already/,
    );
    await assert.rejects(
      copy.run(process.execPath, "scripts/new-resource.mjs", "Bad Name"),
      /lower-case words/,
    );
  });
});
