import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

const reach = (count: string, n: number, held: string, whom: string): string =>
  `${count} ${plural(n, "client", "clients", "de clients")} sur ${held}${whom} ${plural(n, "demande", "demandent")} votre attention`;

export const risk: Language["risk"] = {
  label: "Clients qui demandent votre attention",
  reach: (count, n, held) => reach(count, n, held, ""),
  reachSoFar: (count, n, held, heldN) =>
    reach(count, n, held, ` ${plural(heldN, "chargé", "chargés")} jusqu’ici`),
  dismissed: (count, n) => `${count} ${plural(n, "masqué", "masqués")}`,
  restore: "Afficher les masqués",
  empty: "Aucun client ne demande votre attention pour l’instant.",
  emptySoFar: (held, n) =>
    `Aucun client ne demande votre attention, sur ${held} ${plural(n, "chargé", "chargés")} jusqu’ici.`,
  emptyHint:
    "Un client apparaît ici quand son score baisse, quand il est marqué à risque ou quand un onboarding prend du retard.",
  noScores:
    "Ce serveur ne donne pas de scores de santé\u202f: le statut et les onboardings sont examinés en premier.",
  reasons: "Raisons",
  setAtRisk: "Marquer à risque",
  setAtRiskOf: (name) => `Marquer à risque\u202f: ${name}`,
  dismiss: "Masquer",
  dismissOf: (name) => `Masquer ${name} jusqu’au prochain changement`,
  dismissHint: "Réapparaît au prochain changement.",
  wasDismissed: "est masqué jusqu’au prochain changement.",
  wasSet: "est maintenant à risque.",
  undo: "Annuler",
  notSet: "Non marqué à risque.",
  notUndone: "L’annulation a échoué.",
  more: (count, n) => `En afficher ${count} ${plural(n, "autre", "autres")}`,
  stale: "Cette liste n’est peut-être pas à jour\u202f: certains clients n’ont pas pu être chargés.",
  facts: {
    low_score: (score) => `Le score de santé est de ${score}`,
    score_dropped: (from, to) => `Le score de santé a chuté de ${from} à ${to}`,
    bucket_changed: (from, to) => `La santé est passée de «\u202f${from}\u202f» à «\u202f${to}\u202f»`,
    status: (word) => `Statut\u202f: ${word}`,
    suggested: {
      at_risk: "Le score indique un risque, pas le statut",
      active: "Le score est sain, le statut indique encore «\u202fÀ risque\u202f»",
    },
    no_primary: "Il n’y a pas de contact principal",
    late: (onboarding, count, n) =>
      `${onboarding} a dépassé sa date de lancement de ${count} ${plural(n, "jour", "jours")}`,
    onboarding_at_risk: (onboarding) => `${onboarding} est à risque`,
    quiet: (count, n) => `Aucun changement depuis ${count} ${plural(n, "jour", "jours")}`,
  },
};
