import type { Language } from "../language.ts";
import { plural } from "./plural.ts";
import { within } from "./within.ts";

const customers = (count: string, n: number): string =>
  `${count} ${plural(n, "client", "clients", "de clients")}`;
const matching = (count: string, n: number): string =>
  n === 0
    ? "Aucun client ne correspond"
    : `${customers(count, n)} ${plural(n, "correspond", "correspondent")}`;

export const list: Language["list"] = {
  label: "Clients",
  columns: {
    name: "Nom",
    domain: "Domaine",
    owner: "Responsable",
    plan: "Forfait",
    status: "Statut",
    health: "Santé",
    mrr: "MRR",
    tag: "Tags",
    created: "Création",
    updated: "Mise à jour",
    id: "#",
  },
  select: (name) => `Sélectionner ${name}`,
  selectAll: "Tout sélectionner",
  selected: (count, n) => `${count} ${plural(n, "sélectionné", "sélectionnés")}`,
  sameDomain: (count, n) => `${customers(count, n)} ${plural(n, "a", "ont")} ce domaine`,
  soFar: (count, n) => (n === 1 ? "1 client jusqu’ici" : `${count} de vos clients jusqu’ici`),
  all: (count, n) => (n === 0 ? "Aucun client" : customers(count, n)),
  match: matching,
  matchSoFar: (count, n, held, heldN) =>
    `${matching(count, n)}, sur ${held} ${plural(heldN, "chargé", "chargés")} jusqu’ici`,
  sortedSoFar: (held, n) =>
    `tri limité ${n === 1 ? "au client chargé" : `aux ${held} clients chargés`} jusqu’ici`,
  sorting: "tri en cours",
  hidden: (count, n) => `${count} ${plural(n, "perdu ou archivé masqué", "perdus ou archivés masqués")}`,
  inactive: "Afficher les clients perdus et archivés",
  empty: "Aucun client pour l’instant. Ils apparaîtront ici dès l’ajout du premier.",
  emptyHidden: "Tous les clients ici sont perdus ou archivés.",
  noMatch: "Aucun client ne correspond.",
  noMatchYet: "Aucun client ne correspond jusqu’ici. Le chargement continue.",
  noMatchHidden: (count) => `Seuls des clients perdus ou archivés correspondent\u202f: ${count}.`,
  clear: "Effacer le filtre",
  showInactive: "Les afficher",
  forbidden:
    "Vous n’avez pas accès aux clients de cet espace de travail. Adressez-vous à l’un de ses administrateurs.",
  left: (name) => `La ligne a disparu. Vous êtes sur ${name}.`,
  leftAll: "La ligne a disparu. La liste est maintenant vide.",
  openMenu: (column) => `${column}\u202f: trier, grouper, déplacer, redimensionner ou masquer`,
  sorted: (by) => (by ? `Tri\u202f: ${by}` : "Tri\u202f: plus récents d’abord"),
  sortedBy: (column, rising) => `${column}, ordre ${rising ? "croissant" : "décroissant"}`,
  grouped: (column) => (column ? `Groupé par ${within(column)}` : "Plus de groupement"),
  group: (value, count) => `${value} · ${count}`,
  noValue: (column) => `Sans ${within(column)}`,
  moved: (column, place, total) => `${column}\u202f: colonne ${place} sur ${total}`,
  width: (column, count, n) => `${column}\u202f: largeur de ${count} ${plural(n, "pixel", "pixels")}`,
  hiddenColumn: (column) =>
    `${column}\u202f: colonne masquée. «\u202fAffichage\u202f» permet de la rétablir.`,
};

export const columnMenu: Language["columnMenu"] = {
  label: (column) => `Colonne ${column}`,
  orders: (kind) => {
    if (kind === "day") return ["Plus anciens d’abord", "Plus récents d’abord"];
    if (kind === "money" || kind === "number" || kind === "id" || kind === "health") {
      return ["Tri croissant", "Tri décroissant"];
    }
    return kind === "status"
      ? ["Onboarding d’abord", "Archivés d’abord"]
      : ["Trier de A à Z", "Trier de Z à A"];
  },
  add: "Trier ensuite par cette colonne",
  unsort: "Ne plus trier",
  unsortOne: "Retirer du tri",
  group: "Grouper par cette colonne",
  pin: "Figer",
  left: "Vers la gauche",
  right: "Vers la droite",
  wider: "Plus large",
  narrower: "Plus étroite",
  share: "Largeur habituelle",
  hide: "Masquer la colonne",
  keys: { add: "Shift ↵", left: "Shift ←", right: "Shift →" },
};

export const listDisplay: Language["listDisplay"] = {
  open: "Affichage",
  group: "Grouper par",
  none: "Aucun groupe",
  sort: "Trier par",
  newest: "Plus récents d’abord",
  rising: "Croissant",
  falling: "Décroissant",
  columns: "Colonnes",
  up: (column) => `Monter ${column}`,
  down: (column) => `Descendre ${column}`,
  reset: "Colonnes habituelles",
};
