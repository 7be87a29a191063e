import type { Language } from "../language.ts";
import { plural } from "./plural.ts";
import { within } from "./within.ts";

export const filter: Language["filter"] = {
  label: "Filtres",
  placeholder: "Filtrer par nom, domaine, tag ou status:at_risk",
  more: "Plus",
  all: "Filtres",
  chosen: "choix",
  labels: { owner: "Responsable", plan: "Forfait", status: "Statut", tag: "Tags", health: "Santé" },
  by: (field) => `Filtrer par ${within(field)}`,
  fields: "Filtrer par",
  back: "Tous les champs",
  is: "est",
  isNot: "n’est pas",
  mode: "Quels clients",
  find: "Trouver une valeur",
  findField: "Trouver un champ",
  none: (field) => `Sans ${within(field)}`,
  me: "Moi",
  meNamed: (name) => `Moi (${name})`,
  customers: "clients",
  nothing: "Aucun client n’a de valeur ici.",
  noMatch: "Aucune valeur ne correspond.",
  rest: (count, n) => `${count} ${plural(n, "autre", "autres")}. Saisissez du texte pour affiner.`,
  from: "De",
  to: "À",
  contains: "Contient",
  clear: "Effacer",
  ages: {
    "<7d": "Ces 7 derniers jours",
    "<30d": "Ces 30 derniers jours",
    ">30d": "Il y a plus de 30 jours",
    ">90d": "Il y a plus de 90 jours",
  },
};
