import type * as z from "zod/mini";
import type { eventSchemas } from "./webhook-event.schema.ts";

type Noun = keyof typeof eventSchemas;
type EventAbout<About extends Noun, Type extends string> = z.infer<(typeof eventSchemas)[About]> & {
  type: Type;
};

/** What happens to a customer, as far as it is documented. [P] */
export type CustomerEventType = `customer.${
  "created" | "updated" | "archived" | "health_score_dropped" | "at_risk" | "churned"}`;

/** [P] */
export type CustomerEvent =
  EventAbout<"customer", CustomerEventType> | EventAbout<"customer", `customer.${string}`>;
/** Its types are not listed in the reference. [P] */
export type ContactEvent = EventAbout<"contact", `contact.${string}`>;
/** Its types are not listed in the reference. [P] */
export type OnboardingEvent = EventAbout<"onboarding", `onboarding.${string}`>;
/** Its types are not listed in the reference, nor are a task's fields. [P] */
export type TaskEvent = EventAbout<"task", `task.${string}`>;

/**
 * Something that happened, told apart by `type`. New types may appear, also about other nouns: let a `switch` have a `default` that does
 * nothing. Of the record, `data.object`, only the `id` is sure to be there. `data.previous_attributes` has the values from before, of the
 * fields that changed, or is null.
 */
export type WebhookEvent = CustomerEvent | ContactEvent | OnboardingEvent | TaskEvent;
