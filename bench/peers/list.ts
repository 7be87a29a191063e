import { openTab } from "./browser.ts";
import type { Contestant } from "./contestants.ts";
import type { Scrolled } from "./page/list.ts";
import type { Span } from "./trace.ts";

/** One contestant's list in one run. */
export interface ListResult {
  mount: Span;
  /** From the start of the mount until the page has nothing left to do. */
  settled: Span;
  filter: Span;
  sort: Span;
  /** Milliseconds of the main thread. */
  scrollCpu: number;
  lateShare: number;
  blank: number;
  /** MiB above the data: once mounted, and after all of it. */
  heapMounted: number;
  heapUsed: number;
  nodes: number;
  nodesUsed: number;
}

const STATUS = "at_risk";

export async function measureList(origin: string, { name }: Contestant): Promise<ListResult> {
  const tab = await openTab(`${origin}/list/${name}/index.html`);
  try {
    await tab.call("load");
    const data = await tab.heap();
    await tab.startTrace();
    await tab.call("mount");
    await tab.settle("settled");
    const heapMounted = (await tab.heap()) - data;
    const nodes = await tab.call<number>("nodes");
    await tab.call("filter", STATUS);
    await tab.settle("filtered");
    await tab.call("unfilter");
    await tab.settle("unfiltered");
    await tab.call("sort");
    await tab.settle("sorted");
    const scrolled = await tab.call<Scrolled>("scroll");
    const trace = await tab.endTrace();
    const blank = await tab.call<number>("blankFrames");
    await tab.settle("done");
    return {
      mount: trace.between("mount:start", "mount:end"),
      settled: trace.between("mount:start", "settled"),
      filter: trace.between("filter:start", "filter:end"),
      sort: trace.between("sort:start", "sort:end"),
      scrollCpu: trace.between("scroll:start", "scroll:end").cpu / scrolled.frames,
      lateShare: scrolled.late / scrolled.frames,
      blank,
      heapMounted,
      heapUsed: (await tab.heap()) - data,
      nodes,
      nodesUsed: await tab.call<number>("nodes"),
    };
  } finally {
    await tab.close();
  }
}
