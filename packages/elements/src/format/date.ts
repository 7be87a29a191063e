/** Milliseconds since the epoch of a timestamp of the wire; NaN for what is none. */
export function instant(iso: string): number {
  return new Date(iso).getTime();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are kept: making one costs more than using it. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.timeStyle}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** The exact time, in the reader's zone. What is not a time is returned as it is. */
export function formatExact(iso: string, locale: string): string {
  const at = instant(iso);
  if (Number.isNaN(at)) return iso;
  return formatOf(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** The day, in the reader's zone. What is not a time is returned as it is. */
export function formatDay(iso: string, locale: string): string {
  const at = instant(iso);
  return Number.isNaN(at) ? iso : formatOf(locale, { dateStyle: "medium" }).format(at);
}
