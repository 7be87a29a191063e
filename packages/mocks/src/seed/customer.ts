import { mix, pick, unit } from "../hash.ts";
import { NOUN } from "../ids.ts";
import type { CustomerRow } from "../rows.ts";
import type { SeedPlan } from "./plan.ts";
import { INDUSTRIES, PLANS, REGIONS, TAGS } from "./workspace.ts";

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

/** The status a seeded customer has; cheap, because a filtered list asks it of every row. */
export const seedStatus = (plan: SeedPlan, n: number): string => {
  if (plan.character(n) === "unknown_status") return "in_legal_review";
  if (plan.character(n) === "bare") return "active";
  const young = plan.anchor - plan.createdAt(n) < 60 * DAY;
  const percent = mix(plan.seed, 21, n) % 100;
  if (young && percent < 70) return "onboarding";
  if (percent < 78) return "active";
  if (percent < 88) return "at_risk";
  return percent < 97 ? "churned" : "archived";
};

/** When a churned customer of the seed left: some day between its creation and the seed's end. */
export const seedChurnedAt = (plan: SeedPlan, n: number): number =>
  Math.floor(plan.anchor - Math.min(plan.anchor - plan.createdAt(n), 300 * DAY) * unit(plan.seed, 22, n));

/** Tags a seeded customer has. */
export const seedTags = (plan: SeedPlan, n: number): string[] => {
  if (plan.character(n) === "bare") return [];
  const h = mix(plan.seed, 23, n);
  const count = h % 4;
  return [...new Set(Array.from({ length: count }, (_, i) => pick(TAGS, h >>> (4 + 5 * i))))];
};

/** Domains are not unique: twins share one, and now and then there is none. */
const seedDomain = (plan: SeedPlan, n: number): string | null => {
  const character = plan.character(n);
  if (character === "bare") return null;
  if (character === "twin" && n > 1) return seedDomain(plan, n - 1);
  return mix(plan.seed, 24, n) % 25 === 0 ? null : `${plan.slugs[n]}.example`;
};

/** Monthly revenue in minor units, from a few dozen to many thousands. */
const seedMrr = (plan: SeedPlan, n: number): number | null => {
  if (plan.character(n) === "free") return n % 500 === 93 ? -12_500 : 0;
  const chance = unit(plan.seed, 25, n);
  return chance < 0.08 ? null : Math.round(10 ** (3.4 + 3.6 * unit(plan.seed, 26, n)) / 100) * 100;
};

const SOURCES: readonly CustomerRow["field_sources"][] = [
  {},
  {},
  {},
  {},
  { name: "hubspot", domain: "hubspot", owner: "hubspot" },
  { plan: "salesforce", owner: "salesforce" },
  { mrr: "stripe", plan: "stripe" },
];

const seedCustomFields = (plan: SeedPlan, n: number): CustomerRow["custom_fields"] => {
  const h = mix(plan.seed, 27, n);
  return {
    industry: pick(INDUSTRIES, h),
    region: pick(REGIONS, h >>> 4),
    ...(h % 3 === 0 ? {} : { seats: 1 + ((h >>> 8) % 400) }),
    ...(h % 4 === 0 ? {} : { renewal_date: iso(plan.anchor + ((h >>> 12) % 365) * DAY).slice(0, 10) }),
    ...(h % 9 === 0 ? { account_notes: "Prefers calls in the morning; ask for the ops lead." } : {}),
  };
};

const outside = (plan: SeedPlan, n: number, stream: number, prefix: string, share: number) =>
  unit(plan.seed, stream, n) < share ? `${prefix}${mix(plan.seed, stream, n, 1)}` : null;

/** A seeded customer as it was before anyone wrote to it. */
export const seedCustomer = (plan: SeedPlan, n: number): CustomerRow => {
  const created = plan.createdAt(n);
  const status = seedStatus(plan, n);
  const bare = plan.character(n) === "bare";
  const touched = created + Math.floor((plan.anchor - created) * unit(plan.seed, 28, n));
  const sources = bare ? {} : pick(SOURCES, mix(plan.seed, 29, n));
  const plans = pick(PLANS, mix(plan.seed, 30, n));
  return {
    object: "customer",
    id: plan.ids.of(NOUN.customer, n),
    display_id: n,
    name: plan.companyName(n)[0],
    slug: plan.slugs[n] as string,
    domain: seedDomain(plan, n),
    status,
    plan: bare ? null : plans,
    mrr: bare ? null : seedMrr(plan, n),
    monthly_orders: bare ? null : Math.floor(10 ** (1 + 4 * unit(plan.seed, 31, n))),
    hubspot_company_id: sources.name === "hubspot" ? `${mix(plan.seed, 32, n)}` : null,
    hubspot_deal_id: bare ? null : outside(plan, n, 33, "", 0.2),
    stripe_customer_id: bare ? null : outside(plan, n, 34, "cus_", 0.5),
    intercom_company_id: bare ? null : outside(plan, n, 35, "ic_", 0.2),
    slack_channel_id: bare ? null : outside(plan, n, 36, "C", 0.3),
    metadata: bare
      ? null
      : mix(plan.seed, 37, n) % 3 === 0
        ? { crm: { tier: "B", since: 2024 }, note: "Ünïcode ✓" }
        : {},
    created_at: iso(created),
    updated_at: iso(touched),
    owner: bare ? null : (pick(plan.members, mix(plan.seed, 38, n))?.id ?? null),
    tags: seedTags(plan, n),
    custom_fields: bare ? {} : seedCustomFields(plan, n),
    field_sources: { ...sources },
    frozen_at: status === "churned" ? iso(seedChurnedAt(plan, n)) : null,
    thawed_at: null,
    deleted: false,
  };
};
