import * as z from "zod/mini";
import { openEnum } from "../../internal/open-enum.ts";

/** The five signals, heaviest first; the set is open. [D] */
export const HEALTH_SIGNALS = [
  "onboarding_velocity",
  "recent_activity",
  "task_health",
  "contract_size",
  "support_load",
] as const;
export const healthBucketSchema = openEnum(["healthy", "watch", "at_risk"]);
export type HealthBucket = z.infer<typeof healthBucketSchema>;

/** What feeds a signal. [X] */
export const healthItemSchema = z.looseObject({
  label: z.string(),
  value: z.optional(z.nullable(z.union([z.string(), z.number()]))),
});

/** One weighted signal; weights sum to 1. `score` is 0–100, null when there is nothing to score. [X] */
export const healthSignalSchema = z.looseObject({
  key: openEnum(HEALTH_SIGNALS),
  weight: z.number(),
  score: z.nullable(z.number()),
  summary: z.string(),
  items: z.array(healthItemSchema),
});
export type HealthSignal = z.infer<typeof healthSignalSchema>;

/** How healthy a customer is, and why. `frozen_at` is set while the customer is churned. History is oldest first. [X] */
export const healthSchema = z.looseObject({
  object: z.literal("health"),
  score: z.nullable(z.number()),
  bucket: z.nullable(healthBucketSchema),
  frozen_at: z.nullable(z.string()),
  computed_at: z.nullable(z.string()),
  history: z.array(z.looseObject({ at: z.string(), score: z.number() })),
  signals: z.array(healthSignalSchema),
});
export type Health = z.infer<typeof healthSchema>;
