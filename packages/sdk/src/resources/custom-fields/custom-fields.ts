import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import { customFieldSchema, type CustomField } from "./custom-fields.schema.ts";

/** What the workspace's custom fields are. [X] */
export class CustomFields extends Resource {
  list(params?: ListParams, options?: RequestOptions): ListCall<CustomField> {
    return this.rows(["custom_fields"], customFieldSchema, params, options);
  }
}
