const longest = 120;

/** Keeps the start and the end of a long output: the cause is in one of them, and the rest repeats it. */
function shorten(output) {
  const lines = output.trimEnd().split("\n");
  if (lines.length <= longest) return lines;
  const cut = lines.length - longest;
  return [...lines.slice(0, longest / 2), `… ${cut} lines …`, ...lines.slice(-longest / 2)];
}

export function printStep({ name }, { passed, failed, skipped, seconds, output }) {
  const counts =
    passed + failed + skipped === 1 ? "" : ` ${passed} passed${failed ? `, ${failed} failed` : ""}`;
  const notes = skipped ? `, ${skipped} skipped` : "";
  console.log(`${failed > 0 ? "✖" : "✔"} ${name}${counts}${notes} (${seconds.toFixed(1)} s)`);
  if (failed > 0 && output) for (const line of shorten(output)) console.log(`    ${line}`);
}

/** The last line of the run, which other tools read: `N passed, N failed`, and what was skipped, if anything. */
export function summarise(results) {
  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  const skipped = sum("skipped");
  const failed = sum("failed");
  const line = `${sum("passed")} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return { line, failed };
}
