/** The elements of one customer's record. A page with the script tag loads them when it has one of them. */
export { PvContacts } from "./elements/contacts/define.ts";
export { PvActivity } from "./elements/activity/define.ts";
export { PvCustomFields } from "./elements/custom-fields/define.ts";
export { PvCustomer } from "./elements/customer/define.ts";
export { PvCustomerForm } from "./elements/customer-form/define.ts";
export { PvCustomerStatus } from "./elements/customer-status/define.ts";
export { PvOnboardings } from "./elements/onboardings/define.ts";
export { PvRiskList } from "./elements/risk-list/define.ts";
export { PvTags } from "./elements/tags/define.ts";
