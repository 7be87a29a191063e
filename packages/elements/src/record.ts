/** The elements of one customer's record. A page with the script tag loads them when it has one of them. */
export { PvCustomerStatus } from "./elements/customer-status/define.ts";
