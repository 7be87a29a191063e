/** The attribute in which a server hands the properties of an element to the page, as JSON. */
export const GIVEN = "data-pv-given";

/** Sets the properties that the server drew an element with, and takes them out of the page. */
export function takeGiven(element: Element): void {
  const text = element.getAttribute(GIVEN);
  if (text === null) return;
  element.removeAttribute(GIVEN);
  Object.assign(element, JSON.parse(text));
}
