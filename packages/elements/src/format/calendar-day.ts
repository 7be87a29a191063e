const DAY = /^\d{4}-\d\d-\d\d$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a text is a day as a date input takes it. */
export const isCalendarDay = (text: string): boolean =>
  DAY.test(text) && !Number.isNaN(new Date(text).getTime());

/** A day such as `2026-05-26` as the locale writes it, the same in every zone. What is not such a day is returned as it is. */
export function formatCalendarDay(day: string, locale: string): string {
  if (!isCalendarDay(day)) return day;
  let format = formats.get(locale);
  if (!format)
    formats.set(locale, (format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" })));
  return format.format(new Date(day));
}
