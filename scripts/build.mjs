/** Builds the three packages into their `dist` folders: code with Rollup, declarations with TypeScript. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";
import configs from "../rollup.config.mjs";
import { emitDeclarations } from "./lib/declarations.mjs";
import { root } from "./lib/root.mjs";

for (const name of ["sdk", "elements", "mocks"]) {
  rmSync(join(root, "packages", name, "dist"), { recursive: true, force: true });
}

for (const { output, ...input } of configs) {
  const bundle = await rollup({
    ...input,
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  await bundle.write(output);
  await bundle.close();
}

const entries = configs.flatMap(({ input }) => (typeof input === "string" ? [] : Object.values(input)));
emitDeclarations(entries);
