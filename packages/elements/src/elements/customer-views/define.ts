import { define } from "../../base/define.ts";
import { PvCustomerViews } from "./customer-views.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-customer-views": PvCustomerViews;
  }
}

define("pv-customer-views", PvCustomerViews);

export { PvCustomerViews };
