import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { PivotalApi } from "../client.ts";
import { importCustomers } from "../import/index.ts";
import { ImportStoppedError } from "../import/import-stopped-error.ts";
import type { Columns } from "../import/mapping.ts";
import type { ImportResult } from "../import/tally.ts";
import { EXIT, UsageError, type Command } from "./command.ts";
import { FileCheckpoint } from "./file-checkpoint.ts";
import { readArguments, type ImportArguments } from "./import-arguments.ts";
import { Interruption } from "./interruption.ts";
import { ProgressBar } from "./progress-bar.ts";
import { report, reportFailures } from "./report.ts";
import { survey, type Survey } from "./survey.ts";
import { count, printable, shellLine } from "./wording.ts";

const help = `Usage: pivotal import <file.csv | -> [options]

Creates one customer for each record of a CSV file (UTF-8, the first line names the columns).
Run it again as often as you like: what is there already is left alone.

Options:
  --checkpoint <file>    Remembers what is done, so that an interrupted import goes on
  --map <field=Column>   Which column fills a field, for example name=Security or
                         metadata.symbol=Symbol; field= leaves it out. Repeatable
  --dry-run              Reads and checks the file, sends nothing
  --concurrency <n>      Requests in flight, 1 to 32 (4; 10 on a key of 600 a minute)
  --base-url <url>       Another server's address

The API key is read from PIVOTAL_API_KEY.
Exit codes: 0 all there, 1 some failed, 2 usage or configuration, 130 interrupted.`;

/** `pivotal import` */
export const importCommand: Command = {
  summary: "Create customers from a CSV file",
  help,
  async run(args) {
    const asked = readArguments(args);
    if (asked.dryRun) return dryRun(await survey(await openFile(asked.file), asked.map));
    const client = connect(asked);
    // A pipe can be read only once, so its length and its bad lines are not known ahead.
    const known = asked.file === "-" ? undefined : await survey(await openFile(asked.file), asked.map);
    if (known) console.error(describeColumns(known.columns));
    return send(client, asked, args, known?.total);
  },
};

async function openFile(path: string): Promise<AsyncIterable<Uint8Array>> {
  if (path === "-") return process.stdin;
  try {
    await access(path, constants.R_OK);
  } catch (cause) {
    throw new UsageError(`cannot read ${path}.`, { cause });
  }
  return createReadStream(path);
}

function connect({ baseUrl, concurrency }: ImportArguments): PivotalApi {
  const apiKey = process.env.PIVOTAL_API_KEY;
  if (!apiKey) throw new UsageError("set PIVOTAL_API_KEY to the workspace's API key.");
  return new PivotalApi({ apiKey, baseUrl, concurrency: concurrency ?? 10 });
}

function dryRun({ columns, ready, bad }: Survey): number {
  console.log(
    `${describeColumns(columns)}\n${count(ready)} ready, ${count(bad.length)} bad. Nothing was sent.`,
  );
  for (const line of reportFailures(bad)) console.log(line);
  return bad.length > 0 ? EXIT.failed : EXIT.ok;
}

function describeColumns(columns: Columns | undefined): string {
  const used = [...(columns?.used ?? [])].map(([field, column]) => `  ${field} ← ${column}`);
  const ignored = columns?.ignored.filter(Boolean) ?? [];
  const lines = [...used, ...(ignored.length > 0 ? [`  ignored: ${ignored.join(", ")}`] : [])];
  return lines.map(printable).join("\n");
}

async function send(
  client: PivotalApi,
  asked: ImportArguments,
  args: string[],
  total?: number,
): Promise<number> {
  const bar = new ProgressBar(process.stderr);
  const interruption = new Interruption(() => {
    bar.clear();
    console.error("Stopping: waiting for what is on its way. Press again to quit at once.");
  });
  try {
    const result = await importCustomers(await openFile(asked.file), {
      client,
      map: asked.map,
      concurrency: asked.concurrency,
      checkpoint: asked.checkpoint === undefined ? undefined : new FileCheckpoint(asked.checkpoint),
      signal: interruption.signal,
      onProgress: (progress) => bar.update(progress),
      total,
    });
    bar.clear();
    return finish(result);
  } catch (error) {
    bar.clear();
    if (!(error instanceof ImportStoppedError)) throw error;
    console.log(report(error.result));
    console.error(`${printable(error.message)}\n${howToResume(asked, args)}`);
    return interruption.signal.aborted ? EXIT.interrupted : exitCodeOf(error);
  } finally {
    interruption.dispose();
    // An open pipe would keep the process alive after an interruption.
    if (asked.file === "-") process.stdin.destroy();
  }
}

function finish(result: ImportResult): number {
  console.log(report(result));
  return result.failed.length > 0 ? EXIT.failed : EXIT.ok;
}

const exitCodeOf = ({ status }: ImportStoppedError): number =>
  status === 401 || status === 403 ? EXIT.usage : EXIT.failed;

function howToResume({ checkpoint, file }: ImportArguments, args: string[]): string {
  if (file === "-") return "Run the same command with the same input to go on.";
  const again = shellLine(["pivotal", "import", ...args]);
  return checkpoint === undefined
    ? `Go on with: ${again}\nWhat is there already is recognised; with --checkpoint <file> it is not even asked for.`
    : `Go on with: ${again}`;
}
