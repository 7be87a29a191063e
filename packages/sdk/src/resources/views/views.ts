import type { ApiCall } from "../../core/api-call.ts";
import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import { deletedSchema, type Deleted } from "../../core/wire.schema.ts";
import type { Id } from "../../internal/path.ts";
import {
  viewCreateSchema,
  viewSchema,
  viewUpdateSchema,
  type View,
  type ViewCreate,
  type ViewUpdate,
} from "./views.schema.ts";

/** Saved views. [X] */
export class Views extends Resource {
  list(params?: ListParams, options?: RequestOptions): ListCall<View> {
    return this.rows(["views"], viewSchema, params, options);
  }

  create(body: ViewCreate, options?: RequestOptions): ApiCall<View> {
    return this.call("POST", ["views"], viewSchema, options, { schema: viewCreateSchema, body });
  }

  /** An absent field stays, `null` clears. [X] */
  update(id: Id, body: ViewUpdate, options?: RequestOptions): ApiCall<View> {
    return this.call("PATCH", ["views", id], viewSchema, options, { schema: viewUpdateSchema, body });
  }

  delete(id: Id, options?: RequestOptions): ApiCall<Deleted> {
    return this.call("DELETE", ["views", id], deletedSchema, options);
  }
}
