import { words } from "../languages/spoken.ts";

/** The words of a health score in a line of text. Those of its record are in `health-record.ts`, loaded with it. */
export const health = words("health", {
  label: "Health",
  buckets: { healthy: "Healthy", watch: "Watch", at_risk: "At risk" },
  notScored: "Not scored",
  unavailable: "Health not available",
  meter: (score: string, bucket: string) => `${score} of 100, ${bucket.toLowerCase()}`,
  frozen: "Frozen",
  frozenSince: (when: string) => `Frozen since ${when}, when the customer churned`,
  frozenHint: "The score stopped when the customer churned",
} as const);
