import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

const customers = (count: string, n: number): string =>
  `${count} ${plural(n, "cliente", "clientes", "de clientes")}`;

export const bulk: Language["bulk"] = {
  label: "Editar la selección",
  fields: { owner: "Responsable", plan: "Plan", status: "Estado", tags: "Etiquetas" },
  clear: "Quitar la selección",
  close: "Cerrar",
  cancel: "Cancelar",
  noOwner: "Nadie",
  choose: "Elegir",
  planHint: "Si se deja vacío, se quita el plan.",
  tagHint: "Varias etiquetas se separan con comas.",
  tagModes: { add: "Añadir", remove: "Quitar", replace: "Reemplazar todas por" },
  apply: (count, n) => `Modificar ${customers(count, n)}`,
  owned: (source, field, count, n, all) =>
    `${source} gestiona el campo «${field}» de ${all ? (n === 1 ? "este cliente" : "todos ellos") : customers(count, n)}. La próxima sincronización sobrescribirá el cambio.`,
  churn: (count, n) => `Marcar ${customers(count, n)} como ${plural(n, "perdido", "perdidos")}`,
  churnTitle: (count, n) => `¿Marcar ${customers(count, n)} como ${plural(n, "perdido", "perdidos")}?`,
  churnMeans: [
    "Sus onboardings activos se pausan, y así siguen hasta que alguien los reanude.",
    "Sus notificaciones se detienen.",
    "Sus puntuaciones de salud se congelan en su valor actual.",
    "Dejan de contar como activos y salen de la lista predeterminada.",
  ],
  running: (done, total, n) => `${done} de ${total} ${plural(n, "procesado", "procesados")}`,
  undoing: (done, total, n) => `${done} de ${total} ${plural(n, "restaurado", "restaurados")}`,
  cancelling: "Se detendrá tras los cambios en curso",
  changed: (count, n) => `${customers(count, n)} ${plural(n, "modificado", "modificados")}.`,
  restored: (count, n) => `${customers(count, n)} ${plural(n, "restaurado", "restaurados")}.`,
  wereSo: (count, n) => `${count} ya ${plural(n, "estaba", "estaban")} así.`,
  changedSince: (count) => `${count} sin tocar, por cambios posteriores.`,
  partly: (count) => `${count} de ellos solo en parte, porque alguien cambió el resto.`,
  left: (count) => `${count} sin procesar.`,
  failed: (count) => `${count} con error`,
  moreFailed: (count) => `y ${count} más`,
  retry: "Reintentar",
  goOn: "Continuar",
  undo: "Deshacer",
  undoChurn: "Al deshacer vuelve el estado anterior; los onboardings siguen en pausa.",
  dismiss: "Cerrar",
  unknown: "Un cliente que ya no está aquí",
};
