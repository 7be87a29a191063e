import type { Customer } from "@pivotal/sdk/store/core";
import type { Contact } from "@pivotal/sdk/store/record";

/**
 * Whether the server keeps phone numbers, which are [D]: contacts carry the field then. Without a contact, what the customer carries tells
 * how much of the API there is.
 */
export const hasPhone = (contacts: readonly Contact[], customer: Customer | undefined): boolean =>
  contacts.length > 0
    ? contacts.some(({ phone }) => phone !== undefined)
    : customer?.tags !== undefined || customer?.owner !== undefined;
