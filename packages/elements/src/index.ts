export { configure, type ConnectOptions } from "./context/configure.ts";
export { storeContext } from "./context/store-context.ts";
export type { PvErrorDetail, PvReadyDetail } from "./base/pv-element.ts";
export { VERSION } from "./base/version.ts";
export { PvHealthScore } from "./elements/health-score/define.ts";
export { PvProvider } from "./elements/provider/define.ts";
