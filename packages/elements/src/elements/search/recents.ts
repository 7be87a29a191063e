const KEY = "pv-search-recents";

/** Most customers kept. */
export const MAX_RECENTS = 8;

let inMemory: readonly string[] = [];

/** The customers opened last from search, newest first, as cuids. Nothing else of a customer is kept in the browser. */
export function readRecents(): readonly string[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(held) ? held.filter((id) => typeof id === "string").slice(0, MAX_RECENTS) : [];
  } catch {
    // Storage is forbidden, or holds what is not ours: recents then last as long as the page.
    return inMemory;
  }
}

export function addRecent(id: string): void {
  inMemory = [id, ...readRecents().filter((held) => held !== id)].slice(0, MAX_RECENTS);
  try {
    localStorage.setItem(KEY, JSON.stringify(inMemory));
  } catch {
    // Storage is forbidden or full: recents then last as long as the page.
  }
}
