import { localeOfWords } from "../languages/spoken.ts";
import { instant } from "./date.ts";

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function relativeFormatOf(locale: string): Intl.RelativeTimeFormat {
  let format = relativeFormats.get(locale);
  if (!format)
    relativeFormats.set(locale, (format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })));
  return format;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/**
 * A time as people say it, such as "2 hours ago", in the language of the words that it stands among. What is not a time is returned as
 * it is.
 */
export function formatRelative(iso: string, around: string, now = Date.now()): string {
  const locale = localeOfWords(around);
  const at = instant(iso);
  if (Number.isNaN(at)) return iso;
  const distance = at - now;
  const format = relativeFormatOf(locale);
  for (const [unit, length] of UNITS) {
    if (Math.abs(distance) >= length) return format.format(Math.trunc(distance / length), unit);
  }
  return format.format(0, "second");
}
