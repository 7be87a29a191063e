import { copies } from "../context/copies.ts";
import { VERSION } from "./version.ts";

type Versioned = CustomElementConstructor & { version?: string };

/**
 * Registers an element once. Where another copy of the package has registered it, that one stays, and one warning for the whole page
 * names both versions; it never throws.
 */
export function define(tag: string, element: Versioned): void {
  const held: Versioned | undefined = customElements.get(tag);
  if (!held) {
    element.version = VERSION;
    customElements.define(tag, element);
  } else if (held !== element && !copies().warned) {
    copies().warned = true;
    console.warn(`<${tag}> is on this page twice: ${held.version} is used, ${VERSION} is not.`);
  }
}
