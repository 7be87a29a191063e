import type { Language } from "../language.ts";

export const health: Language["health"] = {
  label: "Health-Score",
  buckets: { healthy: "Gesund", watch: "Beobachten", at_risk: "Gefährdet" },
  notScored: "Ohne Score",
  unavailable: "Health-Score nicht verfügbar",
  meter: (score, bucket) => `${score} von 100, ${bucket}`,
  frozen: "Eingefroren",
  frozenSince: (when) => `Eingefroren am ${when}, als der Kunde abgewandert ist`,
  frozenHint: "Der Score ist eingefroren, seit der Kunde abgewandert ist",
};
