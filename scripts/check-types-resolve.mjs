/** Asks "are the types wrong" about one packed package: `node scripts/check-types-resolve.mjs sdk`. */
import { join } from "node:path";
import { capture } from "./lib/processes.mjs";
import { root } from "./lib/root.mjs";
import { subpathsOf, tarballOf } from "./lib/workspace-packages.mjs";

const [name] = process.argv.slice(2);
const typed = subpathsOf(name).filter((path) => !path.startsWith("./script") && !path.endsWith(".css"));
const { code, output } = await capture(join(root, "node_modules", ".bin", "attw"), [
  tarballOf(name),
  ...["--profile", "esm-only", "--format", "ascii", "--no-emoji"],
  ...["--entrypoints", ...typed],
]);
if (code !== 0) console.error(output);
process.exitCode = code;
