import type { ActivityRow } from "@pivotal/sdk/store/record";
import { instant } from "../../format/date.ts";

/** Rows that are drawn, and left out while they are far away, together. */
const BLOCK = 40;

/** Events that follow each other on one day. */
export interface ActivityBlock {
  /** The same while older events come. */
  readonly name: string;
  /** From 0, among the blocks of all days. */
  readonly place: number;
  readonly rows: readonly ActivityRow[];
}

/** The events of one day in the reader's zone, newest first. */
export interface ActivityDay {
  /** Local, as `2026-11-02`; empty for events without a date. */
  readonly day: string;
  readonly blocks: readonly ActivityBlock[];
}

/** The day of a moment in the reader's zone; empty for what is no time. */
export function localDay(time: number): string {
  if (Number.isNaN(time)) return "";
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Puts rows, newest first, into their days; a row that comes out of turn joins its day. */
export function activityDays(rows: readonly ActivityRow[]): readonly ActivityDay[] {
  const days = new Map<string, ActivityRow[][]>();
  for (const row of rows) {
    const day = localDay(instant(row.timestamp));
    let blocks = days.get(day);
    if (!blocks) days.set(day, (blocks = []));
    const last = blocks.at(-1);
    if (last && last.length < BLOCK) last.push(row);
    else blocks.push([row]);
  }
  let place = 0;
  return Array.from(days, ([day, blocks]) => ({
    day,
    blocks: blocks.map((held, at) => ({ name: `${day} ${at}`, place: place++, rows: held })),
  }));
}
