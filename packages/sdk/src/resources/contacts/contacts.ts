import type { ApiCall } from "../../core/api-call.ts";
import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import { deletedSchema, type Deleted } from "../../core/wire.schema.ts";
import type { Id } from "../../internal/path.ts";
import {
  contactCreateSchema,
  contactSchema,
  contactUpdateSchema,
  type Contact,
  type ContactCreate,
  type ContactUpdate,
} from "./contacts.schema.ts";

export type ContactListParams = ListParams;

/** The people at a customer. [P] */
export class Contacts extends Resource {
  /** Newest first. [P] */
  list(customerId: Id, params?: ContactListParams, options?: RequestOptions): ListCall<Contact> {
    return this.rows(["customers", customerId, "contacts"], contactSchema, params, options);
  }

  /** Throws ConflictError (`email_taken`) when the address is in use. [P] */
  create(customerId: Id, body: ContactCreate, options?: RequestOptions): ApiCall<Contact> {
    return this.call("POST", ["customers", customerId, "contacts"], contactSchema, options, {
      schema: contactCreateSchema,
      body,
    });
  }

  retrieve(id: Id, options?: RequestOptions): ApiCall<Contact> {
    return this.call("GET", ["contacts", id], contactSchema, options);
  }

  /** An absent field stays, `null` clears. Making one primary demotes the other. [P] */
  update(id: Id, body: ContactUpdate, options?: RequestOptions): ApiCall<Contact> {
    return this.call("PATCH", ["contacts", id], contactSchema, options, {
      schema: contactUpdateSchema,
      body,
    });
  }

  /** Cannot be undone by a user. [P] */
  delete(id: Id, options?: RequestOptions): ApiCall<Deleted> {
    return this.call("DELETE", ["contacts", id], deletedSchema, options);
  }
}
