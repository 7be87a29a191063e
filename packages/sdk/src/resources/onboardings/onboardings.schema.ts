import * as z from "zod/mini";
import { openEnum } from "../../internal/open-enum.ts";

/** Phases in order; workspaces may rename them, so the set is open. [P] */
export const ONBOARDING_PHASES = [
  "before_getting_started",
  "program_design",
  "review",
  "program_buildout",
  "internal_qa",
  "launch",
  "completed",
] as const;
/** `waiting` mirrors `waiting_on_customer`. Open set. [P] */
export const ONBOARDING_STATES = ["active", "paused", "at_risk", "waiting"] as const;
const phaseSchema = openEnum(ONBOARDING_PHASES);
const stateSchema = openEnum(ONBOARDING_STATES);
export type OnboardingPhase = z.infer<typeof phaseSchema>;
export type OnboardingState = z.infer<typeof stateSchema>;

const nullableString = () => z.nullable(z.string());

/** An onboarding as read. Unknown fields are kept. [P] */
export const onboardingSchema = z.looseObject({
  object: z.literal("onboarding"),
  id: z.string(),
  display_id: z.int(),
  customer_id: z.string(),
  template_id: nullableString(),
  phase: phaseSchema,
  state: stateSchema,
  started_at: nullableString(),
  completed_at: nullableString(),
  target_launch_date: nullableString(),
  csm_id: nullableString(),
  se_id: nullableString(),
  designer_id: nullableString(),
  product_ops_id: nullableString(),
  notes: nullableString(),
  waiting_on_customer: z.optional(z.boolean()),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Onboarding = z.infer<typeof onboardingSchema>;

const writable = {
  template_id: z.optional(nullableString()),
  phase: z.optional(phaseSchema),
  state: z.optional(stateSchema),
  started_at: z.optional(nullableString()),
  completed_at: z.optional(nullableString()),
  target_launch_date: z.optional(nullableString()),
  csm_id: z.optional(nullableString()),
  se_id: z.optional(nullableString()),
  designer_id: z.optional(nullableString()),
  product_ops_id: z.optional(nullableString()),
  notes: z.optional(nullableString()),
  waiting_on_customer: z.optional(z.boolean()),
};

/** Body of `POST /onboardings`; phase defaults to the first, state to `active`. [P] */
export const onboardingCreateSchema = z.looseObject({
  customer_id: z.string().check(z.minLength(1)),
  ...writable,
});
export type OnboardingCreate = z.infer<typeof onboardingCreateSchema>;

/** Body of `PATCH /onboardings/{id}`. [P] */
export const onboardingUpdateSchema = z.looseObject(writable);
export type OnboardingUpdate = z.infer<typeof onboardingUpdateSchema>;
