import type { Language } from "../language.ts";

export const common: Language["common"] = {
  retry: "Reintentar",
  details: "Detalles",
  requestId: (id) => `Solicitud ${id}`,
  loading: "Cargando",
  partMissing: "No se pudo cargar una parte de esta vista.",
  unavailable: "Este servidor no ofrece esta función.",
  cancel: "Cancelar",
  close: "Cerrar",
  notConnected:
    "Sin conexión con Pivotal. Hay que poner el elemento dentro de un <pv-provider base-url> o llamar a configure().",
  errors: {
    network: "No se pudo conectar con Pivotal. Conviene revisar la conexión y reintentar.",
    timeout: "Pivotal tardó demasiado en responder.",
    rateLimit: "Pivotal está ocupado con otras solicitudes de aquí. Se puede reintentar en un momento.",
    auth: "La sesión está cerrada. Hay que volver a iniciarla y reintentar.",
    forbidden: "No hay permiso para ver esto.",
    notFound: "Este cliente no existe o no hay permiso para verlo.",
    other: "Pivotal no pudo responder a esta solicitud.",
  },
};
