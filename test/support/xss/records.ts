import type { Activity, Contact, Customer, Health, Onboarding } from "@pivotal/sdk/schemas";

const WHEN = "2026-11-01T10:00:00.000Z";
const times = { created_at: WHEN, updated_at: WHEN };

/** A customer whose every text is the same one. */
export const hostileCustomer = (text: string, at: number): Customer => ({
  object: "customer",
  id: `c${String(at).padStart(24, "0")}`,
  display_id: at + 1,
  name: text,
  slug: text,
  domain: text,
  status: at % 2 === 0 ? "at_risk" : text,
  plan: text,
  mrr: 1,
  monthly_orders: null,
  hubspot_company_id: text,
  hubspot_deal_id: text,
  stripe_customer_id: text,
  intercom_company_id: text,
  slack_channel_id: text,
  metadata: { [text]: text },
  owner: text,
  owner_email: text,
  tags: [text],
  custom_fields: { [text]: text },
  field_sources: { plan: text, [text]: text },
  health_score: 20,
  health_bucket: "at_risk",
  hidden_fields: [text],
  at_risk: true,
  ...times,
});

export const hostileContact = (text: string, at: number): Contact => ({
  object: "contact",
  id: `d${String(at).padStart(24, "0")}`,
  display_id: at + 1,
  customer_id: text,
  name: text,
  email: text,
  phone: text,
  title: text,
  is_primary: at === 0,
  labels: [text],
  source: text,
  ...times,
});

export const hostileEvent = (text: string, type: string): Activity => ({
  object: text,
  id: text,
  timestamp: WHEN,
  actor: text,
  actor_type: text,
  event_type: type,
  field: text,
  old_value: [text],
  new_value: text,
  onboarding_id: text,
});

export const hostileOnboarding = (text: string, at: number): Onboarding => ({
  object: "onboarding",
  id: `o${String(at).padStart(24, "0")}`,
  display_id: at + 1,
  customer_id: text,
  template_id: text,
  phase: at % 2 === 0 ? "review" : text,
  state: text,
  started_at: WHEN,
  completed_at: null,
  target_launch_date: text,
  csm_id: text,
  se_id: text,
  designer_id: text,
  product_ops_id: text,
  notes: text,
  ...times,
});

export const hostileHealth = (texts: readonly string[]): Health => ({
  object: "health",
  score: 50,
  bucket: "watch",
  frozen_at: null,
  computed_at: WHEN,
  history: [{ at: WHEN, score: 50 }],
  signals: texts.map((text) => ({
    key: text,
    weight: 0.1,
    score: 50,
    summary: text,
    items: [
      { label: text, value: text },
      { label: text, value: null },
    ],
  })),
});
