import { define } from "../../base/define.ts";
import { PvActivityExport } from "./activity-export.ts";
import { PvActivity } from "./activity.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-activity": PvActivity;
    "pv-activity-export": PvActivityExport;
  }
}

define("pv-activity-export", PvActivityExport);
define("pv-activity", PvActivity);

export { PvActivity };
