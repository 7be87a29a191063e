import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const exporting: Language["exporting"] = {
  start: "CSV exportieren",
  name: (day) => `Kunden ${day}`,
  loading: (count) => `${count} bisher geladen. Die Datei entsteht, sobald alle da sind.`,
  writing: "Datei wird geschrieben",
  done: (count, n) => `${count} ${plural(n, "Kunde", "Kunden")} exportiert.`,
  failed: "Es wurde keine Datei erstellt.",
  cancel: "Abbrechen",
  retry: "Erneut versuchen",
};
