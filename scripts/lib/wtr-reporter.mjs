import { relative } from "node:path";
import { root } from "./root.mjs";
import { writeResults } from "./results-file.mjs";

function* testsOf(suite, path = []) {
  if (!suite) return;
  for (const test of suite.tests) yield { ...test, title: [...path, test.name].join(" › ") };
  for (const inner of suite.suites) yield* testsOf(inner, [...path, inner.name]);
}

function describe(error) {
  const text = error?.stack || error?.message || "failed without a message";
  const whole = error?.message && !text.includes(error.message) ? `${error.message}\n${text}` : text;
  const ours = whole.split("\n").filter((line) => !line.includes("/__web-test-runner__/"));
  return ours.join("\n");
}

/**
 * Prints what failed, file by file, and counts; a file that could not be loaded is one failure. `isLeftOut(name)` tells of a test that
 * cannot pass where it is run: it is counted as skipped, unless it passes all the same.
 */
export function resultsReporter({ isLeftOut = () => false } = {}) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const file = relative(root, session.testFile);
        const fail = (title, text) => {
          const name = `${file}${title ? ` › ${title}` : ""}`;
          const leftOut = isLeftOut(name);
          counts[leftOut ? "skipped" : "failed"] += 1;
          if (!leftOut) console.log(`✖ ${name}\n    ${text.replaceAll("\n", "\n    ")}\n`);
        };
        const tests = [...testsOf(session.testResults)];
        for (const test of tests) {
          if (test.skipped) counts.skipped += 1;
          else if (test.passed) counts.passed += 1;
          else fail(test.title, describe(test.error));
        }
        const errors = session.errors ?? [];
        for (const error of errors) fail("", describe(error));
        for (const url of session.request404s ?? []) fail("", `404 for ${url}`);
        if (!session.passed && errors.length === 0 && tests.every((test) => test.passed || test.skipped)) {
          fail("", "the file failed without saying why");
        }
        if (process.env.VERBOSE)
          for (const test of tests) console.log(`  ${test.passed ? "✔" : "·"} ${test.title}`);
      }
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
      writeResults(counts);
    },
  };
}
