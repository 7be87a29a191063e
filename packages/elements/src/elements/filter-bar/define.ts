import "../query-field/define.ts";
import { define } from "../../base/define.ts";
import { PvFilterBar } from "./filter-bar.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-filter-bar": PvFilterBar;
  }
}

define("pv-filter-bar", PvFilterBar);

export { PvFilterBar };
