import type { PivotalStore, Query } from "@pivotal/sdk/store/core";
import { contactsQuery, type Contact } from "@pivotal/sdk/store/record";

/** Contacts at hand, which are put among the records: nothing is asked for, and every change of them shows. */
export class GivenContacts {
  #kept: { readonly store: PivotalStore; readonly contacts: readonly Contact[] } | undefined;

  /** @param customerId a cuid. */
  query(store: PivotalStore, customerId: string, contacts: readonly Contact[]): Query<readonly Contact[]> {
    if (this.#kept?.contacts !== contacts || this.#kept.store !== store) {
      this.#kept = { store, contacts };
      store.records.putContacts(customerId, contacts);
    }
    const query = contactsQuery(customerId);
    return { ...query, key: `given ${query.key}`, mayBeOld: false };
  }
}
