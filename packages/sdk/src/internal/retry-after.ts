import { serverNow } from "./rate-headers.ts";

// IMF-fixdate, RFC 850 and asctime: all three of HTTP. Date.parse alone would take "-5" for a year.
const DATES = [
  /^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<time>[\d:]{8}) GMT$/,
  /^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<time>[\d:]{8}) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>[\d:]{8}) (?<year>\d{4})$/,
];
const MIN_WAIT = 250;
// Longer than any deadline, and still a date.
const MAX_SECONDS = 1e10;

const valueMs = (text: string, now: number): number => {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text)), MAX_SECONDS) * 1000;
  const { day, month, year, time } = DATES.map((date) => date.exec(text)).find(Boolean)?.groups ?? {};
  const century = year?.length === 2 ? (year > "69" ? "19" : "20") : "";
  return Date.parse(`${day} ${month} ${century}${year} ${time} GMT`) - now;
};

/**
 * How long a `Retry-After` asks to wait, in milliseconds, at least 250; undefined when it cannot be understood.
 * A date is measured against the answer's own `Date`. Of several values the longest counts.
 */
export const retryAfterMs = (headers: Headers): number | undefined => {
  // The comma of a date is followed by its day; the comma between two values is not.
  const values = headers.get("retry-after")?.split(/,(?! ?\d\d[ -]\w{3}[ -])/) ?? [];
  const waits = values.map((value) => valueMs(value.trim(), serverNow(headers)));
  const longest = Math.max(...waits);
  return Number.isFinite(longest) ? Math.max(longest, MIN_WAIT) : undefined;
};
