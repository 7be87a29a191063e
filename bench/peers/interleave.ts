import type { Contestant } from "./contestants.ts";

/** What was measured of each contestant, by run. */
export type Results<T> = Map<Contestant, T[]>;

/**
 * Measures every contestant once in each run, each time starting with another one, so that none always has the warm machine. A run that
 * fails is told of and left out; throws for a contestant of whom no run is left.
 */
export async function interleave<T>(
  contestants: readonly Contestant[],
  runs: number,
  measure: (contestant: Contestant, run: number) => Promise<T>,
): Promise<Results<T>> {
  const results: Results<T> = new Map(contestants.map((contestant) => [contestant, []]));
  for (let run = 0; run < runs; run += 1) {
    const shift = run % contestants.length;
    for (const contestant of [...contestants.slice(shift), ...contestants.slice(0, shift)]) {
      const label = `${contestant.kind} ${contestant.name}, run ${run + 1}`;
      try {
        const started = performance.now();
        results.get(contestant)?.push(await measure(contestant, run));
        console.log(`${label}: ${Math.round((performance.now() - started) / 1000)} s`);
      } catch (error) {
        console.error(`${label}: ${(error as Error).message}`);
      }
    }
  }
  const unmeasured = [...results].filter(([, of]) => of.length === 0).map(([{ name }]) => name);
  if (unmeasured.length > 0) throw new Error(`No run measured ${unmeasured.join(", ")}.`);
  return results;
}
