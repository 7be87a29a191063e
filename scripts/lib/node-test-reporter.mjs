import { relative, resolve } from "node:path";
import { root } from "./root.mjs";
import { writeResults } from "./results-file.mjs";

const isSuite = (data) => data.details?.type === "suite";

/** Node reports a file without tests as one passed test of the file's name. */
const isFile = (data) => data.nesting === 0 && resolve(root, data.name) === data.file;

function describe(error) {
  const cause = error?.cause ?? error;
  const text = cause?.stack || cause?.message || String(cause);
  return text
    .split("\n")
    .filter((line) => !/\(?node:(internal|async_hooks)/.test(line))
    .join("\n    ");
}

/** Prints the failed tests alone, and leaves the counts for the step that started the run. */
export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const printed = new Map();
  for await (const { type, data } of events) {
    if (type === "test:stderr" || (type === "test:diagnostic" && data.file)) {
      const file = resolve(root, data.file);
      printed.set(file, `${printed.get(file) ?? ""}${data.message.trimEnd()}\n`);
    }
    if ((type !== "test:pass" && type !== "test:fail") || isSuite(data)) continue;
    if (data.skip !== undefined || data.todo !== undefined) {
      counts.skipped += 1;
      if (typeof data.skip === "string")
        yield `– ${relative(root, data.file ?? "")} › ${data.name}\n    skipped: ${data.skip}\n`;
    } else if (type === "test:pass") counts.passed += isFile(data) ? 0 : 1;
    else if (data.details.error?.failureType !== "subtestsFailed") {
      counts.failed += 1;
      yield `✖ ${relative(root, data.file ?? "")} › ${data.name}\n    ${describe(data.details.error)}\n`;
      const said = printed.get(data.file);
      if (said) yield `    the file printed: ${said.trim().slice(0, 4_000).replaceAll("\n", "\n    ")}\n`;
      printed.delete(data.file);
    }
  }
  yield `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`;
  writeResults(counts);
}
