import { joinCopies } from "./context/configure.ts";

export { setAppearance, type Appearance, type AppearanceVariable } from "./context/appearance.ts";
export { configure, type ConnectOptions, type FetchSession } from "./context/configure.ts";
export { addLanguage, type Language, type SomeLanguage } from "./languages/add-language.ts";
export { historyUrlState, type UrlState } from "./context/url-state.ts";
export { storeContext } from "./context/store-context.ts";
export type { PvErrorDetail, PvReadyDetail } from "./base/pv-element.ts";
export type { PvSessionEndedDetail } from "./context/session-ended.ts";
export { VERSION } from "./base/version.ts";
export type { PvCustomerSelectDetail } from "./base/customer-select.ts";
export { PvCustomerList } from "./elements/customer-list/define.ts";
export { PvHealthScore } from "./elements/health-score/define.ts";
export { PvProvider } from "./elements/provider/define.ts";
export { PvSearch } from "./elements/search/define.ts";

joinCopies();
