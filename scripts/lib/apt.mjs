import { existsSync } from "node:fs";
import { capture } from "./processes.mjs";

/** Installs one of Debian's or Ubuntu's packages, as root. Gives why not, or nothing when all went well or this is another system. */
export async function installByApt(name) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return "";
  console.log(`Installing ${name} with apt-get, once…`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await capture("apt-get", ["update", "-qq"], { env });
  const { code, output } = await capture(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", name],
    { env },
  );
  return code === 0 ? "" : `${update.output}${output}`.trim().split("\n").slice(-5).join("\n");
}
