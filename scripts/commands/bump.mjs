import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pnpm } from "../lib/install.mjs";
import { runToEnd } from "../lib/processes.mjs";
import { root } from "../lib/root.mjs";
import { manifestOf } from "../lib/workspace-packages.mjs";

/** Where a package tells its own version to who runs it. */
const constants = {
  sdk: join(root, "packages", "sdk", "src", "internal", "version.ts"),
  elements: join(root, "packages", "elements", "src", "base", "version.ts"),
};

function writeConstants() {
  for (const [name, file] of Object.entries(constants)) {
    const text = readFileSync(file, "utf8");
    const next = text.replace(/VERSION = "[^"]*"/, `VERSION = "${manifestOf(name).version}"`);
    if (!next.includes(`"${manifestOf(name).version}"`)) throw new Error(`${file} names no version`);
    writeFileSync(file, next);
  }
}

/** Makes versions and changelogs of the changes in `.changeset`; what names a version is written anew. */
export default async function bump() {
  const made = await runToEnd("npx", ["changeset", "version"]);
  if (made !== 0) return made;
  writeConstants();
  const steps = [
    ["npx", ["-y", pnpm, "install", "--lockfile-only"]],
    [
      "npx",
      ["prettier", "--write", "--log-level", "warn", "packages/*/CHANGELOG.md", "packages/*/package.json"],
    ],
    [process.execPath, ["scripts/run.mjs", "build"]],
  ];
  for (const [command, args] of steps) {
    const code = await runToEnd(command, args);
    if (code !== 0) return code;
  }
  console.log("Look at the changelogs, then commit what changed.");
  return 0;
}
