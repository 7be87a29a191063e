import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const healthRecord: Language["healthRecord"] = {
  signals: "De qué se compone",
  weight: (percent) => `pesa un ${percent}`,
  signalScore: (score) => `${score} de 100`,
  nothingCounted: "Aún no hay nada que contar",
  noSignals: "Este servidor da la puntuación sin su composición.",
  notScored: "Aún no se cuenta nada. La puntuación llega con el primer onboarding, contrato o actividad.",
  trend: (last, change, since) => `${last} ahora, ${change} desde el ${since}`,
  up: (by) => `${by} más`,
  down: (by) => `${by} menos`,
  unchanged: "sin cambios",
  computed: (when) => `Calculada ${when}`,
  frozenMeans: "Seguirá cuando el cliente vuelva a estar activo.",
  movers: "Lo que más la movería",
  gain: (count, n) => `hasta ${count} ${plural(n, "punto", "puntos")}`,
  missing: "Falta y no cuenta",
  missingMeans: "En su lugar pesan más las otras señales.",
  changes: "Cambios de nivel",
  change: (from, to, score) => `De «${from}» a «${to}», con ${score}`,
  earlier: (count, n) => `y ${count} ${plural(n, "anterior", "anteriores")}`,
  mismatch: (bucket, status) =>
    `La puntuación dice «${bucket}» y el estado, «${status}». Una puntuación nunca cambia el estado: lo decide una persona.`,
  signalNames: {
    onboarding_velocity: "Ritmo del onboarding",
    recent_activity: "Actividad reciente",
    task_health: "Estado de las tareas",
    contract_size: "Tamaño del contrato",
    support_load: "Carga de soporte",
  },
};
