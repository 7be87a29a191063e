import { ApiCall } from "../../core/api-call.ts";
import { PivotalError } from "../../core/errors.ts";
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
import type { PasteOptions, PastedContacts } from "./read-pasted-contacts.ts";

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

  /** Makes a contact the primary one, which demotes the other. [P] */
  promote(id: Id, options?: RequestOptions): ApiCall<Contact> {
    return this.update(id, { is_primary: true }, options);
  }

  /**
   * Hides a contact and keeps its history; a primary one is primary no more [D]. Throws a PivotalError with code `not_kept` and field
   * `archived_at` on a server that does not archive. [X]
   */
  archive(id: Id, options?: RequestOptions): ApiCall<Contact> {
    return this.#archive(id, new Date().toISOString(), options);
  }

  /** Shows an archived contact again; it must be promoted anew. Throws as `archive` does. [X] */
  unarchive(id: Id, options?: RequestOptions): ApiCall<Contact> {
    return this.#archive(id, null, options);
  }

  /**
   * Reads pasted lines, `name, email, title, phone` each, as text, CSV, spreadsheet cells or `Name <email>`; sends nothing. Every line
   * is in the result, those that cannot be added with their problems.
   */
  async paste(text: string, options?: PasteOptions): Promise<PastedContacts> {
    const { readPastedContacts } = await import("./read-pasted-contacts.ts");
    return readPastedContacts(text, options);
  }

  #archive(id: Id, archived_at: string | null, options?: RequestOptions): ApiCall<Contact> {
    return new ApiCall(async () => {
      const result = await this.update(id, { archived_at }, options).withResponse();
      // A server that has never heard of the field takes it without a word.
      if (result.data.archived_at !== undefined) return result;
      throw new PivotalError("This server does not archive contacts", {
        code: "not_kept",
        field: "archived_at",
      });
    });
  }
}
