import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import { memberSchema, type Member } from "./members.schema.ts";

/** The workspace's people. [X] */
export class Members extends Resource {
  /** `me` is true on the one who asks. [X] */
  list(params?: ListParams, options?: RequestOptions): ListCall<Member> {
    return this.rows(["members"], memberSchema, params, options);
  }
}
