import * as z from "zod/mini";
import { openEnum } from "../../internal/open-enum.ts";

/** The statuses known today; the set is open. Order is the order in which people meet them. [P] */
export const CUSTOMER_STATUSES = ["onboarding", "active", "at_risk", "churned", "archived"] as const;
export const customerStatusSchema = openEnum(CUSTOMER_STATUSES);
export type CustomerStatus = z.infer<typeof customerStatusSchema>;

const nullableString = () => z.nullable(z.string());
const nullableInt = () => z.nullable(z.int());
const metadataSchema = z.record(z.string(), z.unknown());
const customFieldsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** What every server sends of a customer. [P] */
export const customerPublished = {
  object: z.literal("customer"),
  /** Opaque cuid, unique everywhere. */
  id: z.string(),
  /** Small integer, unique in the workspace; never changes. */
  display_id: z.int(),
  name: z.string(),
  slug: z.string(),
  /** Lower-case host name without protocol. Not unique. */
  domain: nullableString(),
  status: customerStatusSchema,
  plan: nullableString(),
  /** Monthly recurring revenue, in the minor unit of the workspace's currency. */
  mrr: nullableInt(),
  monthly_orders: nullableInt(),
  hubspot_company_id: nullableString(),
  hubspot_deal_id: nullableString(),
  stripe_customer_id: nullableString(),
  intercom_company_id: nullableString(),
  slack_channel_id: nullableString(),
  /** Round-trips untouched; not searched by the server. */
  metadata: z.optional(z.nullable(metadataSchema)),
  /** ISO 8601, UTC. */
  created_at: z.string(),
  /** ISO 8601, UTC. */
  updated_at: z.string(),
};

/** What the product describes on the same object; a server may leave any of it out. [D] */
export const customerDescribed = {
  /** Member id. */
  owner: z.optional(nullableString()),
  owner_email: z.optional(nullableString()),
  tags: z.optional(z.array(z.string())),
  custom_fields: z.optional(customFieldsSchema),
  /** 0–100; null when not scored. */
  health_score: z.optional(z.nullable(z.number())),
  at_risk: z.optional(z.boolean()),
  churned: z.optional(z.boolean()),
};

/** Our additive proposal. [X] */
export const customerExtension = {
  health_bucket: z.optional(z.nullable(openEnum(["healthy", "watch", "at_risk"]))),
  /** Which fields a CRM owns, and which CRM. */
  field_sources: z.optional(z.record(z.string(), openEnum(["hubspot", "salesforce", "stripe"]))),
  notifications_paused: z.optional(z.boolean()),
};

/** A customer as read. Unknown fields are kept. Levels: see the three groups it is made of. */
export const customerSchema = z.looseObject({
  ...customerPublished,
  ...customerDescribed,
  ...customerExtension,
  /** Fields that the host's handler keeps from this user: what they have here says nothing. Never from the service. */
  hidden_fields: z.optional(z.array(z.string())),
});
export type Customer = z.infer<typeof customerSchema>;

const writable = {
  slug: z.optional(z.string().check(z.minLength(1))),
  domain: z.optional(nullableString()),
  status: z.optional(customerStatusSchema),
  plan: z.optional(nullableString()),
  mrr: z.optional(nullableInt()),
  monthly_orders: z.optional(nullableInt()),
  hubspot_company_id: z.optional(nullableString()),
  hubspot_deal_id: z.optional(nullableString()),
  stripe_customer_id: z.optional(nullableString()),
  intercom_company_id: z.optional(nullableString()),
  slack_channel_id: z.optional(nullableString()),
  metadata: z.optional(z.nullable(metadataSchema)),
  /** [D] Member id. */
  owner: z.optional(nullableString()),
  /** [D] */
  tags: z.optional(z.array(z.string())),
  /** [D] */
  custom_fields: z.optional(customFieldsSchema),
};
const nameSchema = z.string().check(z.minLength(1));

/** Body of `POST /customers`. `slug` is derived from the name when absent. [P], but for the fields marked [D] */
export const customerCreateSchema = z.looseObject({ name: nameSchema, ...writable });
export type CustomerCreate = z.infer<typeof customerCreateSchema>;

/** Body of `PATCH /customers/{id}`: an absent field stays, `null` clears. [P] */
export const customerUpdateSchema = z.looseObject({ name: z.optional(nameSchema), ...writable });
export type CustomerUpdate = z.infer<typeof customerUpdateSchema>;
