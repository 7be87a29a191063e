import type { Language } from "../language.ts";

export const customFields: Language["customFields"] = {
  label: "Campos personalizados",
  none: "Aún no hay campos personalizados. Se definen en la configuración del espacio de trabajo.",
  notOffered: "Este servidor no tiene campos personalizados.",
};
