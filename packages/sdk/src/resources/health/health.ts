import type { ApiCall } from "../../core/api-call.ts";
import type { RequestOptions } from "../../core/options.ts";
import { Resource } from "../../core/resource.ts";
import type { Id } from "../../internal/path.ts";
import { livenessSchema } from "../me/me.schema.ts";
import type { Liveness } from "../me/me.schema.ts";
import { healthSchema, type Health as HealthRecord } from "./health.schema.ts";

/** Whether the API is up, and how customers are. */
export class Health extends Resource {
  /** The API is up, and in which version. [P] */
  check(options?: RequestOptions): ApiCall<Liveness> {
    return this.call("GET", ["health"], livenessSchema, options);
  }

  /** A customer's score with its signals and history. A server without it: `isNotOffered(error)`; the score is on the customer then. [X] */
  retrieve(customerId: Id, options?: RequestOptions): ApiCall<HealthRecord> {
    return this.call("GET", ["customers", customerId, "health"], healthSchema, options);
  }
}
