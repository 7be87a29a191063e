import { openTab } from "./browser.ts";
import { median } from "./figures.ts";
import type { Streamed } from "./page/streaming.ts";
import type { Time } from "./summary.ts";

/** What filling a store from the API costs the page: medians of all runs but the longest task, the longest of any. */
export interface StreamFigures extends Time {
  longest: Time;
  gap: number;
  longTasks: number;
}

const one = async (origin: string, withViews: boolean, rows: number): Promise<StreamFigures> => {
  const tab = await openTab(`${origin}/streaming/index.html`);
  try {
    await tab.call("prepare", withViews);
    await tab.settle("prepared");
    await tab.startTrace();
    const { gap, longTasks, rows: held } = await tab.call<Streamed>("stream");
    if (held < rows) throw new Error(`Only ${held} of ${rows} customers arrived.`);
    await tab.settle("settled");
    const { wall, cpu, longest } = (await tab.endTrace()).between("stream:start", "settled");
    return { wall, cpu, longest, gap, longTasks };
  } finally {
    await tab.close();
  }
};

/** Lets all customers stream into a store in pages of 100, alone or with the list and the search on the page. */
export async function measureStreaming(
  origin: string,
  rows: number,
  runs: number,
  withViews: boolean,
): Promise<StreamFigures> {
  const results: StreamFigures[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await one(origin, withViews, rows));
  const middle = (pick: (result: StreamFigures) => number) => median(results.map(pick));
  const most = (pick: (result: StreamFigures) => number) => Math.max(...results.map(pick));
  return {
    wall: middle(({ wall }) => wall),
    cpu: middle(({ cpu }) => cpu),
    longest: { wall: most(({ longest }) => longest.wall), cpu: most(({ longest }) => longest.cpu) },
    gap: most(({ gap }) => gap),
    longTasks: most(({ longTasks }) => longTasks),
  };
}
