import { define } from "../../base/define.ts";
import { PvField } from "./field.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-field": PvField;
  }
}

define("pv-field", PvField);

export { PvField };
