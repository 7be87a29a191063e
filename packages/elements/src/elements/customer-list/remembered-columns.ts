import type { ColumnSetting } from "./columns.ts";

const keyOf = (name: string): string => `pv-list:${name}`;

const asSetting = (value: unknown): ColumnSetting[] => {
  if (typeof value !== "object" || value === null) return [];
  const { name, width, pinned } = value as Record<string, unknown>;
  if (typeof name !== "string") return [];
  return [
    {
      name,
      ...(typeof width === "number" && Number.isFinite(width) ? { width } : {}),
      ...(pinned === true ? { pinned } : {}),
    },
  ];
};

/** The columns that this browser keeps under a name; undefined where it keeps none. Nothing of a customer is among them. */
export function readColumns(name: string): readonly ColumnSetting[] | undefined {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? "null");
    return Array.isArray(held) ? held.flatMap(asSetting) : undefined;
  } catch {
    // Storage is forbidden, or holds what is not ours: the list then has the columns it comes with.
    return undefined;
  }
}

/** Keeps columns under a name, or forgets them. */
export function keepColumns(name: string, columns: readonly ColumnSetting[] | undefined): void {
  try {
    if (columns) localStorage.setItem(keyOf(name), JSON.stringify(columns));
    else localStorage.removeItem(keyOf(name));
  } catch {
    // Storage is forbidden or full: the choice then lasts as long as the list.
  }
}
