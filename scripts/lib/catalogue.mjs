import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./root.mjs";
import { writeManifest } from "./manifest.mjs";

export const storybook = join(root, "node_modules", ".bin", "storybook");
export const storybookEnv = { STORYBOOK_DISABLE_TELEMETRY: "1" };

/** What the catalogue reads besides its stories: the service worker of the installed msw, and the manifest. */
export async function prepareCatalogue() {
  const require = createRequire(join(root, "package.json"));
  const worker = join(dirname(require.resolve("msw/package.json")), "lib", "mockServiceWorker.js");
  const publicFolder = join(root, ".storybook", "public");
  mkdirSync(publicFolder, { recursive: true });
  copyFileSync(worker, join(publicFolder, "mockServiceWorker.js"));
  if (!existsSync(join(root, "packages", "elements", "dist", "custom-elements.json"))) await writeManifest();
}
