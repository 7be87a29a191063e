import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer, CustomerStatus } from "../resources/customers/customers.schema.ts";
import {
  DEFAULT_HEALTH_THRESHOLDS,
  healthBucket,
  type HealthThresholds,
} from "../resources/health/health-bucket.ts";
import type { Health, HealthBucket } from "../resources/health/health.schema.ts";
import type { Onboarding } from "../resources/onboardings/onboardings.schema.ts";
import { healthMismatch } from "./health-mismatch.ts";

/** What a reason is about, with what it needs to be put into words. */
export type RiskFact =
  | { readonly kind: "low_score"; readonly score: number; readonly bucket: HealthBucket }
  | { readonly kind: "score_dropped"; readonly from: number; readonly to: number; readonly at: string }
  | {
      readonly kind: "bucket_changed";
      readonly from: HealthBucket;
      readonly to: HealthBucket;
      readonly at: string;
    }
  | { readonly kind: "status"; readonly status: CustomerStatus }
  | { readonly kind: "mismatch"; readonly status: CustomerStatus; readonly suggested: "at_risk" | "active" }
  | { readonly kind: "no_primary" }
  | { readonly kind: "onboarding_late"; readonly onboarding: Onboarding; readonly days: number }
  | { readonly kind: "onboarding_at_risk"; readonly onboarding: Onboarding }
  | { readonly kind: "quiet"; readonly days: number };

/** A reason to look at a customer. */
export type Risk = RiskFact & {
  /** The same while nothing has changed that matters: what was dismissed under it comes back under another. */
  readonly key: string;
  /** From 1; the more, the sooner it deserves a look. */
  readonly weight: number;
};

/** What is known of a customer beside the record; what is absent gives no reason. */
export interface RiskContext {
  readonly health?: Pick<Health, "history"> | undefined;
  readonly contacts?: readonly Contact[] | undefined;
  readonly onboardings?: readonly Onboarding[] | undefined;
  /** Milliseconds. */
  readonly now: number;
  readonly thresholds?: HealthThresholds;
}

const DAY_MS = 86_400_000;
/** A drop of so many points is an event. [D] */
const DROP = 10;
/** A change of the score counts for so many days. */
const RECENT_DAYS = 14;
/** A record that nobody has changed for so many days is quiet. */
const QUIET_DAYS = 90;

const RANK: Readonly<Record<string, number>> = { at_risk: 0, watch: 1, healthy: 2 };

/**
 * The reasons to look at a customer, heaviest first; none for one that has left. They are for a person to judge: nothing changes by
 * itself. [P], and more where the server tells more.
 */
export function risksOf(customer: Customer, context: RiskContext): readonly Risk[] {
  if (customer.status === "churned" || customer.status === "archived") return [];
  const risks = [
    ...scoreRisks(customer, context),
    ...statusRisks(customer, context),
    ...contactRisks(context),
    ...onboardingRisks(context),
    ...quietRisks(customer, context),
  ];
  return risks.sort((a, b) => b.weight - a.weight);
}

function* scoreRisks(customer: Customer, { health, thresholds, now }: RiskContext): Generator<Risk> {
  const score = customer.health_score;
  const bucket = healthBucket(score, thresholds);
  if (bucket === "at_risk" && typeof score === "number")
    // A score that moves by a point is the same news; ten points lower is news.
    yield {
      kind: "low_score",
      key: `low_score:${Math.floor(score / 10)}`,
      weight: 90 - score,
      score,
      bucket,
    };
  if (!health) return;
  const recent = health.history.filter(({ at }) => now - Date.parse(at) <= RECENT_DAYS * DAY_MS);
  const last = recent.at(-1);
  const high = recent.reduce<typeof last>(
    (best, one) => (best && best.score >= one.score ? best : one),
    undefined,
  );
  if (!last || !high) return;
  const { at, score: to } = last;
  const from = high.score;
  if (from - to >= DROP)
    yield {
      kind: "score_dropped",
      key: `score_dropped:${high.at}:${Math.floor((from - to) / DROP)}`,
      weight: 30 + from - to,
      from,
      to,
      at,
    };
  const [was, is] = [healthBucket(from, thresholds), healthBucket(to, thresholds)];
  if (was && is && (RANK[is] ?? 0) < (RANK[was] ?? 0))
    yield { kind: "bucket_changed", key: `bucket_changed:${was}:${is}`, weight: 25, from: was, to: is, at };
}

function* statusRisks(
  customer: Customer,
  { thresholds = DEFAULT_HEALTH_THRESHOLDS }: RiskContext,
): Generator<Risk> {
  const { status } = customer;
  if (status === "at_risk") yield { kind: "status", key: "status:at_risk", weight: 60, status };
  const mismatch = healthMismatch(customer, thresholds);
  if (!mismatch) return;
  const { suggested } = mismatch;
  yield { kind: "mismatch", key: `mismatch:${status}:${suggested}`, weight: 15, status, suggested };
}

function* contactRisks({ contacts }: RiskContext): Generator<Risk> {
  const has = contacts?.some(({ is_primary, archived_at }) => is_primary && archived_at == null);
  if (has === false) yield { kind: "no_primary", key: "no_primary", weight: 10 };
}

function* onboardingRisks({ onboardings = [], now }: RiskContext): Generator<Risk> {
  for (const onboarding of onboardings) {
    const { id, phase, state, completed_at, target_launch_date: target } = onboarding;
    if (phase === "completed" || completed_at !== null) continue;
    if (state === "at_risk")
      yield { kind: "onboarding_at_risk", key: `onboarding_at_risk:${id}`, weight: 40, onboarding };
    const days = target === null ? 0 : Math.floor((now - Date.parse(target)) / DAY_MS);
    if (days > 0)
      yield {
        kind: "onboarding_late",
        key: `onboarding_late:${id}:${target}`,
        weight: 30 + Math.min(days, 30),
        onboarding,
        days,
      };
  }
}

function* quietRisks({ updated_at }: Customer, { now }: RiskContext): Generator<Risk> {
  const days = Math.floor((now - Date.parse(updated_at)) / DAY_MS);
  if (days >= QUIET_DAYS) yield { kind: "quiet", key: `quiet:${updated_at}`, weight: 5, days };
}
