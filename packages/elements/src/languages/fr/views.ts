import type { Language } from "../language.ts";

export const views: Language["views"] = {
  label: "Vues",
  all: "Tous les clients",
  builtIn: "Prédéfinies",
  own: "Mes vues",
  shared: "Partagées",
  actions: "Cette vue",
  edited: "Modifiée",
  byDefault: "Par défaut",
  names: {
    "pv-mine": "Mes clients",
    "pv-at-risk": "À risque",
    "pv-no-primary": "Sans contact principal",
    "pv-recently-churned": "Perdus récemment",
  },
  save: "Enregistrer les modifications",
  revert: "Abandonner les modifications",
  saveAs: "Enregistrer comme nouvelle vue…",
  rename: "Renommer ou partager…",
  renameOwn: "Renommer…",
  remove: "Supprimer…",
  makeDefault: "Ouvrir par défaut",
  noDefault: "Ne plus ouvrir par défaut",
  failed: "Vues enregistrées non chargées. Réessayer",
  saved: (name) => `Vue «\u202f${name}\u202f» enregistrée`,
  removed: (name) => `Vue «\u202f${name}\u202f» supprimée`,
  chosen: (name) => `Vue «\u202f${name}\u202f» affichée`,
};

export const viewDialog: Language["viewDialog"] = {
  titles: {
    save: "Enregistrer comme nouvelle vue",
    rename: "Modifier la vue",
    remove: "Supprimer cette vue\u202f?",
    changed: "Cette vue a été modifiée ailleurs",
    gone: "Cette vue a été supprimée ailleurs",
    failed: "L’enregistrement a échoué",
  },
  texts: {
    remove: (name) => `«\u202f${name}\u202f» sera supprimée. Les clients qu’elle contient ne changent pas.`,
    removeShared: (name) =>
      `«\u202f${name}\u202f» sera supprimée pour tout le monde. Les clients qu’elle contient ne changent pas.`,
    changed: (name) =>
      `Quelqu’un a enregistré une autre version de «\u202f${name}\u202f» depuis que vous l’avez ouverte. Enregistrer la vôtre la remplacera.`,
    gone: (name) =>
      `«\u202f${name}\u202f» n’existe plus. Vous pouvez enregistrer ce que vous voyez comme nouvelle vue.`,
  },
  actions: {
    save: "Enregistrer la vue",
    rename: "Enregistrer",
    remove: "Supprimer la vue",
    changed: "Enregistrer la mienne",
    gone: "Enregistrer comme nouvelle vue",
    failed: "Réessayer",
  },
  cancel: "Annuler",
  keepTheirs: "Garder l’autre",
  name: "Nom",
  share: "Partagée avec tout le monde",
  contents: "Une vue garde les filtres, les colonnes et le tri.",
  kept: {
    browser: "Elle est conservée dans ce navigateur.",
    page: "Ce navigateur ne conserve rien\u202f: la vue dure jusqu’à la fermeture de la page.",
  },
  needsName: "Donnez un nom à la vue.",
  taken: "Une vue de ce nom existe déjà.",
  full: "L’espace de stockage de ce navigateur est plein. Supprimez une vue, puis réessayez.",
  storage: "La vue n’a pas pu être conservée. Rien n’a été modifié.",
};
