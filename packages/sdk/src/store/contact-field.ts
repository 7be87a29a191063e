import { InvalidRequestError } from "../core/errors.ts";
import type { Contact, ContactUpdate } from "../resources/contacts/contacts.schema.ts";
import { isEmail } from "../resources/contacts/is-email.ts";
import type { FieldDraft } from "./customer-field.ts";

/** A field of a contact that a person can edit in place; `phone` is [D]. */
export type ContactField = "name" | "title" | "email" | "phone" | "labels";

/** Whether this contact's server takes an edit of the field: another one accepts a phone number without keeping it. */
export const canEditContact = (contact: Contact, field: ContactField): boolean =>
  field !== "phone" || contact.phone !== undefined;

/** A field's value as a person would type it. */
export const contactDraft = (contact: Contact, field: ContactField): FieldDraft => contact[field] ?? "";

/** What a draft stands for: labels each once, an e-mail in lower case as the server keeps it. */
export function cleanContactDraft(field: ContactField, draft: FieldDraft): FieldDraft {
  if (typeof draft !== "string") return [...new Set(draft.map((label) => label.trim()).filter(Boolean))];
  const text = draft.trim();
  return field === "email" ? text.replace(/^mailto:/i, "").toLowerCase() : text;
}

const invalid = (field: string, code: string) =>
  new InvalidRequestError("The value is not valid", { field, code });

/**
 * The edit that a clean draft asks for. Throws InvalidRequestError with `field` and the code `too_small` for an empty name or e-mail,
 * `invalid_email` for what is no address.
 */
export function contactFieldUpdate(field: ContactField, draft: FieldDraft): ContactUpdate {
  if (typeof draft !== "string") return { labels: [...draft] };
  if (draft === "" && (field === "name" || field === "email")) throw invalid(field, "too_small");
  if (field === "email" && !isEmail(draft)) throw invalid(field, "invalid_email");
  return { [field]: draft === "" ? null : draft };
}
