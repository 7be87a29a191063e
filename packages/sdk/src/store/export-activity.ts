import { resourceOf } from "./resource-of.ts";
import { Activity as ActivityResource } from "../resources/activity/activity.ts";
import { patiently } from "../internal/patiently.ts";
import { activityCsv, type ActivityCsvOptions } from "../resources/activity/activity-csv.ts";
import type { Activity } from "../resources/activity/activity.schema.ts";
import { wireFilters } from "./activity-query.ts";
import type { PivotalStore } from "./store.ts";

/** A turn may be behind a rate limit of a minute. */
const PATIENCE_MS = 180_000;

/**
 * A customer's whole history as CSV, with the columns of `ACTIVITY_COLUMNS`, as far as the filters keep it; page by page, behind whatever
 * people wait for, and as slowly as the rate limit asks. Throws what the client throws, and AbortError; never gives half a file.
 * `unreadable` rows did not have the documented shape and are not in it. [D]
 */
export async function exportActivity(
  store: PivotalStore,
  customerId: string,
  options: ActivityCsvOptions = {},
): Promise<{ readonly csv: string; readonly rows: number; readonly unreadable: number }> {
  const activity = resourceOf(await store.client(), "activity", ActivityResource);
  const { filters = {}, signal = new AbortController().signal } = options;
  let unreadable = 0;
  async function* rows(): AsyncGenerator<Activity> {
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const params = { ...wireFilters(filters), limit: 100, cursor };
      const call = { signal, lane: "export", timeoutMs: PATIENCE_MS } as const;
      const page = await patiently(() => activity.list(customerId, params, call), signal);
      unreadable += page.invalid.length;
      yield* page.data;
      cursor = page.resumeCursor ?? undefined;
    }
  }
  return { ...(await activityCsv(rows(), options)), unreadable };
}
