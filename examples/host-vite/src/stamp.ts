/** Puts a page in the place of the one before. */
export function show(page: DocumentFragment): void {
  document.getElementById("app")?.replaceChildren(page);
}

/** The content of one of the page's templates, ready to be put in place. */
export function stamp(id: string): DocumentFragment {
  const template = document.getElementById(id);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`There is no template ${id}.`);
  return document.importNode(template.content, true);
}
