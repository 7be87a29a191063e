import type { Calendar } from "./calendar.ts";
import type { Comparison } from "./query.ts";
import { foldText } from "./fold.ts";

/** Milliseconds since 1970, `to` not included. */
export interface DateSpan {
  readonly from: number;
  readonly to: number;
}

interface TypedDate extends DateSpan {
  /** Before or after now by some days; `undefined` for a date. */
  readonly away?: "ago" | "ahead";
}

export type DateUnit = "h" | "d" | "w" | "m" | "y";

const DATE = /^([1-9]\d{3})(?:-(\d\d?)(?:-(\d\d?))?)?$/;
const AWAY = /^([+-]?)(\d{1,4})([hdwmy])$/;
const DAY = 86_400_000;
const UNITS: Readonly<Record<DateUnit, number>> = { h: 1 / 24, d: 1, w: 7, m: 30, y: 365 };
const NAMED: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

function days({ startOf }: Calendar, year: number, month: string | undefined, day: string | undefined) {
  const m = Number(month ?? 1);
  const d = Number(day ?? 1);
  // 31 February would run on into March.
  const real = new Date(Date.UTC(year, m - 1, d)).getUTCMonth() === m - 1 && d > 0;
  if (!real) return undefined;
  const next = [day ? 0 : month ? 0 : 1, day ? 0 : month ? 1 : 0, day ? 1 : 0] as const;
  return { from: startOf(year, m, d), to: startOf(year + next[0], m + next[1], d + next[2]) };
}

/** The amount of time before or after now that a text says. */
export function amountOf(text: string): { count: number; unit: DateUnit; away: "ago" | "ahead" } | undefined {
  const [, sign, count, unit] = AWAY.exec(text) ?? [];
  return unit
    ? { count: Number(count), unit: unit as DateUnit, away: sign === "+" ? "ahead" : "ago" }
    : undefined;
}

/**
 * The span of a typed date: `2026`, `2026-03`, `2026-03-31`, `yesterday`, `today`, `tomorrow`, or an amount of `h`, `d`, `w`, `m` (30 days) or
 * `y` (365 days) before now, after now with a plus in front. `undefined` for anything else.
 */
export function typedDate(text: string, calendar: Calendar): TypedDate | undefined {
  const plain = foldText(text).trim();
  const [, year, month, day] = DATE.exec(plain) ?? [];
  if (year) return days(calendar, Number(year), month, day);
  if (Object.hasOwn(NAMED, plain)) {
    const [y, m, d] = calendar.today;
    const at = d + (NAMED[plain] ?? 0);
    return { from: calendar.startOf(y, m, at), to: calendar.startOf(y, m, at + 1) };
  }
  const amount = amountOf(plain);
  if (!amount) return undefined;
  const { count, unit, away } = amount;
  const at = calendar.now + (away === "ahead" ? 1 : -1) * count * UNITS[unit] * DAY;
  return { from: at, to: at, away };
}

function compared(op: Comparison, { from, to, away }: TypedDate, calendar: Calendar): DateSpan {
  const [y, m, d] = calendar.today;
  const near = op === "is" || op[0] === "<";
  if (away === "ago")
    return near ? { from, to: calendar.startOf(y, m, d + 1) } : { from: -Infinity, to: from };
  if (away === "ahead") return near ? { from: calendar.startOf(y, m, d), to } : { from, to: Infinity };
  if (op === "<") return { from: -Infinity, to: from };
  if (op === "<=") return { from: -Infinity, to };
  if (op === ">") return { from: to, to: Infinity };
  return op === ">=" ? { from, to: Infinity } : { from, to };
}

/** When the dates lie that a comparison asks for: `<7d` in the last 7 days, `<+7d` in the next. Empty when a value is no date. */
export function dateSpans(op: Comparison, values: readonly string[], calendar: Calendar): DateSpan[] {
  const typed = values.map((value) => typedDate(value, calendar));
  const [first, second] = typed;
  if (op !== "range") return typed.flatMap((date) => (date ? [compared(op, date, calendar)] : []));
  if (!first || !second) return [];
  const turned = first.away === "ago" && second.away === "ago" && first.from > second.from;
  return [turned ? { from: second.from, to: first.to } : { from: first.from, to: second.to }];
}
