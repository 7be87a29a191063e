export { PvCustomerForm } from "./customer-form.ts";
export type { PvCustomerCreatedDetail } from "./customer-form.events.ts";
