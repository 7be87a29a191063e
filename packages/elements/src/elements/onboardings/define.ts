import { define } from "../../base/define.ts";
import { PvOnboardings } from "./onboardings.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-onboardings": PvOnboardings;
  }
}

define("pv-onboardings", PvOnboardings);

export { PvOnboardings };
