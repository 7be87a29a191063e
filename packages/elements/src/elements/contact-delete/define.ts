import { define } from "../../base/define.ts";
import { PvContactDelete } from "./contact-delete.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-contact-delete": PvContactDelete;
  }
}

define("pv-contact-delete", PvContactDelete);

export { PvContactDelete };
