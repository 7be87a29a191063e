import { hydrate } from "@lit-labs/ssr-client";
import { adoptStyles, render, type CSSResultOrNative } from "lit";
import type { ServedElement } from "../base/served-element.ts";
import { takeGiven } from "./given.ts";
import { mend } from "./mend.ts";

/** An element as Lit sees it from inside. */
interface Inside {
  render(): unknown;
  renderOptions: { renderBefore?: ChildNode | null };
}

/** Elements inside of others, until those have given them what they are to show. */
const waiting = new WeakMap<Element, () => void>();

/** Has `draw`, the first update, find what a server has drawn instead of drawing it. */
export async function takeOver(element: ServedElement, draw: () => unknown): Promise<void> {
  if (element.hasAttribute("defer-hydration")) {
    await new Promise<void>((resolve) => waiting.set(element, resolve));
  }
  takeGiven(element);
  const { constructor, renderRoot } = element;
  const root = renderRoot as ShadowRoot;
  const inside = element as unknown as Inside;
  // From now on the page's own sheets hold, which say the same as the one that the server has named.
  adoptStyles(root, (constructor as unknown as { elementStyles: CSSResultOrNative[] }).elementStyles);
  if (root.firstElementChild?.localName === "link") root.firstElementChild.remove();
  inside.renderOptions.renderBefore = null;
  inside.render = () => {
    Reflect.deleteProperty(inside, "render");
    const value = inside.render();
    find(value, root, inside);
    return value;
  };
  // A host's own support for Lit's server rendering would do the same once more.
  for (const name of ["_$AG", "_$needsHydration"]) if (name in inside) Reflect.set(inside, name, false);
  draw();
  element.isServed = false;
  for (const child of root.querySelectorAll("*")) waiting.get(child)?.();
  element.requestUpdate();
}

function find(value: unknown, root: ShadowRoot, { renderOptions }: Inside): void {
  try {
    hydrate(value, root, renderOptions);
    mend(root);
  } catch {
    // Not what this page draws, as when another version is on the server: drawn anew, within the same frame.
    root.replaceChildren();
    Reflect.deleteProperty(root, "_$litPart$");
    render(value, root, renderOptions);
  }
}
