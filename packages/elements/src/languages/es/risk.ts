import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const risk: Language["risk"] = {
  label: "Clientes que requieren atención",
  reach: (count, n, held) => `${count} de ${held} clientes ${plural(n, "requiere", "requieren")} atención`,
  reachSoFar: (count, n, held) =>
    `${count} de ${held} clientes cargados hasta ahora ${plural(n, "requiere", "requieren")} atención`,
  dismissed: (count, n) => `${count} ${plural(n, "oculto", "ocultos")}`,
  restore: "Mostrar ocultos",
  empty: "Nadie requiere atención por ahora.",
  emptySoFar: (held, n) =>
    n === 1
      ? "El cliente cargado hasta ahora no requiere atención."
      : `Ninguno de los ${held} clientes cargados hasta ahora requiere atención.`,
  emptyHint:
    "Un cliente aparece aquí cuando baja su puntuación, se marca en riesgo o se retrasa un onboarding.",
  noScores: "Este servidor no da puntuaciones de salud: se miran primero el estado y los onboardings.",
  reasons: "Motivos",
  setAtRisk: "Marcar en riesgo",
  setAtRiskOf: (name) => `Marcar en riesgo: ${name}`,
  dismiss: "Ocultar",
  dismissOf: (name) => `Ocultar ${name} hasta que algo cambie`,
  dismissHint: "Vuelve a aparecer cuando algo cambie.",
  wasDismissed: "queda oculto hasta que algo cambie.",
  wasSet: "está ahora en riesgo.",
  undo: "Deshacer",
  notSet: "No se marcó en riesgo.",
  notUndone: "No se deshizo.",
  more: (count) => `Mostrar ${count} más`,
  stale: "Puede no estar al día: no se pudieron cargar todos los clientes.",
  facts: {
    low_score: (score) => `La puntuación de salud es ${score}`,
    score_dropped: (from, to) => `La puntuación de salud bajó de ${from} a ${to}`,
    bucket_changed: (from, to) => `La salud pasó de «${from}» a «${to}»`,
    status: (word) => `Estado: ${word}`,
    suggested: {
      at_risk: "La puntuación indica riesgo, el estado no",
      active: "La puntuación es saludable, el estado aún dice «En riesgo»",
    },
    no_primary: "No hay contacto principal",
    late: (onboarding, count, n) =>
      `${onboarding} lleva ${count} ${plural(n, "día", "días")} de retraso en su lanzamiento`,
    onboarding_at_risk: (onboarding) => `${onboarding} está en riesgo`,
    quiet: (count, n) => `Sin cambios desde hace ${count} ${plural(n, "día", "días")}`,
  },
};
