import type { PropertyDeclaration, ReactiveElement } from "lit";

/*
 * Lit's own decorators also serve the standard form, which our compiler does not write. These do the same for the one form that is used
 * here, in a tenth of the code, which every page would load.
 */

/** Declares a field that draws the element anew when it changes, and may be an attribute. Not for accessors. */
export const property =
  (options?: PropertyDeclaration) =>
  (prototype: object, name: string): void =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);

/** Declares a field that draws the element anew when it changes, and is nobody else's. */
export const state = () => property({ state: true, attribute: false });

/** Makes a property read the first match in what the element has drawn; null when there is none, or nothing is drawn. */
export const query =
  (selector: string) =>
  (prototype: object, name: string): void => {
    Object.defineProperty(prototype, name, {
      get(this: ReactiveElement) {
        return (this.renderRoot as HTMLElement | undefined)?.querySelector(selector) ?? null;
      },
      configurable: true,
      enumerable: true,
    });
  };
