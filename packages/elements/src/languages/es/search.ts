import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const search: Language["search"] = {
  open: "Buscar clientes",
  placeholder: "Nombre, dominio, contacto o status:at_risk",
  control: "Ctrl",
};

export const queryField: Language["queryField"] = {
  label: "Filtrar clientes",
  list: "Sugerencias",
  clear: "Borrar",
  not: "excepto ",
  me: "Yo",
  ops: { "<": "<", "<=": "≤", ">": ">", ">=": "≥" },
  edit: (chip) => `Editar ${chip}`,
  remove: (chip) => `Quitar ${chip}`,
  chips: (query) => `Filtrado por ${query}. Backspace edita el último filtro.`,
  suggestions: (count, n) => `${count} ${plural(n, "sugerencia", "sugerencias", "de sugerencias")}`,
};
