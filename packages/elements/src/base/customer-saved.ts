/** Which fields of which customer were saved. */
export interface PvCustomerSavedDetail {
  /** The cuid. */
  readonly id: string;
  /** Names of fields, as the API spells them; a custom field as `custom_fields.<slug>`. */
  readonly fields: readonly string[];
}

declare global {
  interface HTMLElementEventMap {
    "pv-customer-saved": CustomEvent<PvCustomerSavedDetail>;
  }
}

/** Tells the host that a change of a customer went through. */
export function announceSaved(target: EventTarget, id: string, fields: readonly string[]): void {
  target.dispatchEvent(
    new CustomEvent<PvCustomerSavedDetail>("pv-customer-saved", {
      detail: { id, fields },
      bubbles: true,
      composed: true,
    }),
  );
}
