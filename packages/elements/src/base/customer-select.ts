/** Which customer a person chose. */
export interface PvCustomerSelectDetail {
  /** The cuid. */
  readonly id: string;
  /** The number in the workspace. */
  readonly displayId: number;
}

declare global {
  interface HTMLElementEventMap {
    "pv-customer-select": CustomEvent<PvCustomerSelectDetail>;
  }
}

/** Says that a person wants to open a customer. Returns false when the host has taken that over by `preventDefault()`. */
export function intendCustomerSelect(
  target: EventTarget,
  customer: { readonly id: string; readonly display_id: number },
): boolean {
  return target.dispatchEvent(
    new CustomEvent<PvCustomerSelectDetail>("pv-customer-select", {
      detail: { id: customer.id, displayId: customer.display_id },
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );
}
