import { ApiCall } from "../../core/api-call.ts";
import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import { deletedSchema, type Deleted } from "../../core/wire.schema.ts";
import type { Id } from "../../internal/path.ts";
import {
  customerCreateSchema,
  customerSchema,
  customerUpdateSchema,
  type Customer,
  type CustomerCreate,
  type CustomerStatus,
  type CustomerUpdate,
} from "./customers.schema.ts";
import { statusUpdate } from "./status-reason.ts";

export interface CustomerListParams extends ListParams {
  status?: CustomerStatus;
  /** Exact; the only way from a slug to its customer. */
  slug?: string;
}

export interface StatusOptions extends RequestOptions {
  /** Kept in `metadata.status_reason`, since no published field is for it: see `statusReason`. The customer is read first then. */
  reason?: string;
}

/** The workspace's customers. An id is a cuid or a display_id. [P] */
export class Customers extends Resource {
  /** Newest first. [P] */
  list(params?: CustomerListParams, options?: RequestOptions): ListCall<Customer> {
    return this.rows(["customers"], customerSchema, params, options);
  }

  /** Throws ConflictError (`slug_taken`) when the slug is in use. [P] */
  create(body: CustomerCreate, options?: RequestOptions): ApiCall<Customer> {
    return this.call("POST", ["customers"], customerSchema, options, { schema: customerCreateSchema, body });
  }

  /** Throws NotFoundError for a deleted one too. [P] */
  retrieve(id: Id, options?: RequestOptions): ApiCall<Customer> {
    return this.call("GET", ["customers", id], customerSchema, options);
  }

  /** An absent field stays, `null` clears. [P] */
  update(id: Id, body: CustomerUpdate, options?: RequestOptions): ApiCall<Customer> {
    return this.call("PATCH", ["customers", id], customerSchema, options, {
      schema: customerUpdateSchema,
      body,
    });
  }

  /** Soft; twice is the same as once. Contacts and onboardings survive but leave every list. [P] */
  delete(id: Id, options?: RequestOptions): ApiCall<Deleted> {
    return this.call("DELETE", ["customers", id], deletedSchema, options);
  }

  /**
   * Sets the status `churned`. What follows is the server's doing: onboardings still going on pause, notifications stop, the score
   * freezes at its value, and the customer leaves the active counts and the default list [D]; `churnConsequences` tells which before
   * it is done. Sending it again changes nothing. [P]
   */
  churn(id: Id, { reason, ...options }: StatusOptions = {}): ApiCall<Customer> {
    return this.#setStatus(id, "churned", reason, options);
  }

  /**
   * Sets the status `active`. The score and notifications go on and history keeps the day [D]; onboardings stay paused until each is
   * resumed, see `Onboardings.resume`. [P]
   */
  winBack(id: Id, options?: RequestOptions): ApiCall<Customer> {
    return this.update(id, { status: "active" }, options);
  }

  /**
   * Sets the status `at_risk`, and nothing else: onboardings, notifications and the score go on, and the customer counts as active [D].
   * A reason is kept in `metadata.status_reason`, for which the customer is read first: see `statusReason`. [P]
   */
  markAtRisk(id: Id, reason?: string, options?: RequestOptions): ApiCall<Customer> {
    return this.#setStatus(id, "at_risk", reason, options);
  }

  #setStatus(
    id: Id,
    status: CustomerStatus,
    reason: string | undefined,
    options?: RequestOptions,
  ): ApiCall<Customer> {
    if (!reason?.trim()) return this.update(id, { status }, options);
    return new ApiCall(async () => {
      const update = statusUpdate(await this.retrieve(id, options), status, reason);
      return this.update(id, update, options).withResponse();
    });
  }
}
