/**
 * A number that a person types with the decimal sign of the locale, as the store takes it: `1.234,5` in German is `1234.5`, and figures
 * such as the Arabic ones are read. Without that sign nothing tells thousands from a fraction: the text is returned as it is, as is
 * what is no number.
 */
export function readNumber(text: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value;
  const figures = [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)].reverse();
  const plain = [...text.trim()].map((one) => (figures.includes(one) ? figures.indexOf(one) : one)).join("");
  const [whole = "", part, ...rest] = plain.split(sign("decimal") ?? ".");
  if (part === undefined) return /^-?\d+$/.test(plain) ? plain : text;
  const isGrouped = /^-?\d{1,3}(?:[.,\s'’٬]\d{3})+$/.test(whole) && sign("group") !== undefined;
  const read = `${isGrouped ? whole.replace(/[^\d-]/g, "") : whole}.${part}`;
  return rest.length === 0 && /^-?\d+\.\d+$/.test(read) ? read : text;
}
