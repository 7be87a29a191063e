import type { Language } from "../language.ts";

export const edit: Language["edit"] = {
  input: (field, customer) => `${field} – ${customer}`,
  addTag: "Hinzufügen",
  removeTag: (tag) => `${tag} entfernen`,
  tagKeys: "Enter fügt hinzu. Ctrl+Enter speichert, Esc stellt wieder her.",
  none: "(leer)",
  saving: "Wird gespeichert",
  saved: "Gespeichert",
  notSaved: "Nicht gespeichert",
  retry: "Erneut versuchen",
  discard: "Verwerfen",
  theirs: "Anderswo geändert:",
  yours: "Ihre Eingabe:",
  keep: "Meine behalten",
  take: "Andere übernehmen",
  owned: (source) =>
    `Dieses Feld kommt aus ${source}. Die nächste Synchronisierung überschreibt, was Sie speichern.`,
  churn: "Als abgewandert markieren",
  churnMeans:
    "Aktive Onboardings werden pausiert, Benachrichtigungen eingestellt, der Health-Score eingefroren. Der Kunde zählt nicht mehr als aktiv und verschwindet aus der Standardliste.",
  sources: { hubspot: "HubSpot", salesforce: "Salesforce", stripe: "Stripe" },
  problems: {
    too_small: "Das darf nicht leer sein.",
    invalid_format: "Das ist keine Domain wie example.com.",
    invalid_string: "Die Schreibweise passt nicht zu diesem Feld.",
    invalid_type: "Das ist keine Zahl.",
    not_whole: "Das ist keine ganze Zahl.",
    invalid_enum_value: "Diesen Wert kennt das Feld nicht.",
    invalid_email: "Das ist keine E-Mail-Adresse wie ada@example.com.",
    email_taken: "Ein anderer Kontakt hat diese E-Mail-Adresse.",
    contact_not_found: "Diesen Kontakt gibt es hier nicht mehr.",
    not_kept: "Der Server speichert dieses Feld nicht.",
  },
  refused: "Der Server nimmt diesen Wert nicht an.",
};
