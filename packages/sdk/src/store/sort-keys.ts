import type { SortKey } from "./row-order.ts";
import { STATUSES } from "../query/fields.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";

/** A column to sort by: a field of the query language, or a custom field's slug. Rows without a value come last either way. */
export interface CustomerSort {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

const statusPlace = (status: string): SortKey => {
  const place = STATUSES.indexOf(status);
  return place < 0 ? status : place;
};

const KEYS: Readonly<Record<string, (customer: Customer) => SortKey>> = {
  id: ({ display_id }) => display_id,
  name: ({ name }) => name,
  domain: ({ domain }) => domain,
  // As long as nobody says what owners are called.
  owner: ({ owner, owner_email }) => owner_email ?? owner,
  plan: ({ plan }) => plan,
  status: ({ status }) => statusPlace(status),
  health: ({ health_score }) => health_score,
  bucket: ({ health_score }) => health_score,
  mrr: ({ mrr }) => mrr,
  tag: ({ tags }) => (tags?.length ? tags.join(", ") : null),
  created: ({ created_at }) => created_at,
  updated: ({ updated_at }) => updated_at,
};

/** Told apart by code units: they are written in one way, for which no language has an order of its own. */
const PLAIN = new Set(["created", "updated", "domain"]);

const collator = new Intl.Collator();

/** What a customer is sorted by in a column; null and undefined for nothing. */
export const sortKey = (field: string): ((customer: Customer) => SortKey) =>
  Object.hasOwn(KEYS, field)
    ? (KEYS[field] ?? (() => null))
    : ({ custom_fields }) => custom_fields?.[field.replace(/^field\./, "")];

/** Orders two keys of one column; numbers before texts. Values that a reader would call the same are equal. */
export function compareKeys(field: string): (a: string | number, b: string | number) => number {
  const text = PLAIN.has(field)
    ? (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
    : (a: string, b: string) => collator.compare(a, b);
  return (a, b) => {
    if (typeof a === "string" && typeof b === "string") return text(a, b);
    if (typeof a === "number" && typeof b === "number") return a - b;
    return typeof a === "number" ? -1 : 1;
  };
}

/** Newest first, as the service lists; among those of one instant, the later number first. Never 0 for two customers. */
export const newestFirst = (a: Customer, b: Customer): number => {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? 1 : -1;
  return b.display_id - a.display_id || (a.id < b.id ? 1 : -1);
};
