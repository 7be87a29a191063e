export { PvCustomerList } from "./customer-list.ts";
export type { ColumnSetting } from "./columns.ts";
export type { PvCustomerListChangedDetail, PvCustomerListSelectionDetail } from "./customer-list.events.ts";
