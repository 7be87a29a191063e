/** The word that a table has for a value of the server's, which may be any; undefined when it has none. */
export function wordOf(words: Readonly<Record<string, string>>, key: string): string | undefined {
  const word: unknown = words[key];
  // What every object inherits is no word.
  return typeof word === "string" ? word : undefined;
}
