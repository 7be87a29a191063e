import { resourceOf } from "./resource-of.ts";
import { Activity as ActivityResource } from "../resources/activity/activity.ts";
import { matchesActivity, type ActivityFilters } from "../resources/activity/activity-filter.ts";
import type { Activity } from "../resources/activity/activity.schema.ts";
import type { Query } from "./query.ts";
import type { PivotalStore, StoreClient } from "./store.ts";

/** As much of a customer's history as has been asked for. */
export interface ActivityFeed {
  /** Newest first. */
  readonly rows: readonly Activity[];
  /** How many were read to find these: more than match, on a server that does not filter. */
  readonly read: number;
  /** Where older rows begin; null when all are here. */
  readonly cursor: string | null;
}

const PAGE = 100;
/** A server that does not filter is asked on until so many rows match, */
const ENOUGH = 20;
/** but not for more pages than this at once. */
const MAX_PAGES = 10;

/** Who wants older rows, by the query's key. */
const wanting = new WeakMap<PivotalStore, Set<string>>();

function wantsOf(store: PivotalStore): Set<string> {
  const held = wanting.get(store) ?? new Set<string>();
  wanting.set(store, held);
  return held;
}

/**
 * A customer's history, newest first, a page at a time: `loadMoreActivity` brings older rows, loading again only newer ones. Filters hold
 * on a server too that does not filter. `unavailable` on a server that offers no history. [D]
 */
export function activityQuery(customerId: string, filters: ActivityFilters = {}): Query<ActivityFeed> {
  const { actor = "", event_type = "", from = "", to = "" } = filters;
  const query: Query<ActivityFeed> = {
    key: `activity:${customerId}:${JSON.stringify([actor, event_type, from, to])}`,
    capability: "activity",
    async load(client, signal, store) {
      const held = store.read(query).data;
      if (held?.cursor && wantsOf(store).delete(query.key)) {
        const older = await readRows(client, customerId, filters, signal, held.cursor);
        return { ...older, rows: [...held.rows, ...older.rows], read: held.read + older.read };
      }
      return joined(await readRows(client, customerId, filters, signal), held);
    },
  };
  return query;
}

/** Brings older rows of a history; a failure is the query's `error`, and calling it again tries again. */
export async function loadMoreActivity(
  store: PivotalStore,
  customerId: string,
  filters?: ActivityFilters,
): Promise<void> {
  const query = activityQuery(customerId, filters);
  const wants = wantsOf(store).add(query.key);
  // What is on its way may not know of it.
  if (store.read(query).fetching) await store.refresh(query);
  if (wants.has(query.key)) await store.refresh(query);
  wants.delete(query.key);
}

async function readRows(
  client: StoreClient,
  id: string,
  filters: ActivityFilters,
  signal: AbortSignal,
  from?: string,
): Promise<ActivityFeed> {
  const activity = resourceOf(client, "activity", ActivityResource);
  const rows: Activity[] = [];
  let cursor = from;
  let read = 0;
  for (let pages = 1; ; pages += 1) {
    const page = await activity.list(id, { ...wireFilters(filters), limit: PAGE, cursor }, { signal });
    read += page.data.length;
    rows.push(...page.data.filter((row) => matchesActivity(row, filters)));
    cursor = page.resumeCursor ?? undefined;
    if (!cursor || rows.length >= ENOUGH || pages === MAX_PAGES)
      return { rows, read, cursor: cursor ?? null };
  }
}

/** An empty filter is none. */
export const wireFilters = ({ actor, event_type, from, to }: ActivityFilters) => ({
  actor: actor || undefined,
  event_type: event_type || undefined,
  from: from || undefined,
  to: to || undefined,
});

const nameOf = (row: Activity): string => row.id ?? JSON.stringify(row);

/** The newest rows, and below them what was there already. */
function joined(newest: ActivityFeed, held: ActivityFeed | undefined): ActivityFeed {
  const last = newest.rows.at(-1);
  if (!held || newest.cursor === null || !last) return newest;
  const known = new Set(held.rows.map(nameOf));
  // Who is removed is named no more, in older rows neither: those must come anew.
  const isRewritten = newest.rows.some(
    (row) => row.event_type === "contact.archived" && !known.has(nameOf(row)),
  );
  const at = held.rows.findIndex((row) => nameOf(row) === nameOf(last));
  if (isRewritten || at < 0) return newest;
  const rows = [...newest.rows, ...held.rows.slice(at + 1)];
  return { rows, read: held.read + rows.length - held.rows.length, cursor: held.cursor };
}
