import { define } from "../../base/define.ts";
import { PvLastChange } from "./last-change.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-last-change": PvLastChange;
  }
}

define("pv-last-change", PvLastChange);

export { PvLastChange };
