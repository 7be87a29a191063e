import type { CustomerGrouping, CustomerSort } from "@pivotal/sdk/store";
import type { ColumnSetting } from "./columns.ts";

/** The rows that are ticked. */
export interface PvCustomerListSelectionDetail {
  /** Cuids, in the order in which they were ticked. */
  readonly ids: readonly string[];
}

/** What the list shows, after a person has changed it. */
export interface PvCustomerListChangedDetail {
  /** In the query language. */
  readonly query: string;
  readonly sort: readonly CustomerSort[];
  readonly groupBy: CustomerGrouping | "";
  /** Empty for the list's own choice. */
  readonly columns: readonly ColumnSetting[];
  readonly includeInactive: boolean;
}

declare global {
  interface HTMLElementEventMap {
    "pv-customer-list-selection": CustomEvent<PvCustomerListSelectionDetail>;
    "pv-customer-list-changed": CustomEvent<PvCustomerListChangedDetail>;
  }
}
