/**
 * Where a list keeps its state for links and reloads. The list never touches the page's history by itself: a host hands it one of
 * these, its router's or `historyUrlState()`.
 */
export interface UrlState {
  /** The query part of the address, with or without `?`. */
  read(): string;
  /** Takes the whole query part, with what else was in it, without `?`. */
  write(search: string): void;
  /** Tells `changed` when the address was changed by anyone else, until the returned function is called. */
  subscribe?(changed: () => void): () => void;
}

/** Writes this soon after each other are one step for the back button, in milliseconds. */
const ONE_STEP_MS = 2_000;

/**
 * The page's own address, for hosts without a router. By default each state takes the place of the last in the history; with
 * `push: true` the back button returns to the one before.
 */
export function historyUrlState({ push = false }: { push?: boolean } = {}): UrlState {
  let wroteAt = Number.NEGATIVE_INFINITY;
  return {
    read: () => location.search,
    write(search) {
      const url = `${location.pathname}${search ? `?${search}` : ""}${location.hash}`;
      const step = push && performance.now() - wroteAt > ONE_STEP_MS;
      wroteAt = performance.now();
      if (step) history.pushState(history.state, "", url);
      else history.replaceState(history.state, "", url);
    },
    subscribe(changed) {
      window.addEventListener("popstate", changed);
      return () => window.removeEventListener("popstate", changed);
    },
  };
}
