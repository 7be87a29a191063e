import type { PivotalStore } from "@pivotal/sdk/store/core";

/** Gives what lets one store at a time follow what happens elsewhere, once the code for it is here; undefined ends it. */
export function followLive(): (store: PivotalStore | undefined) => void {
  let followed: PivotalStore | undefined;
  let end = new AbortController();
  return (store) => {
    if (store === followed) return;
    followed = store;
    end.abort();
    const { signal } = (end = new AbortController());
    if (store)
      import("@pivotal/sdk/live").then(({ followEvents }) => followEvents(store, { signal }), reportError);
  };
}
