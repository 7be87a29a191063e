import type { Language } from "../language.ts";
import { plural } from "./plural.ts";
import { within } from "./within.ts";

const customers = (count: string, n: number): string =>
  `${count} ${plural(n, "cliente", "clientes", "de clientes")}`;
const matching = (count: string, n: number): string =>
  n === 0 ? "Ningún cliente coincide" : `${customers(count, n)} ${plural(n, "coincide", "coinciden")}`;

export const list: Language["list"] = {
  label: "Clientes",
  columns: {
    name: "Nombre",
    domain: "Dominio",
    owner: "Responsable",
    plan: "Plan",
    status: "Estado",
    health: "Salud",
    mrr: "MRR",
    tag: "Etiquetas",
    created: "Creado",
    updated: "Actualizado",
    id: "#",
  },
  select: (name) => `Seleccionar ${name}`,
  selectAll: "Seleccionar todo",
  selected: (count, n) => `${count} ${plural(n, "seleccionado", "seleccionados")}`,
  sameDomain: (count, n) => `${customers(count, n)} ${plural(n, "tiene", "tienen")} este dominio`,
  soFar: (count, n) => `${customers(count, n)} hasta ahora`,
  all: (count, n) => (n === 0 ? "Sin clientes" : customers(count, n)),
  match: matching,
  matchSoFar: (count, n, held, heldN) =>
    `${matching(count, n)}, de ${held} ${plural(heldN, "cargado", "cargados")} hasta ahora`,
  sortedSoFar: (held, n) =>
    n === 1 ? "ordenado solo el cargado hasta ahora" : `ordenados solo los ${held} cargados hasta ahora`,
  sorting: "ordenando",
  hidden: (count, n) =>
    `${count} ${plural(n, "perdido o archivado oculto", "perdidos o archivados ocultos")}`,
  inactive: "Mostrar perdidos y archivados",
  empty: "Aún no hay clientes. Aparecen aquí en cuanto se añade el primero.",
  emptyHidden: "Todos los clientes de aquí están perdidos o archivados.",
  noMatch: "Ningún cliente coincide.",
  noMatchYet: "Ningún cliente coincide hasta ahora. Aún se están cargando más.",
  noMatchHidden: (count) => `Solo coinciden clientes perdidos o archivados: ${count}.`,
  clear: "Quitar el filtro",
  showInactive: "Mostrarlos",
  forbidden:
    "No hay permiso para ver los clientes de este espacio de trabajo. Se puede pedir a uno de sus administradores.",
  left: (name) => `La fila ya no está. Ahora en ${name}.`,
  leftAll: "La fila ya no está. La lista está vacía.",
  openMenu: (column) => `${column}: ordenar, agrupar, mover, cambiar el ancho u ocultar`,
  sorted: (by) => (by ? `Orden: ${by}` : "Orden: más recientes primero"),
  sortedBy: (column, rising) => `${column}, ${rising ? "ascendente" : "descendente"}`,
  grouped: (column) => (column ? `Agrupado por ${within(column)}` : "Ya sin agrupar"),
  group: (value, count) => `${value} · ${count}`,
  noValue: (column) => `Sin ${within(column)}`,
  moved: (column, place, total) => `${column}: columna ${place} de ${total}`,
  width: (column, count, n) => `${column}: ${count} ${plural(n, "píxel", "píxeles")} de ancho`,
  hiddenColumn: (column) => `${column}: columna oculta. «Visualización» la recupera.`,
};

export const columnMenu: Language["columnMenu"] = {
  label: (column) => `Columna ${column}`,
  orders: (kind) => {
    if (kind === "day") return ["Más antiguos primero", "Más recientes primero"];
    if (kind === "money" || kind === "number" || kind === "id" || kind === "health") {
      return ["De menor a mayor", "De mayor a menor"];
    }
    return kind === "status"
      ? ["Onboarding primero", "Archivados primero"]
      : ["Ordenar de A a Z", "Ordenar de Z a A"];
  },
  add: "Ordenar después por esta columna",
  unsort: "Dejar de ordenar",
  unsortOne: "Quitar del orden",
  group: "Agrupar por esta columna",
  pin: "Fijar",
  left: "Mover a la izquierda",
  right: "Mover a la derecha",
  wider: "Más ancha",
  narrower: "Más estrecha",
  share: "Ancho habitual",
  hide: "Ocultar columna",
  keys: { add: "Shift ↵", left: "Shift ←", right: "Shift →" },
};

export const listDisplay: Language["listDisplay"] = {
  open: "Visualización",
  group: "Agrupar por",
  none: "Sin agrupar",
  sort: "Ordenar por",
  newest: "Más recientes primero",
  rising: "Ascendente",
  falling: "Descendente",
  columns: "Columnas",
  up: (column) => `Subir ${column}`,
  down: (column) => `Bajar ${column}`,
  reset: "Columnas habituales",
};
