/** Measures the built packages as a page loads them, each against its budget in `budgets.json`. */
import { measureSizes } from "./lib/sizes.mjs";
import { writeResults } from "./lib/results-file.mjs";

const sizes = await measureSizes();
const over = sizes.filter(({ bytes, budget }) => bytes > budget);
for (const { name, bytes, budget } of sizes) {
  console.log(`${bytes > budget ? "✖" : "✔"} ${name}: ${bytes} B of ${budget} B, min+gzip`);
}
writeResults({ passed: sizes.length - over.length, failed: over.length, skipped: 0 });
process.exitCode = over.length > 0 ? 1 : 0;
