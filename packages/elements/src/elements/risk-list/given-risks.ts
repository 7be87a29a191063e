import type { Customer, HealthThresholds } from "@pivotal/sdk/store/core";
import { riskEntry, type RiskEntry } from "@pivotal/sdk/store/record";

/** Customers at hand that deserve a look, heaviest first, as far as their records alone tell. */
export function givenRisks(
  customers: readonly Customer[],
  thresholds: HealthThresholds,
  now: number,
): readonly RiskEntry[] {
  return customers
    .map((customer) => riskEntry(customer, { now, thresholds }))
    .filter((entry) => entry !== undefined)
    .sort((a, b) => b.weight - a.weight);
}
