import type { CustomerSort } from "./sort-keys.ts";
import { parseSort } from "./sort-text.ts";

/** What a saved view holds: a query, columns and a sort, nothing more. */
export interface ViewContent {
  /** In the query language; empty for every customer. */
  readonly query: string;
  /** Column names in order; empty for the list's own choice. */
  readonly columns: readonly string[];
  readonly sort: readonly CustomerSort[];
}

/** A view that is yet to be saved. */
export interface ViewDraft extends ViewContent {
  readonly name: string;
  /** Everyone of the workspace has it; else only who made it. */
  readonly shared: boolean;
}

export interface SavedView extends ViewDraft {
  readonly id: string;
  /** Comes with the list; it cannot be changed or deleted. */
  readonly builtIn?: boolean;
  /** Member id of who made it, where the storage says so. */
  readonly createdBy?: string | null;
}

/**
 * Where a host keeps saved views, for a server that does not: given to `configure({ viewStorage })` or to `<pv-provider>`. Rejecting
 * means that nothing was changed, and the view shows as it was.
 */
export interface ViewStorage {
  list(): Promise<readonly SavedView[]>;
  /** Keeps a new view (no `id`) or takes the place of one. Resolves with what it now holds. */
  save(view: ViewDraft & { readonly id?: string }): Promise<SavedView>;
  /** Resolves too when there is no such view. */
  remove(id: string): Promise<void>;
}

const builtIn = (id: string, name: string, query: string, sort = ""): SavedView => ({
  id,
  name,
  query,
  columns: [],
  sort: parseSort(sort),
  shared: true,
  builtIn: true,
});

/** The views that come with every list. The published API does not say when a customer churned: its last change stands in. */
export const BUILT_IN_VIEWS: readonly SavedView[] = [
  builtIn("pv-mine", "My customers", "owner:me"),
  builtIn("pv-at-risk", "At risk", "status:at_risk", "health"),
  builtIn("pv-no-primary", "No primary contact", "no:primary"),
  builtIn("pv-recently-churned", "Recently churned", "status:churned updated:<90d", "-updated"),
];

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

const sortOf = (value: unknown): CustomerSort[] => {
  if (typeof value === "string") return parseSort(value);
  if (!Array.isArray(value)) return [];
  return (value as Partial<CustomerSort>[]).flatMap((one) =>
    typeof one?.field === "string"
      ? [{ field: one.field, direction: one.direction === "desc" ? ("desc" as const) : ("asc" as const) }]
      : [],
  );
};

/** Reads a view as a storage gives it; undefined for what is none, since a storage may hold anything. */
export function readView(value: unknown): SavedView | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const row = value as Record<string, unknown>;
  const { id, name, query } = row;
  if (typeof id !== "string" || typeof name !== "string" || typeof query !== "string" || !id)
    return undefined;
  const by = row["createdBy"] ?? row["created_by"];
  return {
    id,
    name,
    query,
    columns: strings(row["columns"]),
    sort: sortOf(row["sort"]),
    shared: row["shared"] === true,
    createdBy: typeof by === "string" ? by : null,
  };
}

/** Whether two views say the same, whoever made them. */
export const sameView = (a: ViewDraft, b: ViewDraft): boolean =>
  a.name === b.name && a.shared === b.shared && sameContent(a, b);

/** Whether two lists show the same. */
export const sameContent = (a: ViewContent, b: ViewContent): boolean =>
  a.query.trim() === b.query.trim() &&
  JSON.stringify(a.columns) === JSON.stringify(b.columns) &&
  JSON.stringify(a.sort.map(({ field, direction }) => [field, direction])) ===
    JSON.stringify(b.sort.map(({ field, direction }) => [field, direction]));
