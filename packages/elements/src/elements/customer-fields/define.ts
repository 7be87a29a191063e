import { define } from "../../base/define.ts";
import { PvCustomerFields } from "./customer-fields.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-customer-fields": PvCustomerFields;
  }
}

define("pv-customer-fields", PvCustomerFields);

export { PvCustomerFields };
