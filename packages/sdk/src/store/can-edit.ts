import type { Customer } from "../resources/customers/customers.schema.ts";

const EDITABLE = [
  "name",
  "domain",
  "plan",
  "status",
  "mrr",
  "monthly_orders",
  "hubspot_company_id",
  "hubspot_deal_id",
  "stripe_customer_id",
  "intercom_company_id",
  "slack_channel_id",
] as const;

/** A field that a person can edit in place. Custom fields [D] are `custom_fields.<slug>`. */
export type CustomerField = (typeof EDITABLE)[number] | "owner" | "tags" | `custom_fields.${string}`;

const PUBLISHED = new Set<string>(EDITABLE);
const DESCRIBED = new Set<string>(["owner", "tags", "custom_fields"]);

/** Whether the host keeps a field from this user, who then cannot tell whether it has a value. */
export const isHidden = ({ hidden_fields }: Customer, field: string): boolean =>
  hidden_fields?.includes(field) === true;

/**
 * Whether this customer's server takes an edit of the field: what is [D] only where the customer carries it, since another server
 * accepts it without keeping it.
 */
export function canEdit(customer: Customer, field: string): field is CustomerField {
  const [top = ""] = field.split(".", 1);
  if (isHidden(customer, top)) return false;
  return PUBLISHED.has(field) || (DESCRIBED.has(top) && customer[top] !== undefined);
}
