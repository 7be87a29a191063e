import type { CustomerSort } from "./sort-keys.ts";

/** Writes a sort as one line, the first column first, `-` before one that falls: `-mrr,name`. */
export const printSort = (sort: readonly CustomerSort[]): string =>
  sort.map(({ field, direction }) => `${direction === "desc" ? "-" : ""}${field}`).join(",");

/** Reads what `printSort` wrote. Never throws: what is no column is left out, and a column named twice counts once. */
export function parseSort(text: string): CustomerSort[] {
  const sort = new Map<string, CustomerSort>();
  for (const part of parseNames(text)) {
    const field = part.replace(/^-/, "");
    if (field && !sort.has(field)) sort.set(field, { field, direction: part === field ? "asc" : "desc" });
  }
  return [...sort.values()];
}

/** Most names that a list of columns is read for; a longer one was not made here. */
const MAX_NAMES = 200;

/** Reads names with commas between them, each once. */
export const parseNames = (text: string): string[] => [
  ...new Set(
    text
      .split(",", MAX_NAMES)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];
