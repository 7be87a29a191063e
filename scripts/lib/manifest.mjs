import { join } from "node:path";
import { root } from "./root.mjs";
import { capture } from "./processes.mjs";

/** Writes `packages/elements/dist/custom-elements.json`, from which the catalogue and editors read the elements. */
export async function writeManifest() {
  const config = join(root, "custom-elements-manifest.config.mjs");
  const { code, output } = await capture(
    join(root, "node_modules", ".bin", "cem"),
    ["analyze", "--quiet", "--config", config],
    { cwd: join(root, "packages", "elements") },
  );
  if (code !== 0) throw new Error(`The custom-elements manifest could not be written:\n${output}`);
}
