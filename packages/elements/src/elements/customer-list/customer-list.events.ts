/** The rows that are ticked. */
export interface PvCustomerListSelectionDetail {
  /** Cuids, in the order in which they were ticked. */
  readonly ids: readonly string[];
}

declare global {
  interface HTMLElementEventMap {
    "pv-customer-list-selection": CustomEvent<PvCustomerListSelectionDetail>;
  }
}
