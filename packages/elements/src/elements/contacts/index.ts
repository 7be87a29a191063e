export { PvContacts } from "./contacts.ts";
export type { PvContactDetail, PvContactSavedDetail } from "./contacts.events.ts";
