import { define } from "../../base/define.ts";
import { PvContactForm } from "./contact-form.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-contact-form": PvContactForm;
  }
}

define("pv-contact-form", PvContactForm);

export { PvContactForm };
