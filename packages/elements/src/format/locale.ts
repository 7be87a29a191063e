import { isServer } from "lit";

/** What a server draws elements in, where no page is around them; the browser's code is without it. */
export const served = { locale: "en" };

/** The language an element speaks: that of the nearest `lang` around it, across shadow roots, else the browser's. */
export function localeOf(element: Element): string {
  if (isServer) return served.locale;
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element) {
      const found: Element | null = node.closest("[lang]");
      const lang = found?.getAttribute("lang");
      if (lang && isLocale(lang)) return lang;
    }
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  // A browser may name what Intl refuses, too: WebKitGTK says "C" where the system has no language.
  return isLocale(navigator.language) ? navigator.language : "en";
}

/** The language in which an element's own words are written, as the reader's part of the world writes it. A time within a sentence is of it. */
export const localeOfWords = (locale: string): string => (/^en(?:-|$)/i.test(locale) ? locale : "en");

/** A page may say anything in `lang`; what Intl refuses must not break an element. */
function isLocale(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
