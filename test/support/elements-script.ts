import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..", "..");

/** Bundles the script-tag file from the sources, so that a test needs no build before it. Returns where it lies. */
export async function bundleElementsScript(): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), "pivotal-elements-")), "pivotal-elements.js");
  await build({
    entryPoints: [join(root, "packages/elements/src/script.ts")],
    outfile,
    bundle: true,
    format: "iife",
    globalName: "PivotalElements",
    target: "es2022",
    conditions: ["pivotal-source"],
    tsconfig: join(root, "tsconfig.base.json"),
    logLevel: "warning",
  });
  return outfile;
}
