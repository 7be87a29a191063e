import type { Risk } from "@pivotal/sdk/store/record";
import { formatNumber } from "../../format/number.ts";
import { onboardings } from "../../strings/onboardings.ts";
import { risk as words } from "../../strings/risk.ts";
import { statusWord } from "../../strings/status.ts";
import { bucketWord } from "../../templates/health-pill.ts";

/** A reason to look at a customer, in words. */
export function riskSentence(risk: Risk, locale: string): string {
  const { facts } = words;
  const number = (value: number) => formatNumber(Math.round(value), locale);
  switch (risk.kind) {
    case "low_score":
      return facts.low_score(number(risk.score));
    case "score_dropped":
      return facts.score_dropped(number(risk.from), number(risk.to));
    case "bucket_changed":
      return facts.bucket_changed(bucketWord(risk.from), bucketWord(risk.to));
    case "status":
      return facts.status(statusWord(risk.status));
    case "mismatch":
      return facts.suggested[risk.suggested];
    case "no_primary":
      return facts.no_primary;
    case "onboarding_late":
      return facts.late(onboardings.title(`#${risk.onboarding.display_id}`), number(risk.days), risk.days);
    case "onboarding_at_risk":
      return facts.onboarding_at_risk(onboardings.title(`#${risk.onboarding.display_id}`));
    case "quiet":
      return facts.quiet(number(risk.days), risk.days);
  }
}
