import type { Customer } from "../resources/customers/customers.schema.ts";
import { hostOf } from "../resources/customers/host-of.ts";
import { cleanDraft } from "./customer-field.ts";
import type { PivotalStore } from "./store.ts";

/**
 * Customers held here that have a domain, which may be typed as an address or an e-mail; those that have left are among them. `except` is
 * the customer that is being looked at. Domains are not unique: this is to warn, not to forbid. [D]
 */
export function duplicatesOf(store: PivotalStore, domain: string, except?: string): readonly Customer[] {
  const host = hostOf(String(cleanDraft("domain", domain)));
  if (host === undefined) return [];
  const own = except === undefined ? undefined : store.records.idOf(except);
  // A hundred thousand addresses take long to read; nearly all are written as the contract says.
  const isIt = (held: string) =>
    held === host || (!/^[a-z0-9.-]*$/.test(held) || held.startsWith("www.") ? hostOf(held) === host : false);
  return store.records.values().filter((one) => one.id !== own && one.domain !== null && isIt(one.domain));
}
