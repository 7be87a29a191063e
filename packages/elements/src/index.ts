export { configure, type ConnectOptions } from "./context/configure.ts";
export { storeContext } from "./context/store-context.ts";
export type { PvErrorDetail, PvReadyDetail } from "./base/pv-element.ts";
export { VERSION } from "./base/version.ts";
export type { PvCustomerSelectDetail } from "./base/customer-select.ts";
export { PvCustomerList } from "./elements/customer-list/define.ts";
export { PvHealthScore } from "./elements/health-score/define.ts";
export { PvProvider } from "./elements/provider/define.ts";
export { PvSearch } from "./elements/search/define.ts";
