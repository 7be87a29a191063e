import { define } from "../../base/define.ts";
import { PvColumnMenu } from "./column-menu.ts";
import { PvCustomerList } from "./customer-list.ts";
import { PvListDisplay } from "./list-display.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-customer-list": PvCustomerList;
    "pv-column-menu": PvColumnMenu;
    "pv-list-display": PvListDisplay;
  }
}

define("pv-column-menu", PvColumnMenu);
define("pv-list-display", PvListDisplay);
define("pv-customer-list", PvCustomerList);

export { PvCustomerList };
