export { PvCustomerStatus } from "./customer-status.ts";
