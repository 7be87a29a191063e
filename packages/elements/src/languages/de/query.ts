import type { Language } from "../language.ts";

export const query: Language["query"] = {
  fields: {
    name: "Name",
    domain: "Domain",
    contact: "Kontakt",
    owner: "Zuständig",
    plan: "Plan",
    status: "Status",
    tag: "Tag",
    health: "Health-Score",
    bucket: "Health-Stufe",
    mrr: "MRR",
    id: "Nummer",
    slug: "Kurzname",
    created: "Angelegt",
    updated: "Geändert",
    source: "Quelle",
    is: "Ist",
    has: "Hat",
    no: "Hat nicht",
  },
  problems: {
    unknownField: (name) => `Ein Feld „${name}“ gibt es nicht, daher wird danach als Text gesucht.`,
    unknownValue: ({ name }, value) => `„${value}“ bedeutet nach ${name}: nichts und wird weggelassen.`,
    unusualValue: ({ label }, value) => `„${value}“ ist für „${label}“ ungewöhnlich.`,
    missingValue: ({ name }) => `Geben Sie nach ${name}: einen Wert ein`,
    openQuote: () => "Ein schließendes Anführungszeichen fehlt, daher gehört alles Folgende dazu.",
    badNumber: (value) => `„${value}“ ist keine Zahl und wird weggelassen.`,
    badDate: (value) =>
      `„${value}“ ist kein Datum wie 2026-01-31, 2026-01, today oder 7d (vor 7 Tagen) und wird weggelassen.`,
    invertedRange: (from, to) => `${from}..${to} läuft rückwärts und wird weggelassen.`,
    didYouMean: (suggestion) => ` Meinten Sie ${suggestion}?`,
  },
};
