/** What follows from records by the product's rules, as data: pure functions for views and programs of one's own. */
export { mailtoHref, telHref } from "../resources/contacts/contact-href.ts";
export { isEmail } from "../resources/contacts/is-email.ts";
export { safeDomainHref, type DomainLink } from "../resources/customers/safe-domain-href.ts";
export { isOngoing } from "../resources/onboardings/is-ongoing.ts";
export { autoLinks } from "./auto-links.ts";
export { contactActions, type ContactAction } from "./contact-actions.ts";
export { healthMismatch, type HealthMismatch } from "./health-mismatch.ts";
export { riskEntry, type RiskEntry } from "./risk-entry.ts";
export { risksOf, type Risk, type RiskContext, type RiskFact } from "./risks.ts";
export {
  churnConsequences,
  winBackConsequences,
  type ChurnConsequences,
  type WinBackConsequences,
} from "./status-consequences.ts";
