import { AbortError } from "../core/errors.ts";
import type { Replica } from "./replica.ts";
import type { PivotalStore } from "./store.ts";

/** The replica, once it holds every customer. Throws why they did not come, and AbortError. */
export async function wholeReplica(store: PivotalStore, signal: AbortSignal): Promise<Replica> {
  const { replicaOf } = await import("./replica.ts");
  const replica = replicaOf(store);
  const leave = replica.attend();
  const off: (() => void)[] = [leave];
  try {
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        const { complete, fetching, error } = replica.coverage;
        if (signal.aborted) reject(new AbortError("The run was cancelled", { cause: signal.reason }));
        else if (complete) resolve();
        else if (error && !fetching) reject(error);
      };
      off.push(replica.changed.add(look));
      signal.addEventListener("abort", look);
      off.push(() => signal.removeEventListener("abort", look));
      // A walk that has failed goes on where it stopped.
      if (!replica.coverage.complete && !replica.coverage.fetching) void replica.refresh();
      look();
    });
  } finally {
    for (const stop of off) stop();
  }
  return replica;
}
