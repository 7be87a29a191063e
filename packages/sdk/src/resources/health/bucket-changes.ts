import { DEFAULT_HEALTH_THRESHOLDS, healthBucket, type HealthThresholds } from "./health-bucket.ts";
import type { Health, HealthBucket } from "./health.schema.ts";

/** A score that came into another bucket than the one before it. */
export interface BucketChange {
  /** ISO 8601, as in the history. */
  readonly at: string;
  readonly from: HealthBucket;
  readonly to: HealthBucket;
  readonly score: number;
}

/** Where a history, oldest first, changed its bucket by the bounds of this workspace; oldest first. What has no time is left out. [X] */
export function bucketChanges(
  history: Health["history"],
  thresholds: HealthThresholds = DEFAULT_HEALTH_THRESHOLDS,
): readonly BucketChange[] {
  const changes: BucketChange[] = [];
  let from: HealthBucket | null = null;
  for (const { at, score } of history) {
    const to = Number.isNaN(Date.parse(at)) ? null : healthBucket(score, thresholds);
    if (to === null) continue;
    if (from !== null && from !== to) changes.push({ at, from, to, score });
    from = to;
  }
  return changes;
}
