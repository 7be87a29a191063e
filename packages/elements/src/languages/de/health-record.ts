import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const healthRecord: Language["healthRecord"] = {
  signals: "Zusammensetzung",
  weight: (percent) => `zählt ${percent}`,
  signalScore: (score) => `${score} von 100`,
  nothingCounted: "Noch nichts erfasst",
  noSignals: "Dieser Server liefert den Score ohne seine Zusammensetzung.",
  notScored:
    "Noch fließt nichts ein. Der Score entsteht mit dem ersten Onboarding, dem ersten Vertrag oder der ersten Aktivität.",
  trend: (last, change, since) => `Aktuell ${last}, seit ${since} ${change}`,
  up: (by) => `um ${by} gestiegen`,
  down: (by) => `um ${by} gefallen`,
  unchanged: "unverändert",
  computed: (when) => `Berechnet ${when}`,
  frozenMeans: "Er läuft weiter, sobald der Kunde wieder aktiv ist.",
  movers: "Größte Hebel",
  gain: (count, n) => `bis zu ${count} ${plural(n, "Punkt", "Punkte")}`,
  missing: "Fehlt und zählt nicht",
  missingMeans: "Dafür zählen die anderen Signale stärker.",
  changes: "Stufenwechsel",
  change: (from, to, score) => `Von „${from}“ zu „${to}“, bei ${score}`,
  earlier: (count, n) => `und ${count} ${plural(n, "früherer", "frühere")}`,
  mismatch: (bucket, status) =>
    `Der Score sagt „${bucket}“, der Status „${status}“. Ein Score ändert nie den Status: Das entscheidet ein Mensch.`,
  signalNames: {
    onboarding_velocity: "Onboarding-Tempo",
    recent_activity: "Letzte Aktivität",
    task_health: "Stand der Aufgaben",
    contract_size: "Vertragsgröße",
    support_load: "Support-Aufkommen",
  },
};
