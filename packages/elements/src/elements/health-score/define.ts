import { define } from "../../base/define.ts";
import { PvHealthScore } from "./health-score.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-health-score": PvHealthScore;
  }
}

define("pv-health-score", PvHealthScore);

export { PvHealthScore };
