import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

const customers = (count: string, n: number): string =>
  `${count} ${plural(n, "client", "clients", "de clients")}`;

export const tags: Language["tags"] = {
  of: (customer) => `Tags – ${customer}`,
  add: "Ajouter un tag",
  none: "Aucun tag pour l’instant.",
  notOffered: "Ce serveur n’a pas de tags.",
  suggestions: "Tags utilisés",
  create: "Créer",
  remove: "Retirer",
  removeTag: (tag) => `Retirer ${tag}`,
  rename: "Renommer partout…",
  promote: "En faire un champ personnalisé…",
  added: (tag) => `${tag} ajouté`,
  removed: (tag) => `${tag} retiré`,
  has: (tag) => `${tag} est déjà là`,
  saved: "Tags enregistrés",
  notSaved: "Tags non enregistrés.",
  dialogNotLoaded: "Le chargement a échoué. Vérifiez votre connexion, puis réessayez.",
  dialog: {
    renameTitle: "Renommer un tag partout",
    promoteTitle: "Faire d’un tag un champ personnalisé",
    newName: "Nouveau nom",
    isOn: (count, n) => `${customers(count, n)} ${plural(n, "porte", "portent")} ce tag.`,
    isOnKnown: (count, n) =>
      `${customers(count, n)} ${plural(n, "connu ici porte", "connus ici portent")} ce tag\u202f; les autres sont d’abord recherchés.`,
    renameMeans: "Tous les clients qui l’ont seront modifiés.",
    merges:
      "Un tag de ce nom existe déjà. Les deux n’en feront plus qu’un, et ne pourront plus être distingués.",
    field: "Champ personnalisé",
    choose: "Choisir un champ",
    noFields:
      "Aucun champ personnalisé ne peut l’accueillir. Les champs se définissent dans les paramètres de l’espace de travail.",
    value: "Valeur pour les clients avec ce tag",
    keep: "Garder aussi le tag",
    promoteMeans: (field) =>
      `Les clients avec ce tag reçoivent cette valeur. Ceux dont le champ «\u202f${field}\u202f» contient déjà autre chose restent tels quels.`,
    renameAct: (count, n) => `Renommer pour ${customers(count, n)}`,
    promoteAct: (count, n) => `Appliquer à ${customers(count, n)}`,
    renamePlain: "Renommer partout",
    promotePlain: "Appliquer à tous les clients",
    looking: "Recherche des clients avec ce tag",
    running: (done, total, n) => `${done} sur ${customers(total, n)} ${plural(n, "traité", "traités")}`,
    stop: "Arrêter",
    stopping: "Arrêt après les modifications en cours",
    stopped: "Arrêté avant toute modification.",
    renamed: "Renommé pour tous les clients.",
    changed: (count, n) => `${customers(count, n)} ${plural(n, "modifié", "modifiés")}.`,
    unchanged: (count, n) => `${count} ${plural(n, "laissé tel quel", "laissés tels quels")}.`,
    failed: (count) => `${count} en échec.`,
    left: (count, n) => `${count} non ${plural(n, "traité", "traités")}.`,
    goOn: "Continuer",
    empty: "Un tag doit avoir un nom.",
    noValue: "Indiquez une valeur.",
    notDay: "Ce n’est pas une date.",
    notNumber: "Ce n’est pas un nombre.",
  },
};
