import type { Language } from "../language.ts";

export const common: Language["common"] = {
  retry: "Réessayer",
  details: "Détails",
  requestId: (id) => `Requête ${id}`,
  loading: "Chargement",
  partMissing: "Une partie de cette vue n’a pas pu être chargée.",
  unavailable: "Ce serveur ne propose pas cette fonction.",
  cancel: "Annuler",
  close: "Fermer",
  notConnected:
    "Non connecté à Pivotal. Placez l’élément dans un <pv-provider base-url> ou appelez configure().",
  errors: {
    network: "Impossible de joindre Pivotal. Vérifiez votre connexion, puis réessayez.",
    timeout: "Pivotal a mis trop de temps à répondre.",
    rateLimit: "Pivotal traite déjà d’autres requêtes venant d’ici. Réessayez dans un instant.",
    auth: "Votre session est fermée. Reconnectez-vous, puis réessayez.",
    forbidden: "Vous n’avez pas accès à ce contenu.",
    notFound: "Ce client n’existe pas, ou vous n’y avez pas accès.",
    other: "Pivotal n’a pas pu répondre à cette requête.",
  },
};
