/** The word that a table has for a value of the server's, which may be any; undefined when it has none. */
export const wordOf = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;
