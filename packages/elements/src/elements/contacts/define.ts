import { define } from "../../base/define.ts";
import { PvContacts } from "./contacts.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-contacts": PvContacts;
  }
}

define("pv-contacts", PvContacts);

export { PvContacts };
