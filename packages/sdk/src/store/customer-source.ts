import type { FieldSet } from "../query/fields.ts";
import type { QueryContext } from "../query/query.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { CustomerTable } from "./customer-table.ts";

/** Customers that views choose from: the replica of a server's, or an array at hand. */
export interface CustomerSource {
  readonly table: CustomerTable;
  /** Shown as they are until a query or a sort asks for more, so that nothing is waited for. */
  readonly given?: readonly Customer[];
  /** What a query may name, the custom fields seen so far included. */
  readonly fields: FieldSet;
  /** What queries are read against: who is looking, the time, the bounds of the buckets. What is read of it may be asked for first. */
  context(): QueryContext;
  /** Says that someone is about to use custom fields, so that what they are called and hold is asked for, where a server knows it. */
  describe(): void;
  /** Tells that someone is looking, until the returned function is called. */
  attend(): () => void;
  /** Asks the server for what it can find by itself, where not everything is here yet. */
  want(filter: { readonly status?: string; readonly slug?: string }): void;
}
