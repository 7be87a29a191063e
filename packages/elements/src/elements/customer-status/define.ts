import { define } from "../../base/define.ts";
import { PvCustomerStatus } from "./customer-status.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-customer-status": PvCustomerStatus;
  }
}

define("pv-customer-status", PvCustomerStatus);

export { PvCustomerStatus };
