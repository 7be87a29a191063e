import * as z from "zod/mini";
import { openEnum } from "../../internal/open-enum.ts";

/** Event types known today; the set is open. [D] */
export const ACTIVITY_EVENT_TYPES = [
  "customer.created",
  "customer.field_changed",
  "customer.status_changed",
  "customer.archived",
  "customer.health_score_dropped",
  "customer.health_bucket_changed",
  "onboarding.created",
  "onboarding.phase_moved",
  "task.created",
  "task.completed",
  "contact.added",
  "contact.archived",
  "comment.added",
] as const;
export const ACTIVITY_ACTOR_TYPES = ["user", "api_key", "integration", "pi", "contact"] as const;

const value = z.optional(z.nullable(z.unknown()));

/** One changed field, or one event, in a customer's history; newest first. [D] */
export const activitySchema = z.looseObject({
  object: z.optional(z.string()),
  id: z.optional(z.string()),
  timestamp: z.string(),
  actor: z.string(),
  actor_type: openEnum(ACTIVITY_ACTOR_TYPES),
  event_type: openEnum(ACTIVITY_EVENT_TYPES),
  field: z.optional(z.nullable(z.string())),
  old_value: value,
  new_value: value,
  onboarding_id: z.optional(z.nullable(z.string())),
});
export type Activity = z.infer<typeof activitySchema>;
