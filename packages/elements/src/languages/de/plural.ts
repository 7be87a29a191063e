const rules = new Intl.PluralRules("de");

/** The form of a word that goes with a number. */
export const plural = (n: number, one: string, other: string): string =>
  rules.select(n) === "one" ? one : other;
