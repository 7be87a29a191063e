import { VERSION } from "./version.ts";

/** Registers an element once. A second copy on the page keeps the first and says so, with both versions; it never throws. */
export function define(tag: string, element: CustomElementConstructor): void {
  const held: (CustomElementConstructor & { version?: string }) | undefined = customElements.get(tag);
  if (!held) {
    Object.defineProperty(element, "version", { value: VERSION, configurable: true });
    customElements.define(tag, element);
  } else if (held !== element) {
    console.warn(
      `<${tag}> is on this page twice: ${held.version ?? "an unknown version"} is in use, ${VERSION} was left out. Load one copy.`,
    );
  }
}
