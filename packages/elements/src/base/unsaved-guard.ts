const unsaved = new Set<object>();

const onLeave = (event: Event): void => event.preventDefault();

/**
 * Has the browser ask before the page is left while something typed is saved nowhere. Whoever holds it says so, and says when that
 * is over. Nothing listens otherwise: a page that does is not kept by the back/forward cache of every browser.
 */
export function setUnsaved(owner: object, isUnsaved: boolean): void {
  if (isUnsaved) unsaved.add(owner);
  else unsaved.delete(owner);
  if (unsaved.size > 0) window.addEventListener("beforeunload", onLeave);
  else window.removeEventListener("beforeunload", onLeave);
}
