import { define } from "../../base/define.ts";
import { PvCustomerOverview } from "./customer-overview.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-customer-overview": PvCustomerOverview;
  }
}

define("pv-customer-overview", PvCustomerOverview);
export { PvCustomerOverview };
