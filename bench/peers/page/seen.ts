/** Taller than a row: what is this high holds rows, and its text is not a cell's. */
const CONTAINER_PX = 90;

function deepestAt(x: number, y: number): Element | null {
  let element = document.elementFromPoint(x, y);
  while (element?.shadowRoot) {
    const inner = element.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
}

/** The text of the cell that a person sees at a point; empty where there is none. */
export function textAt(x: number, y: number): string {
  const element = deepestAt(x, y);
  if (!element || element.getBoundingClientRect().height > CONTAINER_PX) return "";
  return element.textContent.trim();
}

/** Every node below a root, those in shadow roots too. */
export function countNodes(root: Node): number {
  let count = 0;
  for (const child of root.childNodes) {
    count += 1 + countNodes(child);
    if (child instanceof Element && child.shadowRoot) count += countNodes(child.shadowRoot);
  }
  return count;
}
