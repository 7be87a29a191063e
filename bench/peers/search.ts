import { openTab } from "./browser.ts";
import type { Contestant } from "./contestants.ts";
import type { Typed, Updated } from "./page/search.ts";
import type { Span } from "./trace.ts";

/** One contestant's search in one run. */
export interface SearchResult {
  /** From the first page of customers until the page has nothing left to do. */
  build: Span;
  /** MiB above the data. */
  heap: number;
  typed: Typed;
  /** Milliseconds of the main thread, of each keystroke. */
  typedCpu: number[];
  updated: Updated;
}

/** How long each contestant may type. */
const BUDGET_MS = 6_000;

export async function measureSearch(
  origin: string,
  { name }: Contestant,
  run: number,
): Promise<SearchResult> {
  const tab = await openTab(`${origin}/search/${name}/index.html`);
  try {
    await tab.call("load");
    const data = await tab.heap();
    await tab.startTrace();
    await tab.call("build");
    await tab.settle("built");
    const heap = (await tab.heap()) - data;
    const typed = await tab.call<Typed>("type", BUDGET_MS, run);
    const trace = await tab.endTrace();
    const updated = await tab.call<Updated>("update");
    const typedCpu = typed.wall.map((_, at) => trace.cpu(`key ${at}:start`, `key ${at}:end`));
    return { build: trace.between("build:start", "built"), heap, typed, typedCpu, updated };
  } finally {
    await tab.close();
  }
}
