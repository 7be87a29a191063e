import { define } from "../../base/define.ts";
import { PvStatusDialog } from "./status-dialog.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-status-dialog": PvStatusDialog;
  }
}

define("pv-status-dialog", PvStatusDialog);

export { PvStatusDialog };
