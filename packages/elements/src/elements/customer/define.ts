import { define } from "../../base/define.ts";
import { PvCustomer } from "./customer.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-customer": PvCustomer;
  }
}

define("pv-customer", PvCustomer);

export { PvCustomer };
