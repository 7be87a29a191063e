import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "./root.mjs";

const gzipped = (contents) => gzipSync(contents, { level: 9 }).length;

/** The chunk and those it imports at once; what is imported later, on demand, is not part of the first load. */
function firstLoad(outputs, entry) {
  const seen = new Set();
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind } of outputs[path].imports) {
      if (kind === "import-statement" && next in outputs) visit(next);
    }
  };
  visit(entry);
  return seen;
}

async function bundledSize(code) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: "js" },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    absWorkingDir: root,
    outdir: join(root, ".cache", "sizes"),
    metafile: true,
    // A page that takes our components has them already.
    external: ["react"],
    write: false,
  });
  const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === "<stdin>");
  const paths = [...firstLoad(metafile.outputs, entry)].map((path) => join(root, path));
  return outputFiles
    .filter(({ path }) => paths.includes(path))
    .reduce((total, { contents }) => total + gzipped(contents), 0);
}

/** The bytes, minified and gzipped, that a page loads for each thing that has a budget. */
export async function measureSizes() {
  const budgets = JSON.parse(readFileSync(join(root, "scripts", "budgets.json"), "utf8"));
  const sizes = [];
  for (const { name, code, file, budget } of budgets) {
    const bytes = code ? await bundledSize(code) : gzipped(readFileSync(join(root, file)));
    sizes.push({ name, bytes, budget });
  }
  return sizes;
}
