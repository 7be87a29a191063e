import type { Language } from "../language.ts";

export const status: Language["status"] = {
  names: {
    onboarding: "Onboarding",
    active: "Actif",
    at_risk: "À risque",
    churned: "Perdu",
    archived: "Archivé",
  },
};
