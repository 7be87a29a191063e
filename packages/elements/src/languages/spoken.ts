import { isServer } from "lit";
import { localeOf, served } from "../format/locale.ts";
import type { Language } from "./language.ts";
import { languages, overlaid, type SomeLanguage } from "./registry.ts";

/** That of the element at work. Rendering is synchronous, so that there is only one. */
let spoken: SomeLanguage | undefined;

/** The language for a locale: `de-AT` finds `de`. */
function languageOf(locale: string): SomeLanguage | undefined {
  for (let tag = locale.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, "")) {
    const found = languages[tag];
    if (found) return found;
  }
  return languages["en"];
}

/**
 * Has all words be read in an element's language from here on. Called before each rendering; code that reads words at another time calls
 * it itself.
 */
export function speak(element: Element): void {
  spoken = languageOf(localeOf(element));
}

/** What is spoken, for whoever keeps something that was made of words: another one is another value. */
export const tongue = (): unknown => spoken;

/** The locale in which an element's own words are written, as the reader's part of the world writes it. A time within a sentence is of it. */
export const localeOfWords = (locale: string): string =>
  /^en(?:-|$)/i.test(locale) || languageOf(locale) !== languages["en"] ? locale : "en";

/** Makes a table of English words one that speaks the language of the element at work. A word that it lacks stays English. */
export const words = <T extends object>(name: keyof Language, english: T): T =>
  overlaid(english, () => (isServer ? languageOf(served.locale) : spoken)?.[name]);
