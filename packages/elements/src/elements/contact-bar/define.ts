import { define } from "../../base/define.ts";
import { PvContactBar } from "./contact-bar.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-contact-bar": PvContactBar;
  }
}

define("pv-contact-bar", PvContactBar);

export { PvContactBar };
