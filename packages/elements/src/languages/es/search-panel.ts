import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const searchPanel: Language["searchPanel"] = {
  results: "Resultados de la búsqueda",
  close: "Cerrar",
  recent: "Abiertos hace poco",
  customers: "Clientes",
  contacts: "Contactos",
  actions: "Acciones",
  fields: "Acotar por",
  more: "Más",
  showAll: "Mostrar todo en la lista",
  didYouMean: "Buscar en su lugar",
  hint: "Se puede escribir un nombre, un dominio, un contacto o un número. Las palabras se buscan por su comienzo.",
  nothing: (text) => `Ningún cliente coincide con «${text}».`,
  looking: "Buscando",
  found: (count, n) => `${count} ${plural(n, "resultado", "resultados", "de resultados")}`,
  reachSoFar: (count, n) =>
    `Búsqueda en ${count} ${plural(n, "cliente", "clientes", "de clientes")} hasta ahora`,
  reachAll: (count, n) =>
    n === 1 ? "Búsqueda en el único cliente que hay" : `Búsqueda en los ${count} clientes`,
  reachContacts: (count) => `y en los contactos de ${count}`,
  reachBoth: (reach, contacts) => `${reach}, ${contacts}`,
  keyNames: { enter: "Intro", escape: "Esc" },
  keys: { choose: "elegir", open: "abrir", newTab: "pestaña nueva", close: "cerrar" },
};
