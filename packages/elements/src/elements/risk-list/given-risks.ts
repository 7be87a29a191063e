import type { Customer, HealthThresholds } from "@pivotal/sdk/store/core";
import { risksOf, type RiskEntry } from "@pivotal/sdk/store/record";

/** Customers at hand that deserve a look, heaviest first, as far as their records alone tell. */
export function givenRisks(
  customers: readonly Customer[],
  thresholds: HealthThresholds,
  now: number,
): readonly RiskEntry[] {
  return customers
    .map((customer) => {
      const risks = risksOf(customer, { now, thresholds });
      return { customer, risks, weight: risks.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .filter(({ risks }) => risks.length > 0)
    .sort((a, b) => b.weight - a.weight);
}
