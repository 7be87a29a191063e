import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const risk: Language["risk"] = {
  label: "Kunden, die Aufmerksamkeit brauchen",
  reach: (count, n, held) => `${count} von ${held} Kunden ${plural(n, "braucht", "brauchen")} Aufmerksamkeit`,
  reachSoFar: (count, n, held) =>
    `${count} von ${held} bisher geladenen Kunden ${plural(n, "braucht", "brauchen")} Aufmerksamkeit`,
  dismissed: (count) => `${count} ausgeblendet`,
  restore: "Ausgeblendete anzeigen",
  empty: "Derzeit braucht kein Kunde Aufmerksamkeit.",
  emptySoFar: (held, n) =>
    plural(
      n,
      "Der eine bisher geladene Kunde braucht keine Aufmerksamkeit.",
      `Unter ${held} bisher geladenen Kunden braucht keiner Aufmerksamkeit.`,
    ),
  emptyHint:
    "Ein Kunde erscheint hier, wenn sein Score fällt, er als gefährdet markiert wird oder ein Onboarding in Verzug gerät.",
  noScores:
    "Dieser Server liefert keine Health-Scores; ausschlaggebend sind daher zuerst Status und Onboardings.",
  reasons: "Gründe",
  setAtRisk: "Als gefährdet markieren",
  setAtRiskOf: (name) => `Als gefährdet markieren: ${name}`,
  dismiss: "Ausblenden",
  dismissOf: (name) => `${name} ausblenden, bis sich etwas ändert`,
  dismissHint: "Erscheint wieder, wenn sich etwas ändert.",
  wasDismissed: "ist ausgeblendet, bis sich etwas ändert.",
  wasSet: "ist jetzt gefährdet.",
  undo: "Rückgängig",
  notSet: "Nicht als gefährdet markiert.",
  notUndone: "Nicht rückgängig gemacht.",
  more: (count, n) => `${count} ${plural(n, "weiteren", "weitere")} anzeigen`,
  stale: "Möglicherweise nicht aktuell: Nicht alle Kunden konnten geladen werden.",
  facts: {
    low_score: (score) => `Der Health-Score liegt bei ${score}`,
    score_dropped: (from, to) => `Der Health-Score ist von ${from} auf ${to} gefallen`,
    bucket_changed: (from, to) => `Die Health-Stufe ging von „${from}“ zu „${to}“`,
    status: (word) => `Status: ${word}`,
    suggested: {
      at_risk: "Laut Score gefährdet, laut Status nicht",
      active: "Der Score ist gesund, der Status steht noch auf „Gefährdet“",
    },
    no_primary: "Es gibt keinen Hauptkontakt",
    late: (onboarding, count, n) =>
      `${onboarding}: Launch seit ${count} ${plural(n, "Tag", "Tagen")} überfällig`,
    onboarding_at_risk: (onboarding) => `${onboarding} ist gefährdet`,
    quiet: (count, n) => `Seit ${count} ${plural(n, "Tag", "Tagen")} hat sich nichts geändert`,
  },
};
