import { define } from "../../base/define.ts";
import { PvProvider } from "./provider.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-provider": PvProvider;
  }
}

define("pv-provider", PvProvider);

export { PvProvider };
