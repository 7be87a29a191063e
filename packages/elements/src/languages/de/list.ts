import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

const matching = (count: string, n: number): string =>
  n === 0 ? "Keine passenden Kunden" : plural(n, `${count} passender Kunde`, `${count} passende Kunden`);

export const list: Language["list"] = {
  label: "Kunden",
  columns: {
    name: "Name",
    domain: "Domain",
    owner: "Zuständig",
    plan: "Plan",
    status: "Status",
    health: "Health-Score",
    mrr: "MRR",
    tag: "Tags",
    created: "Angelegt",
    updated: "Geändert",
    id: "#",
  },
  select: (name) => `${name} auswählen`,
  selectAll: "Alle auswählen",
  selected: (count) => `${count} ausgewählt`,
  sameDomain: (count, n) =>
    plural(n, `${count} Kunde hat diese Domain`, `${count} Kunden haben diese Domain`),
  soFar: (count, n) => plural(n, `Bisher ${count} Kunde`, `Bisher ${count} Ihrer Kunden`),
  all: (count, n) => (n === 0 ? "Keine Kunden" : `${count} ${plural(n, "Kunde", "Kunden")}`),
  match: matching,
  matchSoFar: (count, n, held) => `${matching(count, n)} unter ${held} bisher geladenen`,
  sortedSoFar: (held, n) =>
    plural(n, "nur der eine bisher geladene sortiert", `nur die ${held} bisher geladenen sortiert`),
  sorting: "wird sortiert",
  hidden: (count, n) =>
    `${count} ${plural(n, "abgewanderter oder archivierter", "abgewanderte oder archivierte")} ausgeblendet`,
  inactive: "Abgewanderte und archivierte anzeigen",
  empty: "Noch keine Kunden. Sie erscheinen hier, sobald der erste hinzugefügt ist.",
  emptyHidden: "Alle Kunden hier sind abgewandert oder archiviert.",
  noMatch: "Kein passender Kunde.",
  noMatchYet: "Bisher kein passender Kunde. Weitere werden noch geladen.",
  noMatchHidden: (count) => `Nur abgewanderte oder archivierte Kunden passen: ${count}.`,
  clear: "Filter zurücksetzen",
  showInactive: "Anzeigen",
  forbidden: "Sie haben keinen Zugriff auf die Kunden dieses Workspace. Wenden Sie sich an dessen Admins.",
  left: (name) => `Die Zeile ist weg. Jetzt auf ${name}.`,
  leftAll: "Die Zeile ist weg. Die Liste ist jetzt leer.",
  openMenu: (column) => `${column}: sortieren, gruppieren, verschieben, Breite ändern oder ausblenden`,
  sorted: (by) => (by ? `Sortiert: ${by}` : "Sortiert: Neueste zuerst"),
  sortedBy: (column, rising) => `${column} ${rising ? "aufsteigend" : "absteigend"}`,
  grouped: (column) => (column ? `Gruppiert nach: ${column}` : "Nicht mehr gruppiert"),
  group: (value, count) => `${value} · ${count}`,
  noValue: (column) => `${column}: keine Angabe`,
  moved: (column, place, total) => `${column} ist Spalte ${place} von ${total}`,
  width: (column, count) => `${column} ist ${count} Pixel breit`,
  hiddenColumn: (column) => `${column} ist ausgeblendet. Unter „Anzeige“ holen Sie die Spalte zurück.`,
};

export const columnMenu: Language["columnMenu"] = {
  label: (column) => `Spalte ${column}`,
  orders: (kind) => {
    if (kind === "day") return ["Älteste zuerst", "Neueste zuerst"];
    if (kind === "money" || kind === "number" || kind === "id" || kind === "health") {
      return ["Niedrigste zuerst", "Höchste zuerst"];
    }
    return kind === "status"
      ? ["Onboarding zuerst", "Archivierte zuerst"]
      : ["Von A bis Z sortieren", "Von Z bis A sortieren"];
  },
  add: "Zusätzlich hiernach sortieren",
  unsort: "Nicht mehr sortieren",
  unsortOne: "Aus der Sortierung nehmen",
  group: "Hiernach gruppieren",
  pin: "Fixieren",
  left: "Nach links",
  right: "Nach rechts",
  wider: "Breiter",
  narrower: "Schmaler",
  share: "Standardbreite",
  hide: "Spalte ausblenden",
  keys: { add: "Shift ↵", left: "Shift ←", right: "Shift →" },
};

export const listDisplay: Language["listDisplay"] = {
  open: "Anzeige",
  group: "Gruppieren nach",
  none: "Nicht gruppieren",
  sort: "Sortieren nach",
  newest: "Neueste zuerst",
  rising: "Aufsteigend",
  falling: "Absteigend",
  columns: "Spalten",
  up: (column) => `${column} nach oben`,
  down: (column) => `${column} nach unten`,
  reset: "Standardspalten",
};
