import type { Language } from "../language.ts";

export const field: Language["field"] = {
  empty: "Sin definir",
  edit: (label, text) => `${label}: ${text}. Editar`,
  source: (source) => `Sincronizado desde ${source}`,
  open: (text) => `Abrir ${text} en una pestaña nueva`,
  notLoaded: "No se pudo cargar el editor. Conviene revisar la conexión y reintentar.",
};
