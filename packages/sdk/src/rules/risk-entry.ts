import type { Customer } from "../resources/customers/customers.schema.ts";
import { risksOf, type Risk, type RiskContext } from "./risks.ts";

/** A customer that deserves a look, and why. */
export interface RiskEntry {
  readonly customer: Customer;
  /** Heaviest first. */
  readonly risks: readonly Risk[];
  /** Of all of them together. */
  readonly weight: number;
}

/** A quiet record, or nobody being primary, is worth a look beside another reason: alone either is true of half a workspace. */
const LOWEST_WEIGHT = 15;

/**
 * A customer with the reasons to look at it, when one of them is strong or several together are; undefined otherwise. [P], and more
 * where the server tells more.
 */
export function riskEntry(customer: Customer, context: RiskContext): RiskEntry | undefined {
  const risks = risksOf(customer, context);
  const weight = risks.reduce((sum, risk) => sum + risk.weight, 0);
  return weight < LOWEST_WEIGHT ? undefined : { customer, risks, weight };
}
