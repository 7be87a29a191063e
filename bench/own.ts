import { readFile } from "node:fs/promises";
import { arch, cpus, platform, totalmem } from "node:os";
import { limitedImport, loopbackImport } from "./import.ts";
import { parallelReads, tiedWalk } from "./reads.ts";
import { sizes } from "./sizes.ts";
import { markdown } from "./table.ts";

/** Measures what needs nothing but the workspace, and says so in Markdown. */
export async function measureOwn(): Promise<string> {
  const { version } = JSON.parse(
    await readFile(new URL("../packages/sdk/package.json", import.meta.url), "utf8"),
  ) as { version: string };
  const machine = `${platform()} ${arch()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const parts = [
    "# Measurements\n",
    `@pivotal/sdk ${version}, Node ${process.versions.node}, ${machine}. Repeat with \`npm run bench\`.\n`,
  ];
  for (const measure of [sizes, loopbackImport, limitedImport, parallelReads, tiedWalk]) {
    const section = markdown(await measure());
    console.log(section);
    parts.push(section);
  }
  return parts.join("\n");
}
