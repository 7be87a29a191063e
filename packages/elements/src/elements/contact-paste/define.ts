import { define } from "../../base/define.ts";
import { PvContactPaste } from "./contact-paste.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-contact-paste": PvContactPaste;
  }
}

define("pv-contact-paste", PvContactPaste);

export { PvContactPaste };
