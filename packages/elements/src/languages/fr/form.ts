import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const form: Language["form"] = {
  title: "Ajouter un client",
  act: "Ajouter le client",
  saving: "Ajout en cours",
  cancel: "Annuler",
  close: "Fermer",
  clear: "Effacer",
  name: "Nom",
  domain: "Domaine",
  domainHint: "Une adresse web ou e-mail suffit.",
  domainFrom: "Tiré de",
  owner: "Responsable",
  nobody: "Personne",
  me: (name) => `${name} (vous)`,
  plan: "Forfait",
  more: "Plus",
  tags: "Tags",
  tagsHint: "Enter ou une virgule ajoute un tag.",
  addTag: "Ajouter un tag",
  removeTag: (tag) => `Retirer ${tag}`,
  choose: "Aucun",
  duplicates: (count, n) =>
    `${count} ${plural(n, "client a déjà ce domaine", "clients ont déjà ce domaine", "de clients ont déjà ce domaine")}\u202f:`,
  moreDuplicates: (count, n) => `et ${count} ${plural(n, "autre", "autres")}`,
  noDuplicates: "Aucun autre client n’a ce domaine,",
  reach: (count, n) =>
    n === 1
      ? "d’après le seul client chargé ici."
      : `d’après les ${count} ${plural(n, "client chargé", "clients chargés", "de clients chargés")} ici.`,
  restored: "Voici ce que vous aviez saisi.",
  startOver: "Recommencer",
  notAdded: "Non ajouté.",
  forbidden:
    "Vous ne pouvez pas ajouter de clients. Adressez-vous à un propriétaire ou à un administrateur de l’espace de travail.",
  uncertain: "Le client a peut-être été ajouté malgré tout. Réessayer ne l’ajoutera pas deux fois.",
  expired:
    "Une tentative précédente est restée sans réponse, et elle est trop ancienne pour être distinguée d’une nouvelle. Vérifiez si le client existe avant de l’ajouter à nouveau.",
  slugTaken: "Tous les noms courts possibles pour ce client sont déjà pris sur le serveur. Changez le nom.",
  added: "Ajouté",
  open: "Ouvrir",
  asking: {
    title: "Fermer sans ajouter\u202f?",
    text: "Ce client n’est pas encore ajouté.",
    edit: "Continuer la saisie",
    keep: "Fermer et garder le brouillon",
    discard: "Abandonner",
  },
};
