/** The element around another, as it is painted: through slots and out of shadow roots. */
const around = (element: Element): Element | null => {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
};

// Not rgb(0, 0, 0), which is black.
const TRANSPARENT = /^(transparent|rgba\(.*,\s*0\)|.*\/\s*0\))$/;

/** What stands around an element as far as it is seen through: colours from the nearest on, and whether a picture is among them. */
export function backgroundsOf(element: Element): { colours: readonly string[]; hasPicture: boolean } {
  const colours: string[] = [];
  let hasPicture = false;
  for (let at: Element | null = element; at; at = around(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    hasPicture ||= backgroundImage !== "none";
    if (TRANSPARENT.test(backgroundColor)) continue;
    colours.push(backgroundColor);
    // One that shows what is behind it is put upon that.
    if (!/^rgba|\//.test(backgroundColor)) return { colours, hasPicture };
  }
  return { colours: [...colours, "Canvas"], hasPicture };
}

/**
 * The colour that the page shows behind an element, for what must cover something else: the nearest background around it. A picture
 * cannot be told; `Canvas` stands for a page without any.
 */
export function backdropOf(element: Element): string {
  const [solid = "Canvas", ...above] = backgroundsOf(element).colours.toReversed();
  return [...above.toReversed().map((colour) => `linear-gradient(${colour},${colour})`), solid].join(",");
}
