import type { PivotalStore } from "@pivotal/sdk/store/core";

/** Lets a store follow what happens elsewhere, once the code for it is here. Returns what ends it. */
export function followLive(store: PivotalStore): () => void {
  const end = new AbortController();
  import("@pivotal/sdk/live").then(
    ({ followEvents }) => followEvents(store, { signal: end.signal }),
    reportError,
  );
  return () => end.abort();
}
