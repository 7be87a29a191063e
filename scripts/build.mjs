/** Builds the three packages into their `dist` folders: code with Rollup, declarations with TypeScript. */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";
import configs from "../rollup.config.mjs";
import { writeFrameworks } from "./lib/frameworks/write.mjs";
import { forgetBuild, rememberBuild } from "./lib/build-stamp.mjs";
import { emitDeclarations } from "./lib/declarations.mjs";
import { writeElementStyles } from "./lib/element-styles.mjs";
import { writeManifest } from "./lib/manifest.mjs";
import { root } from "./lib/root.mjs";

/** What a dependency does in its own files is not ours to mend, where it does no harm. */
function isTheirs({ code, id, ids }) {
  const files = code === "INVALID_ANNOTATION" ? [id] : code === "CIRCULAR_DEPENDENCY" ? ids : [];
  return files.length > 0 && files.every((file) => file.includes("/node_modules/"));
}

function refuse(warning) {
  if (!isTheirs(warning)) throw new Error(warning.message);
}

async function build() {
  const remember = rememberBuild();
  forgetBuild();
  for (const name of ["sdk", "elements", "mocks"]) {
    rmSync(join(root, "packages", name, "dist"), { recursive: true, force: true });
  }
  for (const { output, ...input } of configs) {
    const bundle = await rollup({ ...input, onwarn: refuse });
    await bundle.write(output);
    await bundle.close();
  }
  const elements = join(root, "packages", "elements");
  cpSync(join(elements, "src", "themes"), join(elements, "dist", "themes"), { recursive: true });
  emitDeclarations(configs.flatMap(({ input }) => (typeof input === "string" ? [] : Object.values(input))));
  await writeElementStyles();
  await writeManifest();
  writeFrameworks();
  remember();
}

try {
  await build();
} catch (error) {
  console.error(
    [`The build failed: ${error.message}`, error.loc?.file, error.frame].filter(Boolean).join("\n"),
  );
  process.exitCode = 1;
}
