export { PvCustomerList } from "./customer-list.ts";
export type { PvCustomerListSelectionDetail } from "./customer-list.events.ts";
