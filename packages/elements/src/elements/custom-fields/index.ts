export { PvCustomFields } from "./custom-fields.ts";
