import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pnpm } from "../../scripts/lib/install.mjs";
import { capture } from "../../scripts/lib/processes.mjs";

const cwd = fileURLToPath(new URL(".", import.meta.url));

/** Installs the peers as their own lockfile says; quick when they are there. */
export async function installPeers() {
  if (!existsSync(new URL("node_modules/.pnpm", import.meta.url))) console.log("Installing the peers…");
  const env = { CI: "true" };
  const { code, output } = await capture("npx", ["-y", pnpm, "install", "--frozen-lockfile"], { cwd, env });
  if (code !== 0) throw new Error(`The peers could not be installed:\n${output.trim()}`);
}
