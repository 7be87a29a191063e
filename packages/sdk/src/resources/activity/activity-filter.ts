import type { Activity } from "./activity.schema.ts";

/** What of a history is wanted; the filters stack, an absent or empty one keeps all. */
export interface ActivityFilters {
  /** Exact. */
  readonly actor?: string | undefined;
  readonly event_type?: string | undefined;
  /** ISO 8601, inclusive; a date alone is its first moment in UTC. */
  readonly from?: string | undefined;
  /** ISO 8601, inclusive; a date alone is its last moment in UTC. */
  readonly to?: string | undefined;
}

const DAY_MS = 86_400_000;
const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** Whether a row is wanted. A server without the filters answers every row, so that what comes is held against them here too. [D] */
export function matchesActivity(row: Activity, { actor, event_type, from, to }: ActivityFilters): boolean {
  if ((actor && row.actor !== actor) || (event_type && row.event_type !== event_type)) return false;
  const at = Date.parse(row.timestamp);
  // Negated, so that a bound that cannot be read keeps nothing out.
  if (from && at < Date.parse(from)) return false;
  return !(to && at > Date.parse(to) + (isDate(to) ? DAY_MS - 1 : 0));
}
