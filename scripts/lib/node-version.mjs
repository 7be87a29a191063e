import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { root } from "./root.mjs";
import { runToEnd } from "./processes.mjs";

const minimum = [22, 18];
const remembered = join(root, ".cache", "node-path");

function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > minimum[0] || (major === minimum[0] && minor >= minimum[1]);
}

/** Programs that a child starts by name (`node`, `npx`) must be those of the Node that runs this script. */
export function putNodeFirst(executable) {
  process.env.PATH = `${dirname(executable)}${delimiter}${process.env.PATH ?? ""}`;
}

function askNpmForNode() {
  console.log(`Node ${process.versions.node} is too old here: getting Node 22 from npm, once.`);
  const { status, stdout, error } = spawnSync(
    "npx",
    ["-y", "-p", "node@22", "node", "-p", "process.execPath"],
    {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      shell: process.platform === "win32",
    },
  );
  const executable = stdout?.trim().split("\n").at(-1);
  if (status !== 0 || !executable || !existsSync(executable)) {
    throw new Error(
      `Node ${minimum.join(".")} or newer is needed and npm could not fetch it${error ? ` (${error.message})` : ""}: ` +
        "install it from https://nodejs.org, or connect to the npm registry, and run the command again.",
    );
  }
  mkdirSync(dirname(remembered), { recursive: true });
  writeFileSync(remembered, executable);
  return executable;
}

function rememberedNode() {
  if (!existsSync(remembered)) return null;
  const executable = readFileSync(remembered, "utf8").trim();
  return existsSync(executable) ? executable : null;
}

/**
 * Runs this same script again under a newer Node when this one is too old.
 * Returns null when this Node will do, else the exit code of the second run.
 */
export async function rerunUnderNewerNode() {
  if (isNewEnough(process.versions.node)) {
    putNodeFirst(process.execPath);
    return null;
  }
  const executable = rememberedNode() ?? askNpmForNode();
  return runToEnd(executable, process.argv.slice(1), { PIVOTAL_OLD_NODE: process.versions.node });
}
