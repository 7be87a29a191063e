import type { ImportFailure, ImportResult } from "../import/tally.ts";
import { count, duration, ranges } from "./wording.ts";

/** The table that ends an import, and every failed line under the reason that it failed for. */
export function report(result: ImportResult): string {
  const rows = [
    ["created", result.created],
    ["already there", result.alreadyThere],
    ["failed", result.failed.length],
  ] as const;
  const width = Math.max(...rows.map(([, value]) => count(value).length), count(result.total).length);
  const line = (name: string, value: number) => `${name.padEnd(15)}${count(value).padStart(width)}`;
  return [
    ...rows.map(([name, value]) => line(name, value)),
    "─".repeat(15 + width),
    `${line("total", result.total)}  in ${duration(result.durationMs)}`,
    ...reportFailures(result.failed),
    "",
  ].join("\n");
}

/** One block for each reason, with the lines it holds for; the commonest first. */
export function reportFailures(failures: readonly ImportFailure[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { line, reason } of failures) {
    const known = lines.get(reason);
    if (known) known.push(line);
    else lines.set(reason, [line]);
  }
  return [...lines]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([reason, at]) => ["", `${at.length === 1 ? "line" : "lines"} ${ranges(at)}`, `  ${reason}`]);
}
