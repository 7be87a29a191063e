/** Builds the catalogue into `storybook-static`. */
import { prepareCatalogue, storybook, storybookEnv } from "./lib/catalogue.mjs";
import { runToEnd } from "./lib/processes.mjs";

await prepareCatalogue();
process.exitCode = await runToEnd(
  storybook,
  ["build", "--output-dir", "storybook-static", "--disable-telemetry", "--quiet"],
  storybookEnv,
);
