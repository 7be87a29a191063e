import type * as z from "zod/mini";
import { PaginationStalledError } from "../core/errors.ts";
import type { ApiResult } from "../core/options.ts";
import type { listEnvelopeSchema } from "../core/wire.schema.ts";

type Envelope = z.infer<typeof listEnvelopeSchema>;

/** Where a walk stands: after which cursor, and which rows of its instant were given. */
export interface Position {
  /** The server's, untouched; absent at the start. */
  cursor?: string | null;
  /** Rows that the next page may show again. */
  seen: ReadonlySet<string>;
  /** A cursor that a caller gave is taken as it is: rows of its instant were not seen here. */
  exact: boolean;
  empties: number;
}

export const MAX_LIMIT = 100;
const MAX_EMPTY_PAGES = 3;

const timeOf = (row: unknown): number => {
  const { created_at, timestamp } = Object(row) as Record<string, unknown>;
  return Date.parse(String(created_at ?? timestamp));
};
const keyOf = (row: unknown): string => {
  const { id } = Object(row) as { id?: unknown };
  return typeof id === "string" ? id : JSON.stringify(row);
};

/** A millisecond later, so that rows which share the instant at the page's edge show again instead of getting lost. */
const overlapped = (cursor: string): string => {
  const time = Date.parse(cursor);
  return Number.isNaN(time) ? cursor : new Date(time + 1).toISOString();
};

/** A position as one string that `list({ cursor })` takes. */
export const resumeAt = ({ cursor, seen, exact }: Position): string | undefined =>
  exact || !cursor ? (cursor ?? undefined) : JSON.stringify([cursor, ...seen]);

export const positionOf = (cursor?: string): Position => {
  const start = { cursor, seen: new Set<string>(), exact: true, empties: 0 };
  if (!cursor?.startsWith("[")) return start;
  try {
    const [real, ...seen] = JSON.parse(cursor) as string[];
    return { ...start, cursor: real, seen: new Set(seen), exact: false };
  } catch {
    return start;
  }
};

/** Where a page leads; undefined when it leads nowhere. */
const nextOf = (at: Position, page: Envelope, isNews: boolean): Position | undefined => {
  const [from, to] = [Date.parse(at.cursor ?? ""), Date.parse(page.next_cursor ?? "")];
  const goesBack = to > from || page.data.some((row) => timeOf(row) > from);
  const standsStill = page.has_more && !!at.cursor && (page.next_cursor === at.cursor || to === from);
  const empties = page.data.length ? 0 : at.empties + 1;
  // A server that shows rows of one instant can show no more of them than fit one page.
  const isStuck = standsStill && (!isNews || at.seen.size >= MAX_LIMIT);
  if (goesBack || isStuck || (page.has_more && empties > MAX_EMPTY_PAGES)) return undefined;
  const again = page.data.filter((row) => !(timeOf(row) > to)).map(keyOf);
  return {
    cursor: page.has_more ? page.next_cursor : null,
    seen: new Set([...(standsStill ? at.seen : []), ...again]),
    exact: false,
    empties,
  };
};

/** Reads the page at a position, without the rows that were given before. Throws when it would lose rows or go in circles. */
export const turnPage = async (
  fetchPage: (query: { limit: number; cursor?: string }) => Promise<ApiResult<Envelope>>,
  at: Position,
  size: number,
) => {
  const stalled = () =>
    new PaginationStalledError(
      "The list leads no further: too many rows share one instant, or its cursor stands still",
      {
        cursor: at.cursor ?? undefined,
      },
    );
  if (at.cursor === null) throw stalled();
  for (let limit = size; ; limit = MAX_LIMIT) {
    const asked = Math.min(MAX_LIMIT, limit + at.seen.size);
    const cursor = at.exact || !at.cursor ? at.cursor : overlapped(at.cursor);
    const { data: page, response } = await fetchPage({ limit: asked, cursor });
    const rows = page.data
      .map((row, index) => ({ row, index }))
      .filter(({ row }) => !at.seen.has(keyOf(row)));
    const next = nextOf(at, page, rows.length > 0);
    if (next) return { rows, page, next, response };
    if (asked === MAX_LIMIT) throw stalled();
  }
};
