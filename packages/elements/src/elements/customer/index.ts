export { PvCustomer } from "./customer.ts";
