/** A label within a sentence: its capital goes, those of an abbreviation stay. */
export const within = (label: string): string =>
  label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLocaleLowerCase("es"));
