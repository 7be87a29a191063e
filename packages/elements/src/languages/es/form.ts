import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const form: Language["form"] = {
  title: "Añadir cliente",
  act: "Añadir cliente",
  saving: "Añadiendo",
  cancel: "Cancelar",
  close: "Cerrar",
  clear: "Borrar",
  name: "Nombre",
  domain: "Dominio",
  domainHint: "Basta una dirección web o de correo.",
  domainFrom: "Tomado de",
  owner: "Responsable",
  nobody: "Nadie",
  me: (name) => `${name} (yo)`,
  plan: "Plan",
  more: "Más",
  tags: "Etiquetas",
  tagsHint: "Enter o una coma añade una etiqueta.",
  addTag: "Añadir una etiqueta",
  removeTag: (tag) => `Quitar ${tag}`,
  choose: "Ninguno",
  duplicates: (count, n) =>
    `${count} ${plural(n, "cliente ya tiene", "clientes ya tienen", "de clientes ya tienen")} este dominio:`,
  moreDuplicates: (count) => `y ${count} más`,
  noDuplicates: "Ningún otro cliente tiene este dominio,",
  reach: (count, n) =>
    n === 1
      ? "según el único cliente cargado aquí."
      : `según los ${count} ${plural(n, "cliente cargado", "clientes cargados", "de clientes cargados")} aquí.`,
  restored: "Esto es lo que se había escrito antes.",
  startOver: "Empezar de nuevo",
  notAdded: "No se añadió.",
  forbidden:
    "No hay permiso para añadir clientes. Se puede pedir a un propietario o administrador del espacio de trabajo.",
  uncertain: "Puede que se haya añadido de todos modos. Reintentar no lo añade dos veces.",
  expired:
    "Un intento anterior quedó sin respuesta y es demasiado antiguo para distinguirlo de uno nuevo. Conviene mirar si el cliente ya existe antes de añadirlo otra vez.",
  slugTaken:
    "En el servidor ya están ocupados todos los nombres cortos de este cliente. Hay que cambiar el nombre.",
  added: "Añadido",
  open: "Abrir",
  asking: {
    title: "¿Cerrar sin añadir?",
    text: "Este cliente aún no se ha añadido.",
    edit: "Seguir editando",
    keep: "Cerrar y conservar el borrador",
    discard: "Descartar",
  },
};
