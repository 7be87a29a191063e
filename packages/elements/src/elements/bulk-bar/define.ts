import { define } from "../../base/define.ts";
import { PvBulkBar } from "./bulk-bar.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-bulk-bar": PvBulkBar;
  }
}

define("pv-bulk-bar", PvBulkBar);

export { PvBulkBar };
