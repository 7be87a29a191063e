import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const searchPanel: Language["searchPanel"] = {
  results: "Résultats de recherche",
  close: "Fermer",
  recent: "Ouverts récemment",
  customers: "Clients",
  contacts: "Contacts",
  actions: "Actions",
  fields: "Affiner par",
  more: "Plus",
  showAll: "Tout afficher dans la liste",
  didYouMean: "Vouliez-vous dire",
  hint: "Saisissez un nom, un domaine, un contact ou un numéro. La recherche porte sur le début des mots.",
  nothing: (text) => `Aucun client ne correspond à «\u202f${text}\u202f».`,
  looking: "Recherche en cours",
  found: (count, n) => `${count} ${plural(n, "résultat", "résultats", "de résultats")}`,
  reachSoFar: (count) => `Recherche sur ${count} de vos clients jusqu’ici`,
  reachAll: (count, n) =>
    n === 1 ? "Recherche sur le seul client existant" : `Recherche sur les ${count} clients`,
  reachContacts: (count) => `et sur les contacts de ${count}`,
  reachBoth: (reach, contacts) => `${reach}, ${contacts}`,
  keyNames: { enter: "Entrée", escape: "Échap" },
  keys: { choose: "choisir", open: "ouvrir", newTab: "nouvel onglet", close: "fermer" },
};
