import "../../customer-views/define.ts";
import "../../filter-bar/define.ts";
import { define } from "../../../base/define.ts";
import { PvColumnMenu } from "../column-menu.ts";
import { PvExportButton } from "../export-button.ts";
import { PvListDisplay } from "../list-display.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-column-menu": PvColumnMenu;
    "pv-export-button": PvExportButton;
    "pv-list-display": PvListDisplay;
  }
}

// What stands around the rows comes after them, so that it is never what they wait for.
define("pv-column-menu", PvColumnMenu);
define("pv-list-display", PvListDisplay);
define("pv-export-button", PvExportButton);
