/** The element around another, as it is painted: through slots and out of shadow roots. */
const around = (element: Element): Element | null => {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
};

const TRANSPARENT = /^(transparent|.*[,/]\s*0\))$/;

/**
 * The colour that the page shows behind an element, for what must cover something else: the nearest background around it. A picture
 * cannot be told; `Canvas` stands for a page without any.
 */
export function backdropOf(element: Element): string {
  const layers: string[] = [];
  for (let at: Element | null = element; at; at = around(at)) {
    const { backgroundColor } = getComputedStyle(at);
    if (TRANSPARENT.test(backgroundColor)) continue;
    layers.push(backgroundColor);
    // One that shows what is behind it is put upon that.
    if (!/^rgba|\//.test(backgroundColor)) return stack(layers);
  }
  return stack([...layers, "Canvas"]);
}

function stack(layers: readonly string[]): string {
  const [solid = "Canvas", ...above] = layers.toReversed();
  return [...above.toReversed().map((colour) => `linear-gradient(${colour},${colour})`), solid].join(",");
}
