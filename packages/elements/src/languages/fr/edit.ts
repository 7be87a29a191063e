import type { Language } from "../language.ts";

export const edit: Language["edit"] = {
  input: (field, customer) => `${field} – ${customer}`,
  addTag: "Ajouter",
  removeTag: (tag) => `Retirer ${tag}`,
  tagKeys: "Enter pour ajouter. Ctrl+Enter pour enregistrer, Esc pour rétablir.",
  none: "(vide)",
  saving: "Enregistrement",
  saved: "Enregistré",
  notSaved: "Non enregistré",
  retry: "Réessayer",
  discard: "Abandonner",
  theirs: "Modifié ailleurs\u202f:",
  yours: "Votre saisie\u202f:",
  keep: "Garder ma version",
  take: "Prendre l’autre",
  owned: (source) =>
    `${source} gère ce champ. La prochaine synchronisation écrasera ce que vous enregistrez.`,
  churn: "Marquer comme perdu",
  churnMeans:
    "Les onboardings actifs sont mis en pause, les notifications s’arrêtent, le score de santé est figé, et le client ne compte plus parmi les actifs et quitte la liste par défaut.",
  sources: { hubspot: "HubSpot", salesforce: "Salesforce", stripe: "Stripe" },
  problems: {
    too_small: "Ce champ ne peut pas être vide.",
    invalid_format: "Ce n’est pas un domaine, comme example.com.",
    invalid_string: "Le format ne convient pas à ce champ.",
    invalid_type: "Ce n’est pas un nombre.",
    not_whole: "Ce n’est pas un nombre entier.",
    invalid_enum_value: "Ce champ n’accepte pas cette valeur.",
    invalid_email: "Ce n’est pas une adresse e-mail, comme ada@example.com.",
    email_taken: "Un autre contact a déjà cette adresse e-mail.",
    contact_not_found: "Ce contact n’est plus ici.",
    not_kept: "Le serveur ne conserve pas ce champ.",
  },
  refused: "Le serveur n’accepte pas cette valeur.",
};
