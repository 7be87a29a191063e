import type { PivotalError } from "@pivotal/sdk";
import { customerQuery, type Customer, type PivotalStore } from "@pivotal/sdk/store/core";
import { parseCustomerPath } from "@pivotal/sdk/store/record";
import { QueryController } from "../controllers/query-controller.ts";
import { PvElement } from "./pv-element.ts";
import { property } from "./reactive.ts";

/**
 * An element about one customer: at hand in `customer`, or loaded by `customer-id`. Where there is a store, a customer at hand is put
 * into it, so that it can be edited and every other view of it follows.
 */
export abstract class PvCustomerElement extends PvElement {
  /** The customer to load: a number, a cuid, or a path such as `/customers/42-acme`. Needs a `<pv-provider>` or `configure()`. */
  @property({ attribute: "customer-id" }) customerId?: string;

  /** A customer at hand; wins over `customer-id` and causes no request for the customer. */
  @property({ attribute: false }) customer?: Customer;

  /** Nothing can be changed here, whatever the store allows. */
  @property({ type: Boolean, attribute: "read-only", reflect: true }) readOnly = false;

  #kept: { readonly store: PivotalStore; readonly customer: Customer } | undefined;

  protected readonly record: QueryController<Customer> = new QueryController<Customer>(this, () => {
    this.#keep();
    const id = this.recordId;
    return id === undefined ? null : customerQuery(id);
  });

  /** The cuid or `display_id` that `customer` or `customer-id` names. */
  protected get recordId(): string | undefined {
    if (this.customer) return this.customer.id;
    const named = this.customerId?.trim();
    // What is no known form is asked for as it is: the server says that there is no such customer.
    return named ? (parseCustomerPath(named) ?? named) : undefined;
  }

  /** The customer to show, edits on their way included; undefined while it is not known. */
  protected get shown(): Customer | undefined {
    return this.store ? this.record.state.data : this.customer;
  }

  protected get store(): PivotalStore | undefined {
    return this.record.store;
  }

  /** Whether a person may change something. */
  protected get canWrite(): boolean {
    return !this.readOnly && this.store !== undefined && !this.store.settings.readOnly;
  }

  protected override isReady(): boolean {
    return this.shown !== undefined;
  }

  protected override isLoading(): boolean {
    return this.record.state.fetching;
  }

  protected override currentError(): PivotalError | undefined {
    return this.shown ? undefined : this.record.state.error;
  }

  /** Puts a customer at hand among the records, where the query finds it and asks for nothing. */
  #keep(): void {
    const { customer, store } = this;
    if (!customer || !store || (this.#kept?.customer === customer && this.#kept.store === store)) return;
    this.#kept = { store, customer };
    store.records.put([customer], Number.NEGATIVE_INFINITY);
  }
}
