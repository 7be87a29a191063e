import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

const customers = (count: string, n: number): string => `${count} ${plural(n, "Kunde", "Kunden")}`;

export const bulk: Language["bulk"] = {
  label: "Auswahl bearbeiten",
  fields: { owner: "Zuständig", plan: "Plan", status: "Status", tags: "Tags" },
  clear: "Auswahl aufheben",
  close: "Schließen",
  cancel: "Abbrechen",
  noOwner: "Niemand",
  choose: "Auswählen",
  planHint: "Leer lassen, um den Plan zu entfernen.",
  tagHint: "Mehrere Tags durch Kommas trennen.",
  tagModes: { add: "Hinzufügen", remove: "Entfernen", replace: "Alle ersetzen durch" },
  apply: (count) => `${count} Kunden ändern`,
  owned: (source, field, count, n, all) =>
    `„${field}“ kommt bei ${all ? plural(n, "diesem Kunden", "allen") : `${count} Kunden`} aus ${source}. Die nächste Synchronisierung überschreibt die Änderung.`,
  churn: (count) => `${count} Kunden als abgewandert markieren`,
  churnTitle: (count) => `${count} Kunden als abgewandert markieren?`,
  churnMeans: [
    "Ihre aktiven Onboardings werden pausiert und bleiben es, bis jemand sie fortsetzt.",
    "Ihre Benachrichtigungen werden eingestellt.",
    "Ihre Health-Scores werden auf dem jetzigen Stand eingefroren.",
    "Sie zählen nicht mehr als aktiv und verschwinden aus der Standardliste.",
  ],
  running: (done, total) => `${done} von ${total} erledigt`,
  undoing: (done, total) => `${done} von ${total} rückgängig gemacht`,
  cancelling: "Stoppt, sobald die laufenden fertig sind",
  changed: (count, n) => `${customers(count, n)} geändert.`,
  restored: (count, n) => `${customers(count, n)} wiederhergestellt.`,
  wereSo: (count, n) => `${count} ${plural(n, "war", "waren")} schon auf diesem Stand.`,
  changedSince: (count) => `${count} belassen, da seither geändert.`,
  partly: (count) => `${count} davon nur teilweise, da jemand den Rest geändert hat.`,
  left: (count) => `${count} nicht mehr bearbeitet.`,
  failed: (count) => `${count} fehlgeschlagen`,
  moreFailed: (count, n) => `und ${count} ${plural(n, "weiterer", "weitere")}`,
  retry: "Erneut versuchen",
  goOn: "Fortsetzen",
  undo: "Rückgängig",
  undoChurn: "Rückgängig stellt den Status wieder her; Onboardings bleiben pausiert.",
  dismiss: "Ausblenden",
  unknown: "Ein Kunde, der nicht mehr hier ist",
};
