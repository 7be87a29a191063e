import { integer, type Section } from "../table.ts";
import type { Size } from "./bundle.ts";
import { figure } from "./figures.ts";
import type { PartRecord, SizeRecord } from "./record.ts";
import type { StreamFigures } from "./streaming.ts";
import type { ListFigures, SearchFigures, Time } from "./summary.ts";

/** What comes with the page, and what is loaded on demand, in kB. */
const kilobytes = ({ first, later }: Size): string =>
  `${figure(first / 1000)}${later > 0 ? ` + ${figure(later / 1000)}` : ""}`;
export const percent = (share: number): string => (Number.isFinite(share) ? `${figure(share * 100)} %` : "–");
const time = ({ wall, cpu }: Time): string => `${figure(wall)} / ${figure(cpu)}`;

/** The tables of one number of customers. */
export function sections(rows: string, { list, search, streaming }: SizeRecord): Section[] {
  const size = integer(Number(rows));
  return [
    list && listSection(`Lists of ${size} customers`, list),
    search && searchSection(`Search in ${size} customers`, search),
    search && qualitySection(`Search in ${size} customers: the wanted one in the top 10`, search),
    streaming && streamSection(`${size} customers streaming in`, streaming),
  ].filter((section) => section !== undefined);
}

function listSection(title: string, { figures, runs, machine }: PartRecord<ListFigures>): Section {
  return {
    title,
    columns: [
      "",
      "gz kB",
      "without Lit",
      "first rows",
      "CPU until idle",
      "filter",
      "sort",
      "scroll CPU a frame",
      "late frames",
      "blank frames",
      "heap, MiB",
      "after use",
      "nodes",
      "after use",
    ],
    rows: Object.entries(figures).map(([name, of]) => [
      name,
      kilobytes(of.size),
      of.sizeWithoutLit ? kilobytes(of.sizeWithoutLit) : "–",
      time(of.mount),
      figure(of.settledCpu),
      time(of.filter),
      time(of.sort),
      figure(of.scrollCpu),
      `${percent(of.late.wall)} / ${percent(of.late.cpu)}`,
      integer(of.blank),
      figure(of.heapMounted),
      figure(of.heapUsed),
      integer(of.nodes),
      integer(of.nodesUsed),
    ]),
    note: `Medians of ${runs} interleaved runs, each in a browser of its own; milliseconds on the clock / of the main thread, from the call to the end of the first frame that shows the right row on top. A frame is 16.7 ms, so nothing can be faster on the clock. Nine columns, rows of 40 px, 720 px high; the sort is by name with \`Intl.Collator\`. Scroll: 125 frames, row by row, ten rows a frame, and jumps; late frames came more than 18 ms after the one before / took more than 16.7 ms of CPU themselves. Heap: JavaScript's and that behind typed arrays, above the data, collected before each reading. Size: the contestant with the code that sets it up, with the page + on demand. ${machine}.`,
  };
}

function searchSection(title: string, { figures, runs, machine }: PartRecord<SearchFigures>): Section {
  return {
    title,
    columns: [
      "",
      "gz kB",
      "build CPU",
      "longest slice",
      "heap, MiB",
      "keystroke p50",
      "p95",
      "keystrokes",
      "update",
      "found at once",
    ],
    rows: Object.entries(figures).map(([name, of]) => [
      name,
      kilobytes(of.size),
      figure(of.buildCpu),
      time(of.longestSlice),
      figure(of.heap),
      time(of.p50),
      time(of.p95),
      integer(of.keystrokes),
      figure(of.update),
      percent(of.updatesFound),
    ]),
    note: `Milliseconds, on the clock / of the main thread where there are two. Build: pages of 100 customers, each in a task of its own, until the page is idle; longest slice: the longest task meanwhile. Medians of ${runs} interleaved runs; percentiles over the keystrokes of all runs. Who is looked for is drawn anew in each run, the same for everyone. Each contestant types for some 6 seconds, the slow ones every n-th letter. Everyone searches name, domain, tags and the texts of custom fields, for the top 20. ${machine}.`,
  };
}

function qualitySection(title: string, { figures }: PartRecord<SearchFigures>): Section {
  const kinds = ["name", "domain", "infix", "CJK", "all"];
  return {
    title,
    columns: ["", ...kinds],
    rows: Object.entries(figures).map(([name, { quality }]) => [
      name,
      ...kinds.map((kind) => percent(quality[kind] ?? Number.NaN)),
    ]),
    note: "Of the keystrokes after which at most ten customers contain all that is typed, accents and case aside. Name: from its start, then the number that tells customers of one name apart. Domain: from its start. Infix: a name or a domain without its first letters. CJK: a name from its second character or later on.",
  };
}

function streamSection(title: string, { figures, runs, machine }: PartRecord<StreamFigures>): Section {
  return {
    title,
    columns: ["", "seconds", "CPU, s", "longest task", "tasks over 50 ms", "longest gap"],
    rows: Object.entries(figures).map(([name, of]) => [
      name,
      figure(of.wall / 1000),
      figure(of.cpu / 1000),
      time(of.longest),
      integer(of.longTasks),
      figure(of.gap),
    ]),
    note: `Pages of 100 over loopback HTTP, as fast as they are answered. Medians of ${runs} runs; the longest task, on the clock / of the main thread, the tasks over 50 ms and the longest gap between two beats of a timer of 5 ms are the worst of all runs. ${machine}.`,
  };
}
