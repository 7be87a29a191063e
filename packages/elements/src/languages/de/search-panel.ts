import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const searchPanel: Language["searchPanel"] = {
  results: "Suchergebnisse",
  close: "Schließen",
  recent: "Zuletzt geöffnet",
  customers: "Kunden",
  contacts: "Kontakte",
  actions: "Aktionen",
  fields: "Eingrenzen nach",
  more: "Mehr",
  showAll: "Alle in der Liste anzeigen",
  didYouMean: "Meinten Sie",
  hint: "Geben Sie einen Namen, eine Domain, einen Kontakt oder eine Nummer ein. Gesucht wird am Wortanfang.",
  nothing: (text) => `Kein Kunde passt zu „${text}“.`,
  looking: "Suche läuft",
  found: (count) => `${count} gefunden`,
  reachSoFar: (count) => `Bisher ${count} Ihrer Kunden durchsucht`,
  reachAll: (count, n) => plural(n, "Der einzige Kunde wurde durchsucht", `Alle ${count} Kunden durchsucht`),
  reachContacts: (count) => `Kontakte von ${count}`,
  reachBoth: (reach, contacts) => `${reach}, ${contacts}`,
  keyNames: { enter: "Eingabe", escape: "Esc" },
  keys: { choose: "auswählen", open: "öffnen", newTab: "neuer Tab", close: "schließen" },
};
