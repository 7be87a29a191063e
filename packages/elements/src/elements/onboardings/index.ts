export { PvOnboardings } from "./onboardings.ts";
export type { PvOnboardingSavedDetail } from "./onboardings.ts";
