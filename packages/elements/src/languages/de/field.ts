import type { Language } from "../language.ts";

export const field: Language["field"] = {
  empty: "Nicht angegeben",
  edit: (label, text) => `${label}: ${text}. Bearbeiten`,
  source: (source) => `Synchronisiert aus ${source}`,
  open: (text) => `${text} in neuem Tab öffnen`,
  notLoaded:
    "Die Bearbeitung konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
};
