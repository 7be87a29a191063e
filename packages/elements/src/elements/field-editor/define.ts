import { define } from "../../base/define.ts";
import { PvFieldEditor } from "./field-editor.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-field-editor": PvFieldEditor;
  }
}

define("pv-field-editor", PvFieldEditor);

export { PvFieldEditor };
