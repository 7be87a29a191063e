import { languages, overlaid, type SomeLanguage } from "./registry.ts";

export type { Language } from "./language.ts";
export type { SomeLanguage } from "./registry.ts";

/**
 * Adds a language, or changes single words of one, `en` included. What is on the page already speaks it at once where `lang` says so.
 * Of two for one code, the words of the later one count.
 * @param code as `lang` has it: `de` is also for `de-AT`, unless that is added too.
 */
export function addLanguage(code: string, language: SomeLanguage): void {
  const tag = code.toLowerCase();
  const known = languages[tag];
  languages[tag] = known ? overlaid(known, () => language) : language;
  // There is no page on a server.
  globalThis.dispatchEvent?.(new Event("pv-language"));
}
