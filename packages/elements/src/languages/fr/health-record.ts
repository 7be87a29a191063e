import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const healthRecord: Language["healthRecord"] = {
  signals: "Composition du score",
  weight: (percent) => `compte pour ${percent}`,
  signalScore: (score) => `${score} sur 100`,
  nothingCounted: "Rien à compter pour l’instant",
  noSignals: "Ce serveur donne le score sans sa composition.",
  notScored:
    "Rien n’est encore pris en compte. Le score viendra avec le premier onboarding, le premier contrat ou la première activité.",
  trend: (last, change, since) => `${last} actuellement, ${change} depuis le ${since}`,
  up: (by) => `en hausse de ${by}`,
  down: (by) => `en baisse de ${by}`,
  unchanged: "stable",
  computed: (when) => `Calculé ${when}`,
  frozenMeans: "Il reprendra quand le client sera de nouveau actif.",
  movers: "Ce qui le ferait le plus évoluer",
  gain: (count, n) => `jusqu’à ${count} ${plural(n, "point", "points")}`,
  missing: "Manquant et non compté",
  missingMeans: "Les autres signaux comptent davantage à la place.",
  changes: "Changements de niveau",
  change: (from, to, score) => `De «\u202f${from}\u202f» à «\u202f${to}\u202f», avec un score de ${score}`,
  earlier: (count, n) => `et ${count} ${plural(n, "plus ancien", "plus anciens")}`,
  mismatch: (bucket, status) =>
    `Le score indique «\u202f${bucket}\u202f», le statut «\u202f${status}\u202f». Un score ne change jamais le statut\u202f: c’est une personne qui décide.`,
  signalNames: {
    onboarding_velocity: "Rythme d’onboarding",
    recent_activity: "Activité récente",
    task_health: "État des tâches",
    contract_size: "Taille du contrat",
    support_load: "Charge du support",
  },
};
