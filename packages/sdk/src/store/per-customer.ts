import type { PivotalStore } from "./store.ts";

/** What a store holds once for each customer, made when first asked for, so that it outlives the views that show it. */
export function perCustomer<T>(
  make: (store: PivotalStore, customerId: string) => T,
): (store: PivotalStore, customerId: string) => T {
  const held = new WeakMap<PivotalStore, Map<string, T>>();
  return (store, customerId) => {
    let all = held.get(store);
    if (!all) held.set(store, (all = new Map<string, T>()));
    let one = all.get(customerId);
    if (one === undefined) all.set(customerId, (one = make(store, customerId)));
    return one;
  };
}
