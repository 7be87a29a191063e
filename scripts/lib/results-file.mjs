import { writeFileSync } from "node:fs";

/** Tells the step that started this process how many tests it ran; says nothing when started by hand. */
export function writeResults(counts) {
  if (process.env.PIVOTAL_RESULTS) writeFileSync(process.env.PIVOTAL_RESULTS, JSON.stringify(counts));
}
