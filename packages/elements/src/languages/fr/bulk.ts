import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

const customers = (count: string, n: number): string =>
  `${count} ${plural(n, "client", "clients", "de clients")}`;

export const bulk: Language["bulk"] = {
  label: "Modifier la sélection",
  fields: { owner: "Responsable", plan: "Forfait", status: "Statut", tags: "Tags" },
  clear: "Effacer la sélection",
  close: "Fermer",
  cancel: "Annuler",
  noOwner: "Personne",
  choose: "Choisir",
  planHint: "Laissez vide pour retirer le forfait.",
  tagHint: "Séparez les tags par des virgules.",
  tagModes: { add: "Ajouter", remove: "Retirer", replace: "Tout remplacer par" },
  apply: (count, n) => `Modifier ${customers(count, n)}`,
  owned: (source, field, count, n, all) =>
    `${source} gère le champ «\u202f${field}\u202f» de ${all ? (n === 1 ? "ce client" : "tous ces clients") : customers(count, n)}. La prochaine synchronisation écrasera la modification.`,
  churn: (count, n) => `Marquer ${customers(count, n)} comme ${plural(n, "perdu", "perdus")}`,
  churnTitle: (count, n) => `Marquer ${customers(count, n)} comme ${plural(n, "perdu", "perdus")}\u202f?`,
  churnMeans: [
    "Leurs onboardings actifs sont mis en pause, jusqu’à ce que quelqu’un les reprenne.",
    "Leurs notifications s’arrêtent.",
    "Leurs scores de santé sont figés à leur valeur actuelle.",
    "Ils ne comptent plus parmi les actifs et quittent la liste par défaut.",
  ],
  running: (done, total, n) => `${done} sur ${total} ${plural(n, "traité", "traités")}`,
  undoing: (done, total, n) => `${done} sur ${total} ${plural(n, "rétabli", "rétablis")}`,
  cancelling: "Arrêt après les modifications en cours",
  changed: (count, n) => `${customers(count, n)} ${plural(n, "modifié", "modifiés")}.`,
  restored: (count, n) => `${customers(count, n)} ${plural(n, "rétabli", "rétablis")}.`,
  wereSo: (count) => `${count} déjà à jour.`,
  changedSince: (count, n) =>
    `${count} ${plural(n, "laissé tel quel, car modifié", "laissés tels quels, car modifiés")} depuis.`,
  partly: (count) => `Dont ${count} en partie seulement, quelqu’un ayant modifié le reste.`,
  left: (count, n) => `${count} non ${plural(n, "traité", "traités")}.`,
  failed: (count) => `${count} en échec`,
  moreFailed: (count, n) => `et ${count} ${plural(n, "autre", "autres")}`,
  retry: "Réessayer",
  goOn: "Continuer",
  undo: "Tout annuler",
  undoChurn: "Annuler rétablit le statut\u202f; les onboardings restent en pause.",
  dismiss: "Fermer",
  unknown: "Un client qui n’est plus ici",
};
