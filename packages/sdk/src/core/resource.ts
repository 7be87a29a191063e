import { checkedBody } from "../internal/check.ts";
import { pathOf, type Id } from "../internal/path.ts";
import { ApiCall } from "./api-call.ts";
import type { Call, ListParams, RequestOptions, Requester, Schema } from "./options.ts";
import { ListCall } from "./page.ts";

/** What every resource is built on. A resource holds routes and schemas; not how to send, retry or walk. */
export class Resource {
  #transport: Requester;

  constructor(transport: Requester) {
    this.#transport = transport;
  }

  /** A call that answers one record. What is wrong with an id or the body rejects it before anything is sent. */
  protected call<T>(
    method: Call["method"],
    segments: readonly Id[],
    schema: Schema<T>,
    options?: RequestOptions,
    write?: { schema: Schema<unknown>; body: unknown },
  ): ApiCall<T> {
    return new ApiCall(async () => {
      const body = write && checkedBody(write.schema, write.body);
      return this.#transport.request({ ...options, method, path: pathOf(...segments), schema, body });
    });
  }

  /** A list: await its first page, or iterate all rows. */
  protected rows<T>(
    segments: readonly Id[],
    schema: Schema<T>,
    params: ListParams = {},
    options?: RequestOptions,
  ): ListCall<T> {
    return new ListCall({ transport: this.#transport, segments, schema, params, options });
  }
}
