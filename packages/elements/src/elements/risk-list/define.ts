import { define } from "../../base/define.ts";
import { PvRiskList } from "./risk-list.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-risk-list": PvRiskList;
  }
}

define("pv-risk-list", PvRiskList);

export { PvRiskList };
