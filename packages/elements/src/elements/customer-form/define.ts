import { define } from "../../base/define.ts";
import { PvCustomerForm } from "./customer-form.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-customer-form": PvCustomerForm;
  }
}

define("pv-customer-form", PvCustomerForm);

export { PvCustomerForm };
