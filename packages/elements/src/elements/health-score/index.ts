export { PvHealthScore } from "./health-score.ts";
