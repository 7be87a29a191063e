import type { Fault } from "@pivotal/mocks";

/** What is below the elements that these selectors name, each in the shadow root of the one before. Throws while it is not there. */
export function inside<T extends Element = HTMLElement>(
  canvas: HTMLElement,
  first: string,
  ...path: string[]
): T {
  let found: Element | null | undefined = canvas.querySelector(first);
  for (const selector of path) found = found?.shadowRoot?.querySelector(selector);
  if (!found) throw new Error(`There is no ${[first, ...path].join(" ")} yet.`);
  return found as T;
}

/** The shadow root of what `inside` finds. Throws while it is not there. */
export function rootOf(canvas: HTMLElement, first: string, ...path: string[]): ShadowRoot {
  const { shadowRoot } = inside(canvas, first, ...path);
  if (!shadowRoot) throw new Error(`${[first, ...path].join(" ")} has no shadow root yet.`);
  return shadowRoot;
}

export const textOf = (canvas: HTMLElement, first: string, ...path: string[]): string =>
  rootOf(canvas, first, ...path).textContent ?? "";

/** The parameters of a story whose backend fails in these ways. */
export const failing = (...faults: Fault[]) => ({ parameters: { backend: { faults } } });
