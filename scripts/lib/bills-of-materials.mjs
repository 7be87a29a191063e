import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pnpm } from "./install.mjs";
import { capture } from "./processes.mjs";
import { packageNames } from "./workspace-packages.mjs";

/** Writes what is installed with each published package into `folder`, a CycloneDX file each, and returns the files. */
export async function writeBillsOfMaterials(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { code, output } = await capture("npx", [
    ...["-y", pnpm, "sbom", "--sbom-format", "cyclonedx", "--prod", "--split"],
    ...packageNames.flatMap((name) => ["--filter", `@pivotal/${name}`]),
    ...["--out", join(folder, "%s-%v.cdx.json")],
  ]);
  if (code !== 0) throw new Error(`The bills of materials could not be written.\n${output}`);
  return readdirSync(folder).map((file) => join(folder, file));
}
