import type { HealthBucket } from "./health.schema.ts";

/** Where a bucket begins, each bound included. Defaults: Healthy from 70, Watch from 40, At risk below. [D] */
export interface HealthThresholds {
  readonly healthy: number;
  readonly watch: number;
}

export const DEFAULT_HEALTH_THRESHOLDS: HealthThresholds = { healthy: 70, watch: 40 };

/**
 * The bucket of a 0–100 score; `null` for a score that is missing or not a number, which is "not scored" and never "at risk".
 * The score never changes a customer's status. [D]
 */
export function healthBucket(
  score: number | null | undefined,
  thresholds: HealthThresholds = DEFAULT_HEALTH_THRESHOLDS,
): HealthBucket | null {
  if (typeof score !== "number" || Number.isNaN(score)) return null;
  if (score >= thresholds.healthy) return "healthy";
  return score >= thresholds.watch ? "watch" : "at_risk";
}
