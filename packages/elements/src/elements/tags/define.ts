import { define } from "../../base/define.ts";
import { PvTags } from "./tags.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-tags": PvTags;
  }
}

define("pv-tags", PvTags);

export { PvTags };
