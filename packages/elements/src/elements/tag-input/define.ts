import { define } from "../../base/define.ts";
import { PvTagInput } from "./tag-input.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-tag-input": PvTagInput;
  }
}

define("pv-tag-input", PvTagInput);

export { PvTagInput };
