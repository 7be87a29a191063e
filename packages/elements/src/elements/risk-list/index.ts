export { PvRiskList } from "./risk-list.ts";
