import { InvalidRequestError } from "../core/errors.ts";
import type { Customer, CustomerUpdate } from "../resources/customers/customers.schema.ts";
import { hostOf } from "../resources/customers/host-of.ts";
import type { CustomerField } from "./can-edit.ts";

/** A value as a person types it: text, or the tags one by one. Empty stands for none. */
export type FieldDraft = string | readonly string[];

const slugOf = (field: CustomerField): string | undefined =>
  field.startsWith("custom_fields.") ? field.slice("custom_fields.".length) : undefined;

const own = <T>(values: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  values && Object.hasOwn(values, key) ? values[key] : undefined;

/** The CRM that owns a field and will overwrite an edit of it, such as `hubspot`. [X] */
export const fieldSource = (customer: Customer, field: string): string | undefined =>
  own(customer.field_sources, field);

/** A field's value as a person would type it; `mrr` in the major unit. */
export function fieldDraft(customer: Customer, field: CustomerField): FieldDraft {
  const slug = slugOf(field);
  if (field === "tags") return customer.tags ?? [];
  if (field === "mrr") return customer.mrr === null ? "" : String(customer.mrr / 100);
  const value = slug === undefined ? customer[field] : own(customer.custom_fields, slug);
  return String(value ?? "");
}

/** What a draft stands for, in the field's own spelling: a domain from an address or an e-mail, tags each once. */
export function cleanDraft(field: CustomerField, draft: FieldDraft): FieldDraft {
  if (typeof draft !== "string") return [...new Set(draft.map((tag) => tag.trim()).filter(Boolean))];
  const text = draft.trim();
  return field === "domain" ? (hostOf(text.replace(/^(?:mailto:)?[^@/\s]*@/i, "")) ?? text) : text;
}

const invalid = (field: string, code: string) =>
  new InvalidRequestError("The value is not valid", { field, code });

function asNumber(field: string, text: string): number | null {
  if (text === "") return null;
  const value = Number(text);
  if (!/^-?[\d.]+$/.test(text) || !Number.isFinite(value)) throw invalid(field, "invalid_type");
  return value;
}

/**
 * The edit that a clean draft asks for; `type` is the custom field's own, else that of the value it holds. Throws InvalidRequestError with `field` and one of the schema's codes: `too_small` for an empty
 * name, `invalid_format` for a domain that names no host, `invalid_type` for what is no number, `not_whole` for orders that are not counted in ones.
 */
export function fieldUpdate(
  customer: Customer,
  field: CustomerField,
  draft: FieldDraft,
  type?: string,
): CustomerUpdate {
  if (typeof draft !== "string") return { tags: [...draft] };
  const slug = slugOf(field);
  if (slug !== undefined) {
    const held = customer.custom_fields ?? {};
    const isNumber = type === undefined ? typeof own(held, slug) === "number" : type === "number";
    // The whole set goes out: the contract does not say whether a server keeps the fields that an edit leaves out.
    return { custom_fields: { ...held, [slug]: isNumber ? asNumber(field, draft) : draft || null } };
  }
  if (field === "mrr") {
    const major = asNumber(field, draft);
    return { mrr: major === null ? null : Math.round(major * 100) };
  }
  if (field === "monthly_orders") {
    const orders = asNumber(field, draft);
    if (orders !== null && !Number.isSafeInteger(orders)) throw invalid(field, "not_whole");
    return { monthly_orders: orders };
  }
  if (draft === "" && (field === "name" || field === "status")) throw invalid(field, "too_small");
  if (field === "domain" && draft !== "" && hostOf(draft) !== draft) throw invalid(field, "invalid_format");
  return { [field]: draft === "" ? null : draft };
}
