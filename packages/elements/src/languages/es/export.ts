import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const exporting: Language["exporting"] = {
  start: "Exportar CSV",
  name: (day) => `Clientes ${day}`,
  loading: (count, n) =>
    `${count} ${plural(n, "cargado", "cargados")} hasta ahora. El archivo se crea cuando estén todos.`,
  writing: "Escribiendo el archivo",
  done: (count, n) =>
    `${count} ${plural(n, "cliente exportado", "clientes exportados", "de clientes exportados")}.`,
  failed: "No se creó ningún archivo.",
  cancel: "Cancelar",
  retry: "Reintentar",
};
