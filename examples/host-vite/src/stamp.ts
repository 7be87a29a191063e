/** The content of one of the page's templates, ready to be put in place. */
export function stamp(id: string): DocumentFragment {
  const template = document.getElementById(id);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`There is no template ${id}.`);
  return document.importNode(template.content, true);
}
