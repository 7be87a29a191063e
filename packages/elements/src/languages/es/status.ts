import type { Language } from "../language.ts";

export const status: Language["status"] = {
  names: {
    onboarding: "Onboarding",
    active: "Activo",
    at_risk: "En riesgo",
    churned: "Perdido",
    archived: "Archivado",
  },
};
