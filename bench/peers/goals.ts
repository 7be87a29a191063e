import { integer, type Section } from "../table.ts";
import { lists, searches, type Contestant } from "./contestants.ts";
import { figure } from "./figures.ts";
import { reasons } from "./reasons.ts";
import type { PeersRecord, SizeRecord } from "./record.ts";
import type { ListFigures, Time } from "./summary.ts";
import { percent } from "./tables.ts";

/** One goal, or one part of it. */
interface Check {
  what: string;
  goal: string;
  measured: string;
  /** What was measured, as a multiple of what it may be. */
  ratio: number;
}

const TWO_FRAMES_MS = 33.4;
const KILO = 1000;

/** How what was measured compares with what was asked for, at the largest number of customers. */
export function goals(record: PeersRecord): Section | undefined {
  const rows = Math.max(...Object.keys(record).map(Number));
  const largest = record[rows];
  if (!largest) return undefined;
  const checks = [
    ...listChecks(largest, record[1000]),
    ...searchChecks(largest),
    ...sizeChecks(largest),
    ...streamChecks(largest),
  ];
  return {
    title: `Goals, at ${integer(rows)} customers`,
    columns: ["what", "goal", "measured", "", "why"],
    inWords: true,
    rows: checks.map(({ what, goal, measured, ratio }) => [
      what,
      goal,
      measured,
      ratio <= 1
        ? "met"
        : Number.isFinite(ratio)
          ? `**missed** by ${figure((ratio - 1) * 100)} %`
          : "**missed**",
      ratio <= 1 ? "" : (reasons[what] ?? ""),
    ]),
    note: "Ratios within one run of all contestants, of medians. Where CPU is told beside the clock, it is what counts: what else runs on the machine lengthens the other.",
  };
}

interface Sides<T> {
  floor: T;
  ours: T;
  peers: [title: string, of: T][];
}

function sides<T>(
  of: Record<string, T> | undefined,
  contestants: readonly Contestant[],
): Sides<T> | undefined {
  const by = (wanted: Contestant["role"]) =>
    contestants
      .filter(({ role }) => role === wanted)
      .flatMap(({ title }): [string, T][] => (of?.[title] ? [[title, of[title]]] : []));
  const [[, floor] = [], [, ours] = []] = [by("floor")[0] ?? [], by("ours")[0] ?? []];
  return floor && ours ? { floor, ours, peers: by("peer") } : undefined;
}

/** The peer that has least of something. */
function best<T>(peers: readonly [string, T][], of: (peer: T) => number): { title: string; value: number } {
  const values = peers.map(([title, peer]) => ({ title, value: of(peer) }));
  return values.reduce((a, b) => (b.value < a.value ? b : a), { title: "no peer", value: Infinity });
}

/** Judged by the main thread's own time: what else the machine does meanwhile is not the page's. */
const onClock = ({ wall, cpu }: Time): string => `${figure(cpu)} ms of CPU, ${figure(wall)} on the clock`;

const share = (part: number, whole: number): string => `${figure(part / whole)} ×`;

function listChecks({ list }: SizeRecord, small: SizeRecord | undefined): Check[] {
  const of = sides(list?.figures, lists);
  const few = sides(small?.list?.figures, lists)?.ours;
  return of ? [...listTimes(of), ...listScrolling(of), ...listWeight(of.ours, few)] : [];
}

function listTimes({ floor, ours, peers }: Sides<ListFigures>): Check[] {
  const mount = best(peers, (peer) => peer.mount.cpu);
  const sort = best(peers, (peer) => peer.sort.wall);
  return [
    {
      what: "list: data in memory to first rows painted, CPU",
      goal: "≤ 1.5 × the floor",
      measured: `${figure(ours.mount.cpu)} ms, ${share(ours.mount.cpu, floor.mount.cpu)}`,
      ratio: ours.mount.cpu / (1.5 * floor.mount.cpu),
    },
    {
      what: "list: the same, beside the peers",
      goal: "below every peer",
      measured: `${share(ours.mount.cpu, mount.value)} ${mount.title}`,
      ratio: ours.mount.cpu / mount.value,
    },
    {
      what: "list: sort by name to painted",
      goal: "≤ 1/4 of the best peer",
      measured: `${figure(ours.sort.wall)} ms, ${share(ours.sort.wall, sort.value)} ${sort.title}`,
      ratio: (ours.sort.wall / sort.value) * 4,
    },
    {
      what: "list: filter by status to painted",
      goal: "two frames",
      measured: `${figure(ours.filter.wall)} ms`,
      ratio: ours.filter.wall / TWO_FRAMES_MS,
    },
  ];
}

