import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

const customers = (count: string, n: number): string => `${count} ${plural(n, "Kunde", "Kunden")}`;

export const tags: Language["tags"] = {
  of: (customer) => `Tags von ${customer}`,
  add: "Tag hinzufügen",
  none: "Noch keine Tags.",
  notOffered: "Dieser Server kennt keine Tags.",
  suggestions: "Verwendete Tags",
  create: "Neu anlegen:",
  remove: "Entfernen",
  removeTag: (tag) => `${tag} entfernen`,
  rename: "Überall umbenennen…",
  promote: "In eigenes Feld umwandeln…",
  added: (tag) => `${tag} hinzugefügt`,
  removed: (tag) => `${tag} entfernt`,
  has: (tag) => `${tag} ist schon vorhanden`,
  saved: "Tags gespeichert",
  notSaved: "Tags nicht gespeichert.",
  dialogNotLoaded:
    "Das konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
  dialog: {
    renameTitle: "Tag überall umbenennen",
    promoteTitle: "Tag in eigenes Feld umwandeln",
    newName: "Neuer Name",
    isOn: (count, n) => `${customers(count, n)} ${plural(n, "trägt", "tragen")} das Tag.`,
    isOnKnown: (count, n) =>
      `${customers(count, n)} ${plural(n, "trägt", "tragen")} das Tag, soweit hier bekannt; die übrigen werden zuerst ermittelt.`,
    renameMeans: "Alle Kunden mit diesem Tag werden geändert.",
    merges:
      "Ein Tag mit diesem Namen gibt es schon. Beide werden zu einem, das sich nicht wieder trennen lässt.",
    field: "Eigenes Feld",
    choose: "Feld auswählen",
    noFields: "Es gibt kein eigenes Feld dafür. Felder werden in den Einstellungen des Workspace angelegt.",
    value: "Wert bei Kunden mit dem Tag",
    keep: "Tag zusätzlich behalten",
    promoteMeans: (field) =>
      `Kunden mit dem Tag erhalten diesen Wert. Steht in „${field}“ schon etwas anderes, bleibt es dabei.`,
    renameAct: (count) => `Bei ${count} Kunden umbenennen`,
    promoteAct: (count) => `Für ${count} Kunden setzen`,
    renamePlain: "Überall umbenennen",
    promotePlain: "Für alle Kunden setzen",
    looking: "Kunden mit dem Tag werden ermittelt",
    running: (done, total) => `${done} von ${total} Kunden erledigt`,
    stop: "Stoppen",
    stopping: "Stoppt, sobald die laufenden fertig sind",
    stopped: "Gestoppt, bevor etwas geändert wurde.",
    renamed: "Bei allen Kunden umbenannt.",
    changed: (count, n) => `${customers(count, n)} geändert.`,
    unchanged: (count) => `${count} unverändert.`,
    failed: (count) => `${count} fehlgeschlagen.`,
    left: (count) => `${count} nicht mehr bearbeitet.`,
    goOn: "Fortsetzen",
    empty: "Ein Tag braucht einen Namen.",
    noValue: "Geben Sie einen Wert ein.",
    notDay: "Das ist kein Datum.",
    notNumber: "Das ist keine Zahl.",
  },
};
