/** Which contact of which customer; cuids. */
export interface PvContactDetail {
  readonly id: string;
  readonly customerId: string;
}

/** Which fields of a contact were saved, as the API spells them. */
export interface PvContactSavedDetail extends PvContactDetail {
  readonly fields: readonly string[];
}

declare global {
  interface HTMLElementEventMap {
    "pv-contact-added": CustomEvent<PvContactDetail>;
    "pv-contact-saved": CustomEvent<PvContactSavedDetail>;
    "pv-contact-deleted": CustomEvent<PvContactDetail>;
  }
}

type Told = "pv-contact-added" | "pv-contact-saved" | "pv-contact-deleted";

/** Tells the host what became of a contact. */
export function tellContact(
  target: EventTarget,
  name: Told,
  detail: PvContactDetail | PvContactSavedDetail,
): void {
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
