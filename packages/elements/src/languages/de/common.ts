import type { Language } from "../language.ts";

export const common: Language["common"] = {
  retry: "Erneut versuchen",
  details: "Details",
  requestId: (id) => `Anfrage ${id}`,
  loading: "Wird geladen",
  partMissing: "Ein Teil dieser Ansicht konnte nicht geladen werden.",
  unavailable: "Dieser Server bietet das nicht an.",
  cancel: "Abbrechen",
  close: "Schließen",
  notConnected:
    "Nicht mit Pivotal verbunden. Setzen Sie das Element in ein <pv-provider base-url> oder rufen Sie configure() auf.",
  errors: {
    network: "Pivotal ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
    timeout: "Pivotal hat nicht rechtzeitig geantwortet.",
    rateLimit: "Pivotal ist mit anderen Anfragen von hier ausgelastet. Versuchen Sie es gleich noch einmal.",
    auth: "Sie sind abgemeldet. Melden Sie sich wieder an und versuchen Sie es dann erneut.",
    forbidden: "Sie haben hierauf keinen Zugriff.",
    notFound: "Diesen Kunden gibt es nicht, oder Sie haben keinen Zugriff darauf.",
    other: "Pivotal konnte diese Anfrage nicht beantworten.",
  },
};
