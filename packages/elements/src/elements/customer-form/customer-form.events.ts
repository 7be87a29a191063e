/** A customer that was added. */
export interface PvCustomerCreatedDetail {
  /** The cuid. */
  readonly id: string;
  /** The number in the workspace. */
  readonly displayId: number;
}

declare global {
  interface HTMLElementEventMap {
    "pv-customer-created": CustomEvent<PvCustomerCreatedDetail>;
  }
}
