import { define } from "../../base/define.ts";
import { PvCustomFields } from "./custom-fields.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-custom-fields": PvCustomFields;
  }
}

define("pv-custom-fields", PvCustomFields);

export { PvCustomFields };
