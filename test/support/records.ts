import type { Contact, Customer, Onboarding } from "@pivotal/sdk";

const STAMP = "2026-05-26T17:21:09.412Z";

export const customer = (more: Partial<Customer> = {}): Customer => ({
  object: "customer",
  id: "cus_1",
  display_id: 1,
  name: "Aurora Outfitters",
  slug: "aurora",
  domain: "aurora.example",
  status: "active",
  plan: null,
  mrr: 120_000,
  monthly_orders: null,
  hubspot_company_id: null,
  hubspot_deal_id: null,
  stripe_customer_id: null,
  intercom_company_id: null,
  slack_channel_id: null,
  created_at: STAMP,
  updated_at: STAMP,
  ...more,
});

export const contact = (more: Partial<Contact> = {}): Contact => ({
  object: "contact",
  id: "con_1",
  display_id: 1,
  customer_id: "cus_1",
  name: "Ada Park",
  email: "ada@aurora.example",
  title: null,
  is_primary: true,
  labels: [],
  created_at: STAMP,
  updated_at: STAMP,
  ...more,
});

export const onboarding = (more: Partial<Onboarding> = {}): Onboarding => ({
  object: "onboarding",
  id: "onb_1",
  display_id: 1,
  customer_id: "cus_1",
  template_id: null,
  phase: "review",
  state: "active",
  started_at: null,
  completed_at: null,
  target_launch_date: null,
  csm_id: null,
  se_id: null,
  designer_id: null,
  product_ops_id: null,
  notes: null,
  created_at: STAMP,
  updated_at: STAMP,
  ...more,
});

/** One page of a list. */
export const page = (data: unknown[], next: string | null = null, more = next !== null) => ({
  object: "list",
  data,
  has_more: more,
  next_cursor: next,
});
