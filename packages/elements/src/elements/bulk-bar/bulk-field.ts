import { type Customer } from "@pivotal/sdk/store";
import { fieldSource, type BulkEdit } from "@pivotal/sdk/store/edits";

/** What many customers can be changed in at once. */
export type BulkField = "owner" | "plan" | "status" | "tags";
export type TagMode = "add" | "remove" | "replace";

export const BULK_FIELDS: readonly BulkField[] = ["owner", "plan", "status", "tags"];

/** Stands for nobody among owners, where nothing chosen is no choice. */
export const NOBODY = "-";

/** The edit that a form asks for; undefined while it says too little. */
export function bulkEditOf(field: BulkField, value: string, mode: TagMode): BulkEdit | undefined {
  const text = value.trim();
  if (field === "plan") return { plan: text || null };
  if (field === "status") return text ? { status: text } : undefined;
  if (field === "owner") return text ? { owner: text === NOBODY ? null : text } : undefined;
  const tags = text.split(",").filter((tag) => tag.trim());
  if (mode === "replace") return { tags: { replace: tags } };
  return tags.length > 0 ? { tags: { [mode]: tags } } : undefined;
}

/** How many of the customers each CRM owns a field of. */
export function ownersOf(customers: readonly Customer[], field: BulkField): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const customer of customers) {
    const source = fieldSource(customer, field);
    if (source !== undefined) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}
