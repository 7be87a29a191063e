import { isCalendarDay } from "../../format/calendar-day.ts";
import { instant } from "../../format/date.ts";

const DAY_MS = 86_400_000;

/** Whole days from today in the reader's zone to a day such as `2026-11-02`, below 0 for the past; undefined for what is no day. */
export function daysUntil(day: string, now: number): number | undefined {
  if (!isCalendarDay(day)) return undefined;
  const today = new Date(now);
  // Counted in UTC, where every day has the same length.
  return Math.round(
    (instant(day) - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / DAY_MS,
  );
}
