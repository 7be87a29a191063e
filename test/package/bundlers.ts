import { dirname, join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";

/** Bundles the module at `entry` for browsers into `main.js` beside it, with chunks for what is loaded later. */
export type Bundle = (entry: string, outdir: string) => Promise<void>;

export const bundlers: Readonly<Record<string, Bundle>> = {
  async esbuild(entry, outdir) {
    await esbuild({
      entryPoints: { main: entry },
      outdir,
      bundle: true,
      minify: true,
      splitting: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      logLevel: "error",
    });
  },

  async rollup(entry, outdir) {
    const bundle = await rollup({
      input: { main: entry },
      plugins: [nodeResolve({ browser: true })],
      onwarn: (warning) => {
        // What zod does in its own files; our own are free of it, or they would not build.
        if (!["INVALID_ANNOTATION", "CIRCULAR_DEPENDENCY"].includes(warning.code ?? ""))
          throw new Error(warning.message);
      },
    });
    await bundle.write({ dir: outdir, format: "es" });
    await bundle.close();
  },

  async vite(entry, outdir) {
    await vite({
      root: dirname(entry),
      configFile: false,
      logLevel: "error",
      build: {
        outDir: join(outdir),
        target: "es2022",
        modulePreload: false,
        rolldownOptions: { input: { main: entry }, output: { entryFileNames: "[name].js" } },
      },
    });
  },
};
