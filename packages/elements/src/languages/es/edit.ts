import type { Language } from "../language.ts";

export const edit: Language["edit"] = {
  input: (field, customer) => `${field} de ${customer}`,
  addTag: "Añadir",
  removeTag: (tag) => `Quitar ${tag}`,
  tagKeys: "Enter añade. Ctrl+Enter guarda, Esc restaura.",
  none: "(vacío)",
  saving: "Guardando",
  saved: "Guardado",
  notSaved: "Sin guardar",
  retry: "Reintentar",
  discard: "Descartar",
  theirs: "Modificado en otro lugar:",
  yours: "Escrito aquí:",
  keep: "Conservar lo mío",
  take: "Usar lo otro",
  owned: (source) =>
    `${source} gestiona este campo. La próxima sincronización sobrescribirá lo que se guarde.`,
  churn: "Marcar como perdido",
  churnMeans:
    "Los onboardings activos se pausan, las notificaciones se detienen, la puntuación de salud se congela y el cliente deja de contar como activo y sale de la lista predeterminada.",
  sources: { hubspot: "HubSpot", salesforce: "Salesforce", stripe: "Stripe" },
  problems: {
    too_small: "Este campo no puede quedar vacío.",
    invalid_format: "No es un dominio, como example.com.",
    invalid_string: "No tiene el formato que este campo necesita.",
    invalid_type: "No es un número.",
    not_whole: "No es un número entero.",
    invalid_enum_value: "El campo no admite este valor.",
    invalid_email: "No es una dirección de correo, como ada@example.com.",
    email_taken: "Otro contacto ya tiene este correo.",
    contact_not_found: "Este contacto ya no está aquí.",
    not_kept: "El servidor no guarda este campo.",
  },
  refused: "El servidor no acepta este valor.",
};
