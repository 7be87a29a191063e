import { define } from "../../base/define.ts";
import { PvTagDialog } from "./tag-dialog.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-tag-dialog": PvTagDialog;
  }
}

define("pv-tag-dialog", PvTagDialog);

export { PvTagDialog };
