import type { Language } from "../language.ts";

export const query: Language["query"] = {
  fields: {
    name: "Nom",
    domain: "Domaine",
    contact: "Contact",
    owner: "Responsable",
    plan: "Forfait",
    status: "Statut",
    tag: "Tag",
    health: "Santé",
    bucket: "Niveau de santé",
    mrr: "MRR",
    id: "Numéro",
    slug: "Nom court",
    created: "Création",
    updated: "Mise à jour",
    source: "Source",
    is: "Est",
    has: "A",
    no: "N’a pas",
  },
  problems: {
    unknownField: (name) => `Il n’y a pas de champ « ${name} » : c’est cherché comme du texte.`,
    unknownValue: ({ name }, value) => `« ${value} » ne veut rien dire après ${name}: et est ignoré.`,
    unusualValue: ({ label }, value) => `« ${value} » est inhabituel pour « ${label} ».`,
    missingValue: ({ name }) => `Saisissez une valeur après ${name}:`,
    openQuote: () => "Il manque un guillemet fermant : tout ce qui suit en fait partie.",
    badNumber: (value) => `« ${value} » n’est pas un nombre et est ignoré.`,
    badDate: (value) =>
      `« ${value} » n’est pas une date comme 2026-01-31, 2026-01, today ou 7d (il y a 7 jours) et est ignoré.`,
    invertedRange: (from, to) => `${from}..${to} va à l’envers et est ignoré.`,
    didYouMean: (suggestion) => ` Vouliez-vous dire ${suggestion} ?`,
  },
};
