/** How long one slice of work may take before others get their turn, in milliseconds: well inside a frame. */
const SLICE_MS = 8;

/** Gives way to input, painting and timers, and comes back as soon as they have had their turn. */
export function breathe(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, "scheduler");
  if (hasYield(scheduler)) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve, 0));
}

interface Yielding {
  yield(): Promise<void>;
}

const hasYield = (scheduler: unknown): scheduler is Yielding =>
  typeof scheduler === "object" && scheduler !== null && "yield" in scheduler;

/** Does work a step at a time, as many as fit a slice, until there are no more steps or `stopped` says so. */
export async function inSlices(
  steps: Iterator<unknown>,
  stopped: () => boolean = () => false,
): Promise<void> {
  for (let until = performance.now() + SLICE_MS; !stopped() && steps.next().done !== true;) {
    if (performance.now() < until) continue;
    await breathe();
    until = performance.now() + SLICE_MS;
  }
}
