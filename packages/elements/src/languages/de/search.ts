import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const search: Language["search"] = {
  open: "Kunden suchen",
  placeholder: "Name, Domain, Kontakt oder status:at_risk",
  control: "Strg",
};

export const queryField: Language["queryField"] = {
  label: "Kunden filtern",
  list: "Vorschläge",
  clear: "Leeren",
  not: "nicht ",
  me: "Ich",
  ops: { "<": "<", "<=": "≤", ">": ">", ">=": "≥" },
  edit: (chip) => `${chip} bearbeiten`,
  remove: (chip) => `${chip} entfernen`,
  chips: (query) => `Gefiltert nach ${query}. Backspace bearbeitet den letzten Filter.`,
  suggestions: (count, n) => `${count} ${plural(n, "Vorschlag", "Vorschläge")}`,
};
