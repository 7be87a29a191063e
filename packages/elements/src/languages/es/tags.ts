import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

const customers = (count: string, n: number): string =>
  `${count} ${plural(n, "cliente", "clientes", "de clientes")}`;

export const tags: Language["tags"] = {
  of: (customer) => `Etiquetas de ${customer}`,
  add: "Añadir una etiqueta",
  none: "Aún no hay etiquetas.",
  notOffered: "Este servidor no tiene etiquetas.",
  suggestions: "Etiquetas en uso",
  create: "Crear",
  remove: "Quitar",
  removeTag: (tag) => `Quitar ${tag}`,
  rename: "Renombrar en todas partes…",
  promote: "Convertir en campo personalizado…",
  added: (tag) => `Se añadió ${tag}`,
  removed: (tag) => `Se quitó ${tag}`,
  has: (tag) => `${tag} ya está`,
  saved: "Etiquetas guardadas",
  notSaved: "No se guardaron las etiquetas.",
  dialogNotLoaded: "No se pudo cargar. Conviene revisar la conexión y reintentar.",
  dialog: {
    renameTitle: "Renombrar una etiqueta en todas partes",
    promoteTitle: "Convertir una etiqueta en campo personalizado",
    newName: "Nombre nuevo",
    isOn: (count, n) => `${customers(count, n)} ${plural(n, "tiene", "tienen")} esta etiqueta.`,
    isOnKnown: (count, n) =>
      `${customers(count, n)} ${plural(n, "tiene", "tienen")} esta etiqueta, por lo que se sabe aquí; los demás se buscan primero.`,
    renameMeans: "Se modifican todos los clientes que la tienen.",
    merges:
      "Ya existe una etiqueta con este nombre. Las dos pasan a ser una y no se podrán volver a distinguir.",
    field: "Campo personalizado",
    choose: "Elegir un campo",
    noFields:
      "No hay ningún campo personalizado donde ponerla. Los campos se definen en la configuración del espacio de trabajo.",
    value: "Valor en los clientes con la etiqueta",
    keep: "Conservar también la etiqueta",
    promoteMeans: (field) =>
      `Los clientes con la etiqueta reciben este valor. Los que ya tienen otra cosa en «${field}» quedan como están.`,
    renameAct: (count, n) => `Renombrar en ${customers(count, n)}`,
    promoteAct: (count, n) => `Aplicar a ${customers(count, n)}`,
    renamePlain: "Renombrar en todas partes",
    promotePlain: "Aplicar a todos los clientes",
    looking: "Buscando los clientes con la etiqueta",
    running: (done, total, n) => `${done} de ${customers(total, n)} ${plural(n, "procesado", "procesados")}`,
    stop: "Detener",
    stopping: "Se detendrá tras los cambios en curso",
    stopped: "Se detuvo antes de cambiar nada.",
    renamed: "Se renombró en todos los clientes.",
    changed: (count, n) => `${customers(count, n)} ${plural(n, "modificado", "modificados")}.`,
    unchanged: (count) => `${count} sin cambios.`,
    failed: (count) => `${count} con error.`,
    left: (count) => `${count} sin procesar.`,
    goOn: "Continuar",
    empty: "Una etiqueta necesita un nombre.",
    noValue: "Falta un valor.",
    notDay: "No es una fecha.",
    notNumber: "No es un número.",
  },
};
