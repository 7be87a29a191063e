import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import type { Id } from "../../internal/path.ts";
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
}
