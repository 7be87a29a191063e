import { markdown } from "../table.ts";
import { goals } from "./goals.ts";
import { readRecord } from "./record.ts";
import { sections } from "./tables.ts";

/** The heading under which it stands. */
export const PEERS_TITLE = "# Side by side with peers";

/** What was measured last of our list and search beside others, in Markdown; empty before the first time. */
export async function peersReport(): Promise<string> {
  const record = await readRecord();
  const sizes = Object.entries(record).sort(([a], [b]) => Number(b) - Number(a));
  if (sizes.length === 0) return "";
  const compared = goals(record);
  return [
    `\n${PEERS_TITLE}\n`,
    "Repeat with `npm run bench -- peers`, or a part of it with `--rows 1000,10000,100000 --runs 5 --parts list,search,streaming`; `--only floor,pivotal --source` prints what these measure as their sources are, and records nothing. Read ratios, not milliseconds.\n",
    ...(compared ? [markdown(compared)] : []),
    ...sizes.flatMap(([rows, record]) => sections(rows, record).map(markdown)),
  ].join("\n");
}
