/** The parts of the record. */
export type CustomerTab = "overview" | "contacts" | "onboardings" | "activity" | "health";

/** Which part of the record a person opened. */
export interface PvCustomerTabDetail {
  readonly tab: CustomerTab;
}

declare global {
  interface HTMLElementEventMap {
    "pv-customer-tab": CustomEvent<PvCustomerTabDetail>;
  }
}
