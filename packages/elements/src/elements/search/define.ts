import { define } from "../../base/define.ts";
import { PvSearch } from "./search.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-search": PvSearch;
  }
}

define("pv-search", PvSearch);

export { PvSearch };
