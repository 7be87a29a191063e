import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "./digest.mjs";
import { capture } from "./processes.mjs";
import { root } from "./root.mjs";

export const pnpm = "pnpm@12.21.0";
const stampFile = join(root, "node_modules", ".pivotal-install");

function manifests() {
  const own = ["packages", "examples"].flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).map((name) => join(folder, name, "package.json"))
      : [],
  );
  const shared = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc"];
  return [...shared, ...own.sort()].filter((file) => existsSync(join(root, file)));
}

const stamp = () => digest([process.platform, process.arch, pnpm], manifests());

/** Installs exactly what the lockfile says, when it or a manifest has changed since the last time. */
export async function install() {
  const wanted = stamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  console.log("Installing the packages…");
  const { code, output } = await capture("npx", ["-y", pnpm, "install", "--frozen-lockfile"], {
    env: { CI: "true" },
  });
  if (code !== 0) {
    throw new Error(
      `The packages could not be installed (${pnpm} ended with ${code}): check the connection to the npm registry.\n${output.trim()}`,
    );
  }
  writeFileSync(stampFile, wanted);
}
