const workers = 2;

/**
 * Runs steps in their order, two at a time. A step waits for those that it `needs` (and fails, unrun, when one of them
 * failed); two `chromium` steps never run together, because each fills a core by itself.
 */
export async function runSteps(steps, { onDone }) {
  const results = new Map();
  const waiting = [...steps];
  const running = new Map();

  const isReady = (step) => {
    const needed = (step.needs ?? []).every((name) => results.has(name));
    return needed && !(step.chromium && [...running.keys()].some((other) => other.chromium));
  };
  const finish = (step, result) => {
    running.delete(step);
    results.set(step.name, result);
    onDone(step, result);
  };

  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < workers ? waiting.findIndex(isReady) : -1;
    if (next === -1) {
      await Promise.race(running.values());
      continue;
    }
    const [step] = waiting.splice(next, 1);
    const broken = (step.needs ?? []).find((name) => results.get(name).failed > 0);
    if (broken) {
      finish(step, { passed: 0, failed: 1, skipped: 0, seconds: 0, output: `not run: ${broken} failed` });
      continue;
    }
    running.set(
      step,
      timed(step).then((result) => finish(step, result)),
    );
  }
  return [...results.values()];
}

async function timed(step) {
  const started = performance.now();
  const result = await outcome(step);
  const empty = result.passed + result.failed === 0;
  return {
    skipped: 0,
    ...result,
    ...(empty && { failed: 1, output: `${result.output ?? ""}\nno test ran in this step`.trim() }),
    seconds: (performance.now() - started) / 1000,
  };
}

async function outcome(step) {
  try {
    return await step.run();
  } catch (error) {
    return { passed: 0, failed: 1, output: error.stack };
  }
}
