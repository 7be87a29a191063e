/**
 * Packs the three packages as they would be published, into `.cache/tarballs`, and checks that nothing else than
 * built files, the manifest, the README and the licence is inside, and that no manifest names our source.
 */
import { mkdirSync, rmSync } from "node:fs";
import { capture } from "./lib/processes.mjs";
import { pnpm } from "./lib/install.mjs";
import { packageNames, tarballFolder, tarballOf } from "./lib/workspace-packages.mjs";

const allowed = /^package\/(dist\/.+|package\.json|README\.md|LICENSE)$/;
const required = ["package/package.json", "package/README.md", "package/LICENSE"];

async function read(args) {
  const { code, output } = await capture("tar", args);
  if (code !== 0) throw new Error(`tar ${args.join(" ")}: ${output}`);
  return output;
}

async function problemsOf(name) {
  const files = (await read(["-tzf", tarballOf(name)])).trim().split("\n");
  const manifest = await read(["-xzOf", tarballOf(name), "package/package.json"]);
  return [
    ...files
      .filter((file) => !allowed.test(file))
      .map((file) => `${name}: ${file} has no place in the package`),
    ...required.filter((file) => !files.includes(file)).map((file) => `${name}: ${file} is missing`),
    ...(files.some((file) => file.startsWith("package/dist/")) ? [] : [`${name}: nothing is built`]),
    ...(/pivotal-source|workspace:|\/src\//.test(manifest)
      ? [`${name}: the published package.json names our source`]
      : []),
  ];
}

rmSync(tarballFolder, { recursive: true, force: true });
mkdirSync(tarballFolder, { recursive: true });
const { code, output } = await capture("npx", [
  ...["-y", pnpm, "-r", "--filter", "./packages/*"],
  ...["pack", "--pack-destination", tarballFolder],
]);
const problems = code === 0 ? (await Promise.all(packageNames.map(problemsOf))).flat() : [output];
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}
