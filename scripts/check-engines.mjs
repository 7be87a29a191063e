/**
 * Runs the browser tests in another engine: `node scripts/check-engines.mjs firefox|webkit [file…]`.
 * What cannot run there is listed with its reason in `test/support/engines.json`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startTestRunner } from "@web/test-runner";
import config from "../web-test-runner.config.mjs";
import { firefoxLauncher } from "./lib/engines/firefox.mjs";
import { webkitLauncher } from "./lib/engines/webkit.mjs";
import { root } from "./lib/root.mjs";
import { resultsReporter } from "./lib/wtr-reporter.mjs";

const launchers = { firefox: firefoxLauncher, webkit: webkitLauncher };
const [engine, ...files] = process.argv.slice(2);
if (!Object.hasOwn(launchers, engine ?? "")) {
  throw new Error(`Say which engine: ${Object.keys(launchers).join(" or ")}.`);
}

const leftOut = JSON.parse(readFileSync(join(root, "test", "support", "engines.json"), "utf8")).filter(
  ({ engines }) => engines.includes(engine),
);
const isLeftOut = (name) => leftOut.some(({ test }) => name.includes(test));

await startTestRunner({
  readCliArgs: false,
  readFileConfig: false,
  config: {
    ...config,
    ...(files.length > 0 && { files }),
    concurrency: 1,
    reporters: [resultsReporter({ isLeftOut })],
    browsers: [launchers[engine]()],
  },
});
