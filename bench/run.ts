/** Runs every measurement and writes `docs/generated/bench.md`. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { arch, cpus, platform, totalmem } from "node:os";
import { limitedImport, loopbackImport } from "./import.ts";
import { parallelReads, tiedWalk } from "./reads.ts";
import { sizes } from "./sizes.ts";
import { markdown } from "./table.ts";

const folder = new URL("../docs/generated/", import.meta.url);
const { version } = JSON.parse(
  await readFile(new URL("../packages/sdk/package.json", import.meta.url), "utf8"),
) as {
  version: string;
};
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
await mkdir(folder, { recursive: true });
await writeFile(new URL("bench.md", folder), parts.join("\n"));
