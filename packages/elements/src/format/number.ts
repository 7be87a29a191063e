const formats = new Map<string, Intl.NumberFormat>();

/** A number as the locale writes it. Formatters are kept: making one costs more than using it. */
export function formatNumber(value: number, locale: string, options?: Intl.NumberFormatOptions): string {
  const key = `${locale}${options ? JSON.stringify(options) : ""}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format.format(value);
}
