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
  /** The share of frames that came late, and of those whose own work was the reason. */
  late: { wall: number; cpu: number };
  blank: number;
  /** MiB above the data: once mounted, and after all of it. */
  heapMounted: number;
  heapUsed: number;
  nodes: number;
  nodesUsed: number;
}

const STATUS = "at_risk";
const FRAME_MS = 16.7;

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
    const { frames, late } = await tab.call<Scrolled>("scroll");
    const trace = await tab.endTrace();
    const overlong = Array.from({ length: frames }, (_, at) => at).filter(
      (at) => trace.cpu(`frame ${at}`, `frame ${at + 1}`) > FRAME_MS,
    );
    const blank = await tab.call<number>("blankFrames");
    await tab.settle("done");
    return {
      mount: trace.between("mount:start", "mount:end"),
      settled: trace.between("mount:start", "settled"),
      filter: trace.between("filter:start", "filter:end"),
      sort: trace.between("sort:start", "sort:end"),
      scrollCpu: trace.cpu("frame 0", `frame ${frames}`) / frames,
      late: { wall: late / frames, cpu: overlong.length / frames },
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
