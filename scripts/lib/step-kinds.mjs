import { mkdtempSync, readFileSync, rmSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture } from "./processes.mjs";

const slowest = 10 * 60_000;

/** One check: passed when the program ends well. */
export const check =
  (command, args, env = {}) =>
  async () => {
    const { code, output } = await capture(command, args, { timeoutMs: slowest, env });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  };

/** Several checks in a row; each failing one shows its own output. */
export const checks = (list) => async () => {
  const results = [];
  for (const run of list) results.push(await run());
  const sum = (field) => results.reduce((total, result) => total + (result[field] ?? 0), 0);
  const broken = results.filter((result) => result.failed > 0);
  return {
    passed: sum("passed"),
    failed: sum("failed"),
    output: broken.map((result) => result.output).join("\n"),
  };
};

/**
 * A program that counts its own tests and leaves the counts in the file that PIVOTAL_RESULTS names. One that ends
 * badly with no failed test (it crashed, or was ended) is one failure.
 */
export const suite =
  (command, args, env = {}) =>
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "pivotal-results-"));
    const file = join(folder, "results.json");
    try {
      const { code, output } = await capture(command, args, {
        timeoutMs: slowest,
        env: { ...env, PIVOTAL_RESULTS: file },
      });
      const counts = existsSync(file)
        ? JSON.parse(readFileSync(file, "utf8"))
        : { passed: 0, failed: 0, skipped: 0 };
      if (code !== 0 && counts.failed === 0) counts.failed = 1;
      return { ...counts, output };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
