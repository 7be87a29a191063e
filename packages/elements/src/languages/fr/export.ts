import type { Language } from "../language.ts";
import { plural } from "./plural.ts";

export const exporting: Language["exporting"] = {
  start: "Exporter en CSV",
  name: (day) => `Clients ${day}`,
  loading: (count, n) =>
    `${count} ${plural(n, "chargé", "chargés")} jusqu’ici. Le fichier sera créé une fois tous les clients chargés.`,
  writing: "Écriture du fichier",
  done: (count, n) => `${count} ${plural(n, "client exporté", "clients exportés", "de clients exportés")}.`,
  failed: "Aucun fichier n’a été créé.",
  cancel: "Annuler",
  retry: "Réessayer",
};
