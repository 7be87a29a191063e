import type { Language } from "../language.ts";

export const customFields: Language["customFields"] = {
  label: "Champs personnalisés",
  none: "Aucun champ personnalisé pour l’instant. Ils se définissent dans les paramètres de l’espace de travail.",
  notOffered: "Ce serveur n’a pas de champs personnalisés.",
};
