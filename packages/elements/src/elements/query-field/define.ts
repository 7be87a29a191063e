import { define } from "../../base/define.ts";
import { PvQueryField } from "./query-field.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-query-field": PvQueryField;
  }
}

define("pv-query-field", PvQueryField);

export { PvQueryField };
