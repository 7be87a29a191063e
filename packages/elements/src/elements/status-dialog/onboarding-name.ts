import type { Onboarding } from "@pivotal/sdk/store/record";
import { phaseWord } from "../../strings/onboardings.ts";
import { statusControl as words } from "../../strings/status-control.ts";

/** An onboarding has no name of its own: its number and where it stands. */
export const onboardingName = ({ display_id, phase }: Onboarding): string =>
  words.onboarding(String(display_id), phaseWord(phase));
