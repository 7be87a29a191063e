import type { ApiCall } from "../../core/api-call.ts";
import type { RequestOptions } from "../../core/options.ts";
import { Resource } from "../../core/resource.ts";
import { identitySchema, type Identity } from "./me.schema.ts";

/** Who the key is. [P] */
export class Me extends Resource {
  /** The key and its workspace, in either of the two documented shapes; tell them apart by `object`. [P] */
  retrieve(options?: RequestOptions): ApiCall<Identity> {
    return this.call("GET", ["me"], identitySchema, options);
  }
}
