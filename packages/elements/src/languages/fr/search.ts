import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const search: Language["search"] = {
  open: "Rechercher des clients",
  placeholder: "Nom, domaine, contact ou status:at_risk",
  control: "Ctrl",
};

export const queryField: Language["queryField"] = {
  label: "Filtrer les clients",
  list: "Suggestions",
  clear: "Effacer",
  not: "sauf ",
  me: "Moi",
  ops: { "<": "<", "<=": "≤", ">": ">", ">=": "≥" },
  edit: (chip) => `Modifier ${chip}`,
  remove: (chip) => `Retirer ${chip}`,
  chips: (query) => `Filtré par ${query}. Backspace modifie le dernier filtre.`,
  suggestions: (count, n) => `${count} ${plural(n, "suggestion", "suggestions", "de suggestions")}`,
};
