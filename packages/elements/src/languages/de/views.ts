import type { Language } from "../language.ts";

export const views: Language["views"] = {
  label: "Ansichten",
  all: "Alle Kunden",
  builtIn: "Vorgegeben",
  own: "Eigene",
  shared: "Geteilt",
  actions: "Diese Ansicht",
  edited: "Geändert",
  byDefault: "Startansicht",
  names: {
    "pv-mine": "Meine Kunden",
    "pv-at-risk": "Gefährdet",
    "pv-no-primary": "Ohne Hauptkontakt",
    "pv-recently-churned": "Kürzlich abgewandert",
  },
  save: "Änderungen speichern",
  revert: "Änderungen verwerfen",
  saveAs: "Als neue Ansicht speichern…",
  rename: "Umbenennen oder teilen…",
  renameOwn: "Umbenennen…",
  remove: "Löschen…",
  makeDefault: "Als Startansicht festlegen",
  noDefault: "Nicht mehr Startansicht",
  failed: "Ansichten nicht geladen. Erneut versuchen",
  saved: (name) => `„${name}“ gespeichert`,
  removed: (name) => `„${name}“ gelöscht`,
  chosen: (name) => `„${name}“ wird angezeigt`,
};

export const viewDialog: Language["viewDialog"] = {
  titles: {
    save: "Als neue Ansicht speichern",
    rename: "Ansicht ändern",
    remove: "Diese Ansicht löschen?",
    changed: "Diese Ansicht wurde anderswo geändert",
    gone: "Diese Ansicht wurde anderswo gelöscht",
    failed: "Das konnte nicht gespeichert werden",
  },
  texts: {
    remove: (name) => `„${name}“ wird gelöscht. Die Kunden darin bleiben unverändert.`,
    removeShared: (name) => `„${name}“ wird für alle gelöscht. Die Kunden darin bleiben unverändert.`,
    changed: (name) =>
      `Seit Sie „${name}“ geöffnet haben, hat jemand eine andere Version gespeichert. Ihre Version würde sie ersetzen.`,
    gone: (name) => `„${name}“ gibt es nicht mehr. Was Sie sehen, können Sie als neue Ansicht speichern.`,
  },
  actions: {
    save: "Ansicht speichern",
    rename: "Speichern",
    remove: "Ansicht löschen",
    changed: "Meine speichern",
    gone: "Als neue Ansicht speichern",
    failed: "Erneut versuchen",
  },
  cancel: "Abbrechen",
  keepTheirs: "Andere behalten",
  name: "Name",
  share: "Mit allen geteilt",
  contents: "Eine Ansicht umfasst Filter, Spalten und Sortierung.",
  kept: {
    browser: "Sie wird in diesem Browser gespeichert.",
    page: "Dieser Browser speichert nichts: Die Ansicht bleibt, bis die Seite geschlossen wird.",
  },
  needsName: "Geben Sie der Ansicht einen Namen.",
  taken: "Eine Ansicht mit diesem Namen gibt es schon.",
  full: "Der Speicher dieses Browsers ist voll. Löschen Sie eine Ansicht und versuchen Sie es dann erneut.",
  storage: "Die Ansicht konnte nicht gespeichert werden. Nichts wurde geändert.",
};
