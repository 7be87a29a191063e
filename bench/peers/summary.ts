import { median, percentile } from "./figures.ts";
import type { ListResult } from "./list.ts";
import type { SearchResult } from "./search.ts";
import type { Size } from "./bundle.ts";
import type { Span } from "./trace.ts";

/** Milliseconds on the clock and of the main thread. */
export interface Time {
  wall: number;
  cpu: number;
}

/** A list's figures: medians of all runs; sizes in bytes, memory in MiB, times in milliseconds. */
export interface ListFigures {
  size: Size;
  sizeWithoutLit: Size | null;
  mount: Time;
  /** CPU until the page has nothing left to do. */
  settledCpu: number;
  filter: Time;
  sort: Time;
  scrollCpu: number;
  /** The share of frames that came late, and of those whose own work was the reason. */
  late: Time;
  /** The most of any run. */
  blank: number;
  heapMounted: number;
  heapUsed: number;
  nodes: number;
  nodesUsed: number;
}

/** A search's figures: medians of all runs, percentiles over the keystrokes of all runs. */
export interface SearchFigures {
  size: Size;
  buildCpu: number;
  longestSlice: Time;
  heap: number;
  keystrokes: number;
  p50: Time;
  p95: Time;
  update: number;
  /** Of the changed customers, the share that was found by its new name at once. */
  updatesFound: number;
  /** The share of telling keystrokes that had the wanted customer in the top 10, by kind and in all. */
  quality: Record<string, number>;
}

export function listFigures(
  results: readonly ListResult[],
  size: Size,
  sizeWithoutLit: Size | null,
): ListFigures {
  const of = (pick: (result: ListResult) => number) => median(results.map(pick));
  const time = (pick: (result: ListResult) => Span): Time => ({
    wall: of((result) => pick(result).wall),
    cpu: of((result) => pick(result).cpu),
  });
  return {
    size,
    sizeWithoutLit,
    mount: time(({ mount }) => mount),
    settledCpu: of(({ settled }) => settled.cpu),
    filter: time(({ filter }) => filter),
    sort: time(({ sort }) => sort),
    scrollCpu: of(({ scrollCpu }) => scrollCpu),
    late: { wall: of(({ late }) => late.wall), cpu: of(({ late }) => late.cpu) },
    blank: Math.max(...results.map(({ blank }) => blank)),
    heapMounted: of(({ heapMounted }) => heapMounted),
    heapUsed: of(({ heapUsed }) => heapUsed),
    nodes: of(({ nodes }) => nodes),
    nodesUsed: of(({ nodesUsed }) => nodesUsed),
  };
}

export function searchFigures(results: readonly SearchResult[], size: Size): SearchFigures {
  const of = (pick: (result: SearchResult) => number) => median(results.map(pick));
  const keystrokes = results.flatMap(({ typed }) => typed.wall);
  const keystrokesCpu = results.flatMap(({ typedCpu }) => typedCpu);
  const looked = results.reduce((sum, { updated }) => sum + updated.looked, 0);
  return {
    size,
    buildCpu: of(({ build }) => build.cpu),
    longestSlice: {
      wall: of(({ build }) => build.longest.wall),
      cpu: of(({ build }) => build.longest.cpu),
    },
    heap: of(({ heap }) => heap),
    keystrokes: keystrokes.length,
    p50: { wall: percentile(keystrokes, 0.5), cpu: percentile(keystrokesCpu, 0.5) },
    p95: { wall: percentile(keystrokes, 0.95), cpu: percentile(keystrokesCpu, 0.95) },
    update: of(({ updated }) => median(updated.wall)),
    updatesFound: results.reduce((sum, { updated }) => sum + updated.found, 0) / looked,
    quality: quality(results),
  };
}

function quality(results: readonly SearchResult[]): Record<string, number> {
  const sums: Record<string, { asked: number; found: number }> = {};
  for (const { typed } of results) {
    for (const [kind, { asked, found }] of Object.entries(typed.quality)) {
      for (const name of [kind, "all"]) {
        const sum = (sums[name] ??= { asked: 0, found: 0 });
        sum.asked += asked;
        sum.found += found;
      }
    }
  }
  return Object.fromEntries(Object.entries(sums).map(([kind, { asked, found }]) => [kind, found / asked]));
}
