import { words } from "../languages/spoken.ts";

/** The words of editing a field in place. */
export const edit = words("edit", {
  input: (field: string, customer: string) => `${field} of ${customer}`,
  addTag: "Add one",
  removeTag: (tag: string) => `Remove ${tag}`,
  tagKeys: "Enter adds it. Ctrl+Enter saves, Esc restores.",
  none: "none",
  saving: "Saving",
  saved: "Saved",
  notSaved: "Not saved",
  retry: "Try again",
  discard: "Discard",
  theirs: "Changed elsewhere to",
  yours: "You typed",
  keep: "Keep mine",
  take: "Take theirs",
  owned: (source: string) => `${source} owns this field. Its next sync will overwrite what you save.`,
  churn: "Mark as churned",
  churnMeans:
    "Active onboardings pause, notifications stop, the health score freezes, and the customer leaves active counts and the default list.",
  sources: { hubspot: "HubSpot", salesforce: "Salesforce", stripe: "Stripe" },
  /** By the code of what the schema, or the server, says is wrong. */
  problems: {
    too_small: "This cannot be empty.",
    invalid_format: "This is not a domain, such as example.com.",
    invalid_string: "This is not written as the field needs it.",
    invalid_type: "This is not a number.",
    not_whole: "This is not a whole number.",
    invalid_enum_value: "This is not one of the values that the field takes.",
    invalid_email: "This is not an e-mail address, such as ada@example.com.",
    email_taken: "Another contact has this e-mail.",
    contact_not_found: "This contact is not here any more.",
    not_kept: "The server does not keep this field.",
  },
  refused: "The server does not accept this value.",
} as const);
