import type { Language } from "../language.ts";

export const views: Language["views"] = {
  label: "Vistas",
  all: "Todos los clientes",
  builtIn: "Predefinidas",
  own: "Mis vistas",
  shared: "Compartidas",
  actions: "Esta vista",
  edited: "Modificada",
  byDefault: "Inicial",
  names: {
    "pv-mine": "Mis clientes",
    "pv-at-risk": "En riesgo",
    "pv-no-primary": "Sin contacto principal",
    "pv-recently-churned": "Perdidos hace poco",
  },
  save: "Guardar cambios",
  revert: "Descartar cambios",
  saveAs: "Guardar como vista nueva…",
  rename: "Renombrar o compartir…",
  renameOwn: "Renombrar…",
  remove: "Eliminar…",
  makeDefault: "Usar como vista inicial",
  noDefault: "Dejar de usar como inicial",
  failed: "No se cargaron las vistas. Reintentar",
  saved: (name) => `Se guardó «${name}»`,
  removed: (name) => `Se eliminó «${name}»`,
  chosen: (name) => `Se muestra «${name}»`,
};

export const viewDialog: Language["viewDialog"] = {
  titles: {
    save: "Guardar como vista nueva",
    rename: "Modificar la vista",
    remove: "¿Eliminar esta vista?",
    changed: "Esta vista se modificó en otro lugar",
    gone: "Esta vista se eliminó en otro lugar",
    failed: "No se pudo guardar",
  },
  texts: {
    remove: (name) => `Se elimina «${name}». Los clientes que contiene no cambian.`,
    removeShared: (name) => `Se elimina «${name}» para todos. Los clientes que contiene no cambian.`,
    changed: (name) =>
      `Alguien guardó otra versión de «${name}» desde que se abrió aquí. Si se guarda esta, la reemplaza.`,
    gone: (name) => `«${name}» ya no existe. Lo que se ve se puede guardar como vista nueva.`,
  },
  actions: {
    save: "Guardar vista",
    rename: "Guardar",
    remove: "Eliminar vista",
    changed: "Guardar la mía",
    gone: "Guardar como vista nueva",
    failed: "Reintentar",
  },
  cancel: "Cancelar",
  keepTheirs: "Conservar la otra",
  name: "Nombre",
  share: "Compartida con todos",
  contents: "Una vista guarda los filtros, las columnas y el orden.",
  kept: {
    browser: "Se guarda en este navegador.",
    page: "Este navegador no guarda nada: la vista dura hasta que se cierre la página.",
  },
  needsName: "La vista necesita un nombre.",
  taken: "Ya existe una vista con este nombre.",
  full: "El almacenamiento de este navegador está lleno. Hay que eliminar una vista y reintentar.",
  storage: "No se pudo guardar la vista. No se cambió nada.",
};
