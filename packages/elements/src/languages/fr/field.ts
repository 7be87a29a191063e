import type { Language } from "../language.ts";

export const field: Language["field"] = {
  empty: "Non renseigné",
  edit: (label, text) => `${label}\u202f: ${text}. Modifier`,
  source: (source) => `Synchronisé depuis ${source}`,
  open: (text) => `Ouvrir ${text} dans un nouvel onglet`,
  notLoaded: "L’éditeur n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.",
};
