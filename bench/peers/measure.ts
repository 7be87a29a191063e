import { parseArgs } from "node:util";
import { arch, cpus, loadavg, platform, totalmem } from "node:os";
import type { Customer } from "@pivotal/sdk/schemas";
import { integer, markdown } from "../table.ts";
import { browserVersion } from "./browser.ts";
import { contestantCode, pageFiles, scriptFiles, sizeOf, type Files, type Size } from "./bundle.ts";
import { lists, searches, type Contestant } from "./contestants.ts";
import { allCustomers, backendOf } from "./customers.ts";
import { installPeers } from "./install.mjs";
import { interleave } from "./interleave.ts";
import { measureList } from "./list.ts";
import { readRecord, writeRecord, type PartRecord, type SizeRecord } from "./record.ts";
import { measureSearch } from "./search.ts";
import { pageHtml, serve, type BenchServer } from "./serve.ts";
import { measureStreaming } from "./streaming.ts";
import { listFigures, searchFigures, type ListFigures, type SearchFigures } from "./summary.ts";
import { sections } from "./tables.ts";
import { typings } from "./typings.ts";

const PARTS = ["list", "search", "streaming"] as const;
type Part = (typeof PARTS)[number];

interface Options {
  rows: number[];
  runs: number;
  parts: Part[];
  /** Measures our sources instead of the built packages. */
  source: boolean;
  /** The contestants' names; with them the figures are printed and not recorded. */
  only: string[] | undefined;
}

const INTERRUPTED = 130;
const CLIENT = `
  import { PivotalApi } from "@pivotal/sdk";
  globalThis.client = PivotalApi;`;
const LIST_AND_SEARCH = `
  import "@pivotal/elements/customer-list/define";
  import "@pivotal/elements/search/define";`;

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: "string", default: "1000,10000,100000" },
      runs: { type: "string", default: "5" },
      parts: { type: "string", default: PARTS.join() },
      source: { type: "boolean", default: false },
      only: { type: "string" },
    },
  });
  const rows = values.rows.split(",").map(Number);
  const runs = Number(values.runs);
  const parts = PARTS.filter((part) => values.parts.split(",").includes(part));
  if (![...rows, runs].every((number) => Number.isInteger(number) && number > 0) || parts.length === 0) {
    throw new Error(`Say --rows 1000,10000, --runs 5 and --parts ${PARTS.join()}, or some of them.`);
  }
  return { rows, runs, parts, source: values.source, only: values.only?.split(",") };
}

/** Measures our list and search beside others, and records the figures; see the sections for what and how. */
export async function measurePeers(args: string[]): Promise<void> {
  const options = readOptions(args);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(INTERRUPTED));
  await installPeers();
  const server = await serve();
  try {
    await servePages(server, options);
    for (const rows of options.rows) await measureSize(server, rows, options);
  } finally {
    await server.close();
  }
}

/** Records a part as soon as it is measured, so that it stands whatever becomes of the next. */
async function keep(rows: number, { only }: Options, measured: SizeRecord): Promise<void> {
  if (only) return console.log(sections(String(rows), measured).map(markdown).join("\n"));
  const record = await readRecord();
  await writeRecord({ ...record, [rows]: { ...record[rows], ...measured } });
}

const chosen = (contestants: readonly Contestant[], { only }: Options): readonly Contestant[] =>
  contestants.filter(({ name }) => only?.includes(name) !== false);

async function servePages(server: BenchServer, options: Options): Promise<void> {
  const add = (folder: string, name: string, files: Files) => {
    for (const [path, contents] of files) server.files.set(`${folder}/${path}`, contents);
    server.files.set(`${folder}/${name}.html`, pageHtml(folder, files.has("entry.css")));
  };
  const { source, parts } = options;
  for (const contestant of chosen([...lists, ...searches], options)) {
    if (!parts.includes(contestant.kind)) continue;
    add(`${contestant.kind}/${contestant.name}`, "index", await pageFiles(contestant, source));
  }
  if (parts.includes("streaming")) add("streaming", "index", await scriptFiles("page/streaming.ts", source));
}

async function measureSize(server: BenchServer, rows: number, options: Options): Promise<void> {
  const { runs, parts, source } = options;
  console.log(`${integer(rows)} customers, ${runs} runs`);
  const backend = backendOf(rows);
  const customers = await allCustomers(backend);
  server.api = backend.fetch;
  server.files.set("customers.json", json(customers));
  const part = async <T>(measure: () => Promise<Record<string, T>>): Promise<PartRecord<T>> => ({
    runs,
    machine: await machine(),
    figures: await measure(),
  });
  if (parts.includes("list")) {
    const list = await part(() => measureLists(server, options));
    await keep(rows, options, {
      list,
      together: await addedSize(LIST_AND_SEARCH, source),
    });
  }
  if (parts.includes("search")) {
    await keep(rows, options, { search: await part(() => measureSearches(server, options, customers)) });
  }
  if (parts.includes("streaming")) {
    const alone = await measureStreaming(server.origin, rows, runs, false);
    const together = await measureStreaming(server.origin, rows, runs, true);
    const figures = { "the store alone": alone, "with list and search on the page": together };
    await keep(rows, options, { streaming: await part(() => Promise.resolve(figures)) });
  }
}

/** What a module adds to a page that has Lit and the client. */
async function addedSize(code: string, source: boolean): Promise<Size> {
  const [without, withIt] = [await sizeOf(CLIENT, source, "Lit"), await sizeOf(CLIENT + code, source, "Lit")];
  return { first: withIt.first - without.first, later: withIt.later - without.later };
}

async function measureLists({ origin }: BenchServer, options: Options) {
  const { runs, source } = options;
  const figures: Record<string, ListFigures> = {};
  const results = await interleave(chosen(lists, options), runs, (contestant) =>
    measureList(origin, contestant),
  );
  for (const [contestant, of] of results) {
    const code = contestantCode(contestant);
    const { first, later } = await sizeOf(code, source);
    const size = contestant.inParts ? { first: first + later, later: 0 } : { first, later };
    figures[contestant.title] = listFigures(
      of,
      size,
      contestant.lit ? await sizeOf(code, source, "Lit") : null,
    );
  }
  return figures;
}

async function measureSearches(
  { origin, files }: BenchServer,
  options: Options,
  customers: readonly Customer[],
) {
  const { runs, source } = options;
  const figures: Record<string, SearchFigures> = {};
  const keystrokes = Array.from({ length: runs }, (_, run) => json(typings(customers, run + 1)));
  const results = await interleave(chosen(searches, options), runs, (contestant, run) => {
    files.set("keystrokes.json", keystrokes[run] as Uint8Array);
    return measureSearch(origin, contestant, run);
  });
  for (const [contestant, of] of results) {
    const missed = of.flatMap(({ typed }) => typed.missed.map(({ text, wanted }) => `"${text}" #${wanted}`));
    if (contestant.role === "ours" && missed.length > 0)
      console.log(`Not in the top 10: ${missed.join(", ")}`);
    figures[contestant.title] = searchFigures(of, await sizeOf(contestantCode(contestant), source));
  }
  return figures;
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

async function machine(): Promise<string> {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${await browserVersion()}, Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores, ${memory} GiB, load at the start ${(loadavg()[0] ?? 0).toFixed(1)}`;
}
