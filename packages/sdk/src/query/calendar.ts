/** Where days begin, in milliseconds since 1970. Months count from 1; a day or month past the end runs on into the next. */
export interface Calendar {
  readonly now: number;
  /** Year, month and day of now. */
  readonly today: readonly [year: number, month: number, day: number];
  startOf(year: number, month: number, day: number): number;
}

/** Days of UTC in 1970: enough to check and order dates, which needs no zone. */
export const plainCalendar: Calendar = {
  now: 0,
  today: [1970, 1, 1],
  startOf: (year, month, day) => Date.UTC(year, month - 1, day),
};

/** The calendar of an IANA time zone, of here by default. Throws a `RangeError` for a zone that does not exist. */
export function calendarIn(timeZone: string | undefined, now: number): Calendar {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const shown = (at: number) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
    return { year, month, day, utc: Date.UTC(year, month - 1, day, hour, minute, second) };
  };
  const startOf = (year: number, month: number, day: number) => {
    const wanted = Date.UTC(year, month - 1, day);
    // The offset asked for first may be that of the other side of a change of clocks.
    const near = wanted - (shown(wanted).utc - wanted);
    return wanted - (shown(near).utc - near);
  };
  const { year, month, day } = shown(now);
  return { now, today: [year, month, day], startOf };
}
