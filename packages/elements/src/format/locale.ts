import { isServer } from "lit";

/** What a server draws elements in, where no page is around them; the browser's code is without it. */
export const served = { locale: "en" };

/** An element and the hosts of the shadow roots around it, from the inside out. */
export function* hostsAround(element: Element): Generator<Element> {
  for (let host: Element | undefined = element; host;) {
    yield host;
    const root: Node = host.getRootNode();
    host = root instanceof ShadowRoot ? root.host : undefined;
  }
}

/** The language an element speaks: that of the nearest `lang` around it, across shadow roots, else the browser's. */
export function localeOf(element: Element): string {
  if (isServer) return served.locale;
  for (const host of hostsAround(element)) {
    const lang = host.closest("[lang]")?.getAttribute("lang");
    if (lang && isLocale(lang)) return lang;
  }
  // A browser may name what Intl refuses, too: WebKitGTK says "C" where the system has no language.
  return isLocale(navigator.language) ? navigator.language : "en";
}

/** A page may say anything in `lang`; what Intl refuses must not break an element. */
function isLocale(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
