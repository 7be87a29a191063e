/** How long one slice of work may take before others get their turn, in milliseconds: well inside a frame. */
const SLICE_MS = 8;

/** Gives way to input, painting, timers and messages, and comes back when none of them waits. */
export function breathe(): Promise<void> {
  const scheduler: unknown = Reflect.get(globalThis, "scheduler");
  // Not `scheduler.yield()`: what it continues goes before every timer and message that waits.
  if (canPost(scheduler)) return scheduler.postTask(() => undefined, { priority: "background" });
  return new Promise((resolve) => setTimeout(resolve, 0));
}

interface Posting {
  postTask(task: () => undefined, options: { priority: "background" }): Promise<void>;
}

const canPost = (scheduler: unknown): scheduler is Posting =>
  typeof scheduler === "object" && scheduler !== null && "postTask" in scheduler;

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
