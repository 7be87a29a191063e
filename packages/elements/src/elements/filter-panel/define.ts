import { define } from "../../base/define.ts";
import { PvFilterPanel } from "./filter-panel.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-filter-panel": PvFilterPanel;
  }
}

define("pv-filter-panel", PvFilterPanel);

export { PvFilterPanel };
