/**
 * Measures and writes `docs/generated/bench.md`: without arguments what needs nothing but the workspace; with `peers` our list and search
 * beside others, for which see `peers/measure.ts`; with `report` nothing, the text alone is written anew.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { measureOwn } from "./own.ts";
import { measurePeers } from "./peers/measure.ts";
import { PEERS_TITLE, peersReport } from "./peers/report.ts";

const folder = new URL("../docs/generated/", import.meta.url);
const file = new URL("bench.md", folder);
await mkdir(folder, { recursive: true });

const [what, ...args] = process.argv.slice(2);
let own: string | undefined;
if (what === "peers") await measurePeers(args);
else if (what === undefined) own = await measureOwn();
else if (what !== "report") throw new Error("Say `peers`, `report`, or nothing.");

const [before = ""] = existsSync(file) ? (await readFile(file, "utf8")).split(`${PEERS_TITLE}\n`) : [];
await writeFile(file, `${own ?? before.trimEnd()}\n${await peersReport()}`);
