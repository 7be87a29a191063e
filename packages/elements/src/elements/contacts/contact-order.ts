import type { Contact } from "@pivotal/sdk/store/record";

/** Which contacts are shown. */
export type ContactFilter = "live" | "archived" | "all";

const collators = new Map<string, Intl.Collator>();

function collatorOf(locale: string): Intl.Collator {
  let collator = collators.get(locale);
  if (!collator) collators.set(locale, (collator = new Intl.Collator(locale, { numeric: true })));
  return collator;
}

export const isArchived = ({ archived_at }: Contact): boolean => archived_at != null;

/** The primary one first, archived ones last, then by name. */
function order(contacts: readonly Contact[], filter: ContactFilter, locale: string): readonly Contact[] {
  const { compare } = collatorOf(locale);
  const rank = (one: Contact) => (one.is_primary ? 0 : isArchived(one) ? 2 : 1);
  return contacts
    .filter((one) => filter === "all" || isArchived(one) === (filter === "archived"))
    .sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name) || a.display_id - b.display_id);
}

/** The contacts that a filter lets through, in order; put in order when they change, and not at each drawing. */
export class ContactOrder {
  #for: readonly [contacts: readonly Contact[], filter: ContactFilter, locale: string] | undefined;
  #rows: readonly Contact[] = [];

  of(...wanted: [contacts: readonly Contact[], filter: ContactFilter, locale: string]): readonly Contact[] {
    if (!this.#for?.every((value, at) => value === wanted[at])) this.#rows = order(...wanted);
    this.#for = wanted;
    return this.#rows;
  }
}
