import { readdirSync } from "node:fs";
import { join } from "node:path";
import { writeBillsOfMaterials } from "../lib/bills-of-materials.mjs";
import { capture, runToEnd } from "../lib/processes.mjs";
import { root } from "../lib/root.mjs";
import { manifestOf, packageNames, tarballFolder, tarballOf } from "../lib/workspace-packages.mjs";

const bills = join(tarballFolder, "sbom");

/**
 * Checks, packs and describes what is to be published. Publishes only with `--publish`, and then with provenance: where the job that
 * runs it is known to the registry.
 */
export default async function release(args) {
  const unknown = args.filter((argument) => argument !== "--publish");
  if (unknown.length > 0) throw new Error(`${unknown.join(" ")} is unknown: there is --publish.`);
  const isReal = args.includes("--publish");
  const obstacles = [...(await inTheTree()), ...(isReal ? inTheJob() : [])];
  if (isReal && obstacles.length > 0) throw new Error(obstacles.join("\n"));
  for (const obstacle of obstacles) console.warn(`Would stop a release: ${obstacle}`);

  const tested = await runToEnd(process.execPath, ["scripts/run.mjs", "test"]);
  if (tested !== 0) return tested;
  await writeBillsOfMaterials(bills);
  for (const name of packageNames) {
    const { version } = manifestOf(name);
    if (!isReal) console.log(`Would publish @pivotal/${name} ${version}: ${tarballOf(name)}`);
    else if ((await publish(name)) !== 0) return 1;
  }
  console.log(`The bills of materials are in ${bills}.`);
  return 0;
}

async function inTheTree() {
  const { output } = await capture("git", ["status", "--porcelain"]);
  const waiting = readdirSync(join(root, ".changeset")).filter(
    (file) => file.endsWith(".md") && file !== "README.md",
  );
  return [
    ...(output.trim() ? ["there are changes that are not committed"] : []),
    ...(waiting.length > 0 ? [`${waiting.length} changes have no version yet: npm run bump`] : []),
  ];
}

/** Provenance says which job made a package from which commit; the registry asks the job's own platform for it. */
const inTheJob = () =>
  process.env.ACTIONS_ID_TOKEN_REQUEST_URL || process.env.SIGSTORE_ID_TOKEN
    ? []
    : [
        "this job has no identity for provenance: publish from a CI job that may ask for one (id-token: write)",
      ];

const publish = (name) => runToEnd("npm", ["publish", tarballOf(name), "--provenance", "--access", "public"]);
