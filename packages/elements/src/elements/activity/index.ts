export { PvActivity } from "./activity.ts";
export type { PvActivityFilteredDetail } from "./activity.ts";
