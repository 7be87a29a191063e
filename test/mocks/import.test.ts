import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { build } from "esbuild";

const bundle = (entry: string) =>
  build({
    stdin: { contents: entry, resolveDir: new URL("../..", import.meta.url).pathname },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    conditions: ["pivotal-source"],
    minify: true,
    logLevel: "silent",
  });

describe("importing the mock backend", () => {
  for (const entry of ["@pivotal/mocks", "@pivotal/mocks/browser"]) {
    it(`${entry} needs nothing of Node's`, async () => {
      const { metafile } = await bundle(`export * from "${entry}"`);
      const imports = Object.values(metafile.inputs).flatMap((input) =>
        input.imports.map(({ path }) => path),
      );
      assert.deepEqual(
        imports.filter((path) => path.startsWith("node:")),
        [],
      );
    });
  }

  it("has no effect by itself: unused, nothing of it is left", async () => {
    const { metafile } = await bundle(`import "@pivotal/mocks"`);
    const [output] = Object.values(metafile.outputs);
    assert.equal(output?.bytes, 0);
  });
});
