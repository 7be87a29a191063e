import type { PivotalStore } from "@pivotal/sdk/store/core";

/** What is younger need not be asked for again because a person came back, in milliseconds. */
const FRESH_MS = 30_000;

/**
 * Asks anew for what is shown when a person comes back to the page: everything after the page was restored from the back/forward
 * cache, since the session may have ended meanwhile; what is no longer fresh when it was only out of sight. Returns what ends it.
 */
export function followPage(store: () => PivotalStore | undefined): () => void {
  const end = new AbortController();
  const { signal } = end;
  const restored = ({ persisted }: PageTransitionEvent) => {
    if (persisted) store()?.revalidate();
  };
  const seen = () => {
    if (!document.hidden) store()?.revalidate(FRESH_MS);
  };
  window.addEventListener("pageshow", restored, { signal });
  document.addEventListener("visibilitychange", seen, { signal });
  window.addEventListener("online", () => store()?.revalidate(FRESH_MS), { signal });
  return () => end.abort();
}
