import { ensureChromium } from "../lib/chromium.mjs";
import { runSteps } from "../lib/schedule.mjs";
import { printStep, summarise } from "../lib/report.mjs";
import { steps } from "../lib/test-steps.mjs";

/** Runs every check; arguments pick steps by name: `npm test -- lint types`. */
export default async function test(args) {
  const chosen = args.length === 0 ? steps : pick(args);
  const browser = chosen.some((step) => step.chromium) ? await ensureChromium() : undefined;
  if (browser) process.env.CHROME_PATH = browser;
  const results = await runSteps(chosen, { onDone: printStep });
  const { line, failed } = summarise(results);
  console.log(line);
  return failed > 0 ? 1 : 0;
}

function pick(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No step is called ${unknown.join(", ")}: there are ${steps.map(({ name }) => name).join(", ")}.`,
    );
  }
  const wanted = new Set(names);
  for (let size = 0; size !== wanted.size;) {
    size = wanted.size;
    for (const step of steps) {
      if (wanted.has(step.name)) step.needs?.forEach((name) => wanted.add(name));
    }
  }
  return steps.filter(({ name }) => wanted.has(name));
}
