import type {
  contactDescribed,
  contactExtension,
  contactPublished,
  customerDescribed,
  customerExtension,
  customerPublished,
  onboardingSchema,
} from "@pivotal/sdk/schemas";

type Fields<S extends Record<string, { _zod: { output: unknown } }>> = {
  [K in keyof S]-?: Exclude<S[K]["_zod"]["output"], undefined>;
};
type Computed =
  "owner_email" | "health_score" | "health_bucket" | "at_risk" | "churned" | "notifications_paused";

/** A customer as it is kept: what can be computed from the rest is not. */
export type CustomerRow = Fields<typeof customerPublished> &
  Omit<Fields<typeof customerDescribed>, Computed> &
  Omit<Fields<typeof customerExtension>, Computed> & {
    frozen_at: string | null;
    thawed_at: string | null;
    deleted: boolean;
  };

export type ContactRow = Fields<typeof contactPublished> &
  Fields<typeof contactDescribed> &
  Fields<typeof contactExtension> & { deleted: boolean };

export type OnboardingRow = Fields<(typeof onboardingSchema)["shape"]> & { deleted: boolean };

/** One line of a customer's history. `contact` is the number of the person it mentions, for the day that person is removed. */
export interface ActivityRow {
  id: string;
  timestamp: string;
  actor: string;
  actor_type: string;
  event_type: string;
  field: string | null;
  old_value: unknown;
  new_value: unknown;
  onboarding_id: string | null;
  contact?: number;
}

export interface ViewRow {
  display_id: number;
  id: string;
  name: string;
  query: string;
  columns: string[];
  sort: string | null;
  shared: boolean;
  created_by: string | null;
  created_at: string;
  updated_at: string;
  deleted: boolean;
}

/** Who does something: the name and kind that history shows. */
export interface Actor {
  name: string;
  type: string;
}
