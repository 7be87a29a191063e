// Compiled, never run: what a language must hold.
import type { Language, Words } from "../../packages/elements/src/languages/language.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const expect = <_Fact extends true>(): void => {};

/** Words are of any text, functions keep what they are given. */
export function widens() {
  expect<Equal<Language["health"]["label"], string>>();
  expect<Equal<Language["health"]["meter"], (score: string, bucket: string) => string>>();
  expect<Equal<Language["list"]["selected"], (count: string, _n: number) => string>>();
  expect<Equal<keyof Language["health"]["buckets"], "healthy" | "watch" | "at_risk">>();
  expect<Equal<Words<() => "a" | "b">, () => string>>();
}

export const whole: Language["field"] = {
  empty: "Leer",
  edit: (label, text) => `${label}: ${text}`,
  source: (source) => `Aus ${source}`,
  open: (text) => `${text} öffnen`,
  notLoaded: "Nicht geladen.",
};

// @ts-expect-error a word is missing
export const missing: Language["field"] = {
  empty: "Leer",
  edit: (label, text) => `${label}: ${text}`,
  source: (source) => `Aus ${source}`,
  open: (text) => `${text} öffnen`,
};

export const nested: Language["onboardings"]["people"] = {
  csm_id: "Betreuung",
  se_id: "Technik",
  designer_id: "Gestaltung",
  product_ops_id: "Betrieb",
};

// @ts-expect-error a word within a table is missing
export const missingWithin: Language["onboardings"]["people"] = {
  csm_id: "Betreuung",
  se_id: "Technik",
  designer_id: "Gestaltung",
};

export const unknown: Language["customFields"] = {
  label: "Felder",
  none: "Keine.",
  notOffered: "Nein.",
  // @ts-expect-error a word that is none
  more: "Mehr",
};

// @ts-expect-error a sentence that holds a value is no fixed word
export const fixed: Language["list"]["selected"] = "Ausgewählt";

// @ts-expect-error a table is missing
export const table: Language = {} as Omit<Language, "views">;
