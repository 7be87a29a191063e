import type { ApiCall } from "../../core/api-call.ts";
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

export interface CustomerListParams extends ListParams {
  status?: CustomerStatus;
  /** Exact; the only way from a slug to its customer. */
  slug?: string;
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
}
