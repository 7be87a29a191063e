/** A tag in use, and on how many customers as far as that is known. */
export interface TagUse {
  readonly name: string;
  readonly count: number;
}

/** What can be put in for a typed text: a tag in use, or the text as a new one. */
export interface TagOption {
  readonly name: string;
  /** Undefined for a tag that is not in use yet. */
  readonly count: number | undefined;
}

/** Options on show at a time. */
const MOST = 8;

const fold = (text: string): string => text.trim().toLocaleLowerCase();

/** What to offer for a text, most used first, without the tags that are there; a text that is no tag yet can be created. */
export function tagOptions(
  used: readonly TagUse[],
  text: string,
  held: readonly string[],
): readonly TagOption[] {
  const wanted = fold(text);
  const rank = ({ name }: TagUse) => (fold(name).startsWith(wanted) ? 0 : 1);
  const found = used
    .filter(({ name }) => fold(name).includes(wanted) && !held.includes(name))
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, MOST);
  const name = text.trim();
  const isNew =
    name !== "" && !name.includes(",") && !held.includes(name) && used.every((one) => one.name !== name);
  return isNew ? [...found, { name, count: undefined }] : found;
}
