import type { Customer, PivotalStore } from "@pivotal/sdk/store/core";

const KNOWN = ["onboarding", "active", "at_risk", "churned", "archived"];

/** The statuses that a customer can be given: those known, then those that customers here have, its own and its earlier ones included. */
export function statusChoices(
  store: PivotalStore,
  customer: Customer,
  had: ReadonlySet<string>,
): readonly string[] {
  const seen = new Set([...had, customer.status]);
  for (const { status } of store.records.values()) seen.add(status);
  for (const status of KNOWN) seen.delete(status);
  return [...KNOWN, ...[...seen].sort((a, b) => a.localeCompare(b))];
}
