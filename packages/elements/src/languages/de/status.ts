import type { Language } from "../language.ts";

export const status: Language["status"] = {
  names: {
    onboarding: "Onboarding",
    active: "Aktiv",
    at_risk: "Gefährdet",
    churned: "Abgewandert",
    archived: "Archiviert",
  },
};
