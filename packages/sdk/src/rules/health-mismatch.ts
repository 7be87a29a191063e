import type { Customer, CustomerStatus } from "../resources/customers/customers.schema.ts";
import {
  DEFAULT_HEALTH_THRESHOLDS,
  healthBucket,
  type HealthThresholds,
} from "../resources/health/health-bucket.ts";
import type { HealthBucket } from "../resources/health/health.schema.ts";

/** A score and a status that do not fit. */
export interface HealthMismatch {
  readonly score: number;
  readonly bucket: HealthBucket;
  readonly status: CustomerStatus;
  /** The status that would fit. A person decides. */
  readonly suggested: "at_risk" | "active";
}

/**
 * Tells when score and status disagree: an at-risk score of a customer whom nobody marked, or a healthy score of one who is marked.
 * Undefined when they agree, without a score, for a score that is frozen, and for statuses that are not known. [D]
 */
export function healthMismatch(
  { status, health_score: score }: Pick<Customer, "status" | "health_score">,
  thresholds: HealthThresholds = DEFAULT_HEALTH_THRESHOLDS,
): HealthMismatch | undefined {
  const bucket = healthBucket(score, thresholds);
  if (bucket === null || typeof score !== "number") return undefined;
  if (bucket === "at_risk" && (status === "active" || status === "onboarding"))
    return { score, bucket, status, suggested: "at_risk" };
  if (bucket === "healthy" && status === "at_risk") return { score, bucket, status, suggested: "active" };
  return undefined;
}
