import type { ApiCall } from "../../core/api-call.ts";
import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import { tagSchema, tagUpdateSchema, type Tag, type TagUpdate } from "./tags.schema.ts";

/** The tags in use. [X] */
export class Tags extends Resource {
  list(params?: ListParams, options?: RequestOptions): ListCall<Tag> {
    return this.rows(["tags"], tagSchema, params, options);
  }

  /** Renames a tag on every customer. [X] */
  update(tag: string, body: TagUpdate, options?: RequestOptions): ApiCall<Tag> {
    return this.call("PATCH", ["tags", tag], tagSchema, options, { schema: tagUpdateSchema, body });
  }
}
