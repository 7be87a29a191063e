/** The language an element speaks: that of the nearest `lang` around it, across shadow roots, else the browser's. */
export function localeOf(element: Element): string {
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
  return navigator.language || "en";
}

/** A page may say anything in `lang`; what Intl refuses must not break an element. */
function isLocale(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
