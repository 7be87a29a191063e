import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import type { Id } from "../../internal/path.ts";
import type { ActivityCsvOptions } from "./activity-csv.ts";
import { activitySchema, type Activity as ActivityRow } from "./activity.schema.ts";

/** The filters are extensions: a server without them answers every row. [X] */
export interface ActivityListParams extends ListParams {
  actor?: string;
  event_type?: ActivityRow["event_type"];
  /** ISO 8601, inclusive. */
  from?: string;
  /** ISO 8601. */
  to?: string;
}

/** What happened to a customer. [D] */
export class Activity extends Resource {
  /** Newest first; one row for each changed field. [D] */
  list(customerId: Id, params?: ActivityListParams, options?: RequestOptions): ListCall<ActivityRow> {
    return this.rows(["customers", customerId, "activity"], activitySchema, params, options);
  }

  /**
   * Rows as CSV, with the columns `timestamp, actor, actor_type, event_type, field, old_value, new_value, onboarding_id`, one record a
   * row, safe for spreadsheets. Takes rows at hand, or a list as it comes: `toCsv(list(42, { actor }), { filters: { actor } })`, where
   * `filters` holds on servers too that do not filter. Throws what the list throws, and the signal's reason; never half a file.
   */
  async toCsv(
    rows: Iterable<ActivityRow> | AsyncIterable<ActivityRow>,
    options?: ActivityCsvOptions,
  ): Promise<string> {
    const { activityCsv } = await import("./activity-csv.ts");
    return (await activityCsv(rows, options)).csv;
  }
}
