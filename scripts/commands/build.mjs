import { runToEnd } from "../lib/processes.mjs";

/** Builds the packages and writes `docs/generated` anew from what was built. */
export default async function build() {
  const built = await runToEnd(process.execPath, ["scripts/build.mjs"]);
  if (built !== 0) return built;
  return runToEnd(process.execPath, ["--conditions=pivotal-source", "scripts/gen-docs.mjs"]);
}
