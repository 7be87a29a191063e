import type { Onboarding } from "./onboardings.schema.ts";

/** Whether an onboarding is neither completed nor paused, in whatever phase and state: what a churn pauses. [D] */
export const isOngoing = ({
  phase,
  state,
  completed_at,
}: Pick<Onboarding, "phase" | "state" | "completed_at">) =>
  phase !== "completed" && completed_at === null && state !== "paused";
