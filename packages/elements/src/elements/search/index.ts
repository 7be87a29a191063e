export { PvSearch } from "./search.ts";
export type { PvSearchAction } from "./search-action.ts";
export type { PvQuerySelectDetail } from "./search.events.ts";
