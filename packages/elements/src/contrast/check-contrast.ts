import { contrastOf, type Contrast } from "./contrast-of.ts";

const warned = new Set<string>();

const token = (name: string): string => (name === "page" ? "the page's background" : `--pv-${name}`);

/** What is wrong, in one sentence, and what would mend it, in another. */
export function adviceOn({ front, ground, ratio, least, better, scheme }: Contrast): string {
  const kind = least === 3 ? "What is seen" : "Text";
  // Rounded down: 4.49 is not 4.5.
  const shown = (Math.floor(ratio * 100) / 100).toString();
  const or = ground === "page" ? "" : `, or another colour for ${token(ground)}`;
  return (
    `Pivotal: ${token(front)} on ${token(ground)} has a contrast of ${shown}:1 in ${scheme} colours. ` +
    `${kind} needs ${least.toString()}:1: set ${token(front)} to ${better ?? "another colour"}${or}.`
  );
}

/** Every element of ours below, in whatever open shadow root. */
function* elementsBelow(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll("*")) {
    if (element.localName.startsWith("pv-")) yield element;
    // What is inside of one of ours has its colours.
    else if (element.shadowRoot) yield* elementsBelow(element.shadowRoot);
  }
}

/** Measures an element and says in the console what cannot be read, each pair of tokens once for light and once for dark. */
export function checkElement(element: Element): readonly Contrast[] {
  const poor = contrastOf(element).filter(({ better }) => better !== undefined);
  for (const found of poor) {
    const key = `${found.scheme} ${found.front} ${found.ground} ${found.on}`;
    if (warned.has(key)) continue;
    warned.add(key);
    console.warn(adviceOn(found));
  }
  return poor;
}

/**
 * Measures the contrast of what Pivotal's elements paint, where they stand, and says in the console what cannot be read well: text below
 * 4.5:1, shapes and edges below 3:1. Each pair of tokens once for light and once for dark. Returns what was found.
 */
export function checkContrast(root: ParentNode = document): readonly Contrast[] {
  return [...elementsBelow(root)].flatMap(checkElement);
}
