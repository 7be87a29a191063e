/** Lower case without accents or width. */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .normalize("NFC");

/** What can be found of a customer: the same four texts for every contestant. */
export const texts = ({ name, domain, tags = [], custom_fields = {} }) => ({
  name,
  domain: domain ?? "",
  tags: tags.join(" "),
  custom: Object.values(custom_fields)
    .filter((value) => typeof value === "string")
    .join(" "),
});

/** The same in one folded string that starts with the name. */
export const haystack = (customer) => fold(Object.values(texts(customer)).join(" | "));

export const LIMIT = 20;
