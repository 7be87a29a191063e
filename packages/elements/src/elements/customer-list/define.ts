import { define } from "../../base/define.ts";
import { PvCustomerList } from "./customer-list.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-customer-list": PvCustomerList;
  }
}

define("pv-customer-list", PvCustomerList);

export { PvCustomerList };
