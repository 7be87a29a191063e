import { runToEnd } from "../lib/processes.mjs";

/** Measures and writes `docs/generated/bench.md`; arguments go to `bench/run.ts`. */
export default async function bench(args) {
  const built = await runToEnd(process.execPath, ["scripts/build.mjs"]);
  if (built !== 0) return built;
  return runToEnd(process.execPath, ["--conditions=pivotal-source", "--expose-gc", "bench/run.ts", ...args]);
}
