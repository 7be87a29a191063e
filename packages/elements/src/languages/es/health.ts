import type { Language } from "../language.ts";
import { within } from "./within.ts";

export const health: Language["health"] = {
  label: "Salud",
  buckets: { healthy: "Saludable", watch: "Vigilar", at_risk: "En riesgo" },
  notScored: "Sin puntuación",
  unavailable: "Salud no disponible",
  meter: (score, bucket) => `${score} de 100, ${within(bucket)}`,
  frozen: "Congelada",
  frozenSince: (when) => `Congelada el ${when}, cuando se perdió el cliente`,
  frozenHint: "La puntuación se detuvo cuando se perdió el cliente",
};
