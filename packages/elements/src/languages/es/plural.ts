const rules = new Intl.PluralRules("es");

/** The form of a word that goes with a number; whole millions take "de". */
export const plural = (n: number, one: string, other: string, many = other): string => {
  const form = rules.select(n);
  return form === "one" ? one : form === "many" ? many : other;
};
