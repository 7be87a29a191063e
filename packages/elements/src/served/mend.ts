import { nothing } from "lit";
import { PartType } from "lit/directive.js";
import { isPrimitive } from "lit/directive-helpers.js";

/** Lit's names of what it keeps of a rendering: in what it publishes for pages, and in its own development. */
const COMMITTED = ["_$AH", "_$committedValue"];
const PARTS = ["_$AV", "_$parts"];

const held = (part: object, names: readonly string[]): unknown => {
  const name = names.find((one) => one in part);
  return name === undefined ? undefined : Reflect.get(part, name);
};

interface ChildPart {
  readonly startNode: Node;
  readonly endNode: Node;
}

interface AttributePart {
  readonly element: Element;
  readonly name: string;
  readonly strings?: readonly string[];
}

/**
 * Makes what a server drew what this page would have drawn. Lit takes over texts and attributes as if they were what the page says,
 * which they are not where a day, a distance in time or a number is written in another zone, later, or by another release of a language's
 * data; and where a server drew no text at all, it could not write one later.
 */
export function mend(root: object): void {
  const part: unknown = Reflect.get(root, "_$litPart$");
  if (part) mendChild(part as ChildPart);
}

function mendPart(part: object): void {
  switch (Reflect.get(part, "type")) {
    case PartType.CHILD:
      return mendChild(part as ChildPart);
    case PartType.ATTRIBUTE:
      return mendAttribute(part as AttributePart);
    case PartType.BOOLEAN_ATTRIBUTE: {
      const { element, name } = part as AttributePart;
      const value = held(part, COMMITTED);
      element.toggleAttribute(name, Boolean(value) && value !== nothing);
    }
  }
}

function mendChild(part: ChildPart): void {
  const value = held(part, COMMITTED);
  if (isPrimitive(value)) return mendText(part, value);
  const inside: unknown = Array.isArray(value) ? value : held(value, PARTS);
  for (const one of Array.isArray(inside) ? inside : []) if (one) mendPart(one as object);
}

function mendText(part: ChildPart, value: unknown): void {
  const { startNode, endNode } = part;
  const isNone = value === nothing || value === null || value === undefined || value === "";
  const text = isNone ? "" : String(value);
  const [first, ...more] = between(startNode, endNode);
  if (isNone) for (const node of [first, ...more]) node?.remove();
  else if (!(first instanceof Text)) (startNode as Comment).after(text);
  else if (first.data !== text) first.data = text;
  if (!isNone) return;
  const name = COMMITTED.find((one) => one in part);
  if (name) Reflect.set(part, name, nothing);
}

function* between(start: Node, end: Node): Iterable<ChildNode> {
  let next: ChildNode | null = start.nextSibling;
  while (next && next !== end) {
    const node = next;
    next = node.nextSibling;
    yield node;
  }
}

function mendAttribute(part: AttributePart): void {
  const { element, name, strings } = part;
  const value = held(part, COMMITTED);
  const values = strings && Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (values.includes(nothing)) return element.removeAttribute(name);
  const texts = values.map((one, at) => `${one ?? ""}${strings?.[at + 1] ?? ""}`);
  const text = (strings?.[0] ?? "") + texts.join("");
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}