function listScrolling({ floor, ours }: Sides<ListFigures>): Check[] {
  return [
    {
      what: "list: scroll, CPU a frame",
      goal: "≤ 1.5 × the floor",
      measured: `${figure(ours.scrollCpu)} ms, ${share(ours.scrollCpu, floor.scrollCpu)}`,
      ratio: ours.scrollCpu / (1.5 * floor.scrollCpu),
    },
    {
      what: "list: scroll, frames over 16.7 ms",
      goal: "≤ 1 %",
      measured: `${percent(ours.late.cpu)} by their own work, ${percent(ours.late.wall)} on the clock (the floor ${percent(floor.late.wall)})`,
      ratio: ours.late.cpu / 0.01,
    },
    {
      what: "list: scroll, blank frames",
      goal: "none",
      measured: integer(ours.blank),
      ratio: ours.blank > 0 ? Infinity : 0,
    },
  ];
}

function listWeight(ours: ListFigures, few: ListFigures | undefined): Check[] {
  return [
    {
      what: "list: heap above the data",
      goal: "≤ 2 MiB",
      measured: `${figure(ours.heapMounted)} MiB, after use ${figure(ours.heapUsed)}`,
      ratio: Math.max(ours.heapMounted, ours.heapUsed) / 2,
    },
    {
      what: "list: DOM nodes",
      goal: "≤ 1,400",
      measured: integer(Math.max(ours.nodes, ours.nodesUsed)),
      ratio: Math.max(ours.nodes, ours.nodesUsed) / 1400,
    },
    ...(few
      ? [
          {
            what: "list: DOM nodes, beside 1,000 customers",
            goal: "not growing",
            measured: share(ours.nodes, few.nodes),
            ratio: ours.nodes / few.nodes,
          },
        ]
      : []),
  ];
}

function searchChecks({ search }: SizeRecord): Check[] {
  const of = sides(search?.figures, searches);
  if (!of) return [];
  const { ours, peers } = of;
  const quality = ours.quality.all ?? 0;
  const peer = best(peers, (one) => 1 - (one.quality.all ?? 0));
  return [
    {
      what: "search: keystroke to top 20, p95",
      goal: "≤ 3 ms",
      measured: onClock(ours.p95),
      ratio: ours.p95.cpu / 3,
    },
    {
      what: "search: build, CPU",
      goal: "≤ 1 s",
      measured: `${figure(ours.buildCpu / KILO)} s`,
      ratio: ours.buildCpu / KILO,
    },
    {
      what: "search: build, longest slice",
      goal: "≤ 16 ms",
      measured: onClock(ours.longestSlice),
      ratio: ours.longestSlice.cpu / 16,
    },
    {
      what: "search: heap of the whole index",
      goal: "≤ 50 MB",
      measured: `${figure(ours.heap * 1.048_576)} MB`,
      ratio: (ours.heap * 1.048_576) / 50,
    },
    {
      what: "search: one-record update",
      goal: "≤ 0.5 ms",
      measured: `${figure(ours.update)} ms`,
      ratio: ours.update / 0.5,
    },
    {
      what: "search: wanted record in the top 10",
      goal: "100 %",
      measured: percent(quality),
      ratio: 1 / quality,
    },
    {
      what: "search: the same, beside the peers",
      goal: "at least the best peer's",
      measured: `${peer.title}: ${percent(1 - peer.value)}`,
      ratio: (1 - peer.value) / quality,
    },
  ];
}

function sizeChecks({ together, list }: SizeRecord): Check[] {
  const of = sides(list?.figures, lists);
  if (!together || !of) return [];
  const grids = of.peers.filter(([title]) => !title.startsWith("Lit rows"));
  const smallest = best(grids, ({ size, sizeWithoutLit }) => (sizeWithoutLit ?? size).first);
  return [
    {
      what: "size: list and search on a page that has Lit",
      goal: "≤ 30 kB",
      measured: `${figure(together.first / KILO)} kB, ${figure(together.later / KILO)} more on demand, the client not counted`,
      ratio: together.first / 30_000,
    },
    {
      what: "size: the same, beside the grids",
      goal: "below every grid peer",
      measured: `${share(together.first, smallest.value)} ${smallest.title}`,
      ratio: together.first / smallest.value,
    },
  ];
}

function streamChecks({ streaming }: SizeRecord): Check[] {
  return Object.entries(streaming?.figures ?? {}).map(([name, { longest }]) => ({
    what: `longest task while customers stream in, ${name}`,
    goal: "≤ 50 ms",
    measured: onClock(longest),
    ratio: longest.cpu / 50,
  }));
}
