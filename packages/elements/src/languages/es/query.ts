import type { Language } from "../language.ts";

export const query: Language["query"] = {
  fields: {
    name: "Nombre",
    domain: "Dominio",
    contact: "Contacto",
    owner: "Responsable",
    plan: "Plan",
    status: "Estado",
    tag: "Etiqueta",
    health: "Salud",
    bucket: "Nivel de salud",
    mrr: "MRR",
    id: "Número",
    slug: "Nombre corto",
    created: "Creado",
    updated: "Actualizado",
    source: "Origen",
    is: "Es",
    has: "Tiene",
    no: "No tiene",
  },
  problems: {
    unknownField: (name) => `No hay ningún campo «${name}», así que se busca como texto.`,
    unknownValue: ({ name }, value) => `«${value}» no significa nada tras ${name}: y se omite.`,
    unusualValue: ({ label }, value) => `«${value}» no es habitual en «${label}».`,
    missingValue: ({ name }) => `Escribe un valor tras ${name}:`,
    openQuote: () => "Falta una comilla de cierre: todo lo que sigue forma parte de ella.",
    badNumber: (value) => `«${value}» no es un número y se omite.`,
    badDate: (value) =>
      `«${value}» no es una fecha como 2026-01-31, 2026-01, today o 7d (hace 7 días) y se omite.`,
    invertedRange: (from, to) => `${from}..${to} va hacia atrás y se omite.`,
    didYouMean: (suggestion) => ` ¿Querías decir ${suggestion}?`,
  },
};
