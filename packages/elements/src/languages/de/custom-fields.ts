import type { Language } from "../language.ts";

export const customFields: Language["customFields"] = {
  label: "Eigene Felder",
  none: "Noch keine eigenen Felder. Sie werden in den Einstellungen des Workspace angelegt.",
  notOffered: "Dieser Server kennt keine eigenen Felder.",
};
