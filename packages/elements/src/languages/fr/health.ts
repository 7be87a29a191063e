import type { Language } from "../language.ts";
import { within } from "./within.ts";

export const health: Language["health"] = {
  label: "Santé",
  buckets: { healthy: "Sain", watch: "À surveiller", at_risk: "À risque" },
  notScored: "Sans score",
  unavailable: "Santé indisponible",
  meter: (score, bucket) => `${score} sur 100, ${within(bucket)}`,
  frozen: "Figé",
  frozenSince: (when) => `Figé le ${when}, lorsque le client a été perdu`,
  frozenHint: "Le score s’est arrêté lorsque le client a été perdu",
};
